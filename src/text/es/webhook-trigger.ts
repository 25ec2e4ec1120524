import type { webhookTrigger as english, answerWords as englishAnswerWords } from '../en/webhook-trigger.js';

const count = (number: number, one: string, several: string) => `${number} ${number === 1 ? one : several}`;

export const answerWords: typeof englishAnswerWords = {
  askElsewhere: (deliveries, url) =>
    `${url} no está en este equipo. ¿Enviar allí ${deliveries === 1 ? 'una entrega inventada' : `${deliveries} entregas inventadas`}?`,
  answered: (status, milliseconds, url) => `${status} en ${milliseconds} ms de ${url}`,
  unanswered: (problem, url) => `sin respuesta de ${url}: ${problem}`,
  sent: (events, bytes) => `${count(events, 'evento', 'eventos')}, ${bytes} bytes`,
  signatures: {
    valid: 'firmada',
    wrong: 'firmada con una clave equivocada',
    none: 'sin firma',
    original: 'firmada como lo hizo Meta',
  },
  summary: (taken, sent, url) => `${taken} de ${sent} entregas respondidas con 200 por ${url}`,
  times: (median, p99, slowest) =>
    `la mitad en ${median} ms o menos, 99 de cada 100 en ${p99} ms o menos, la más lenta en ${slowest} ms`,
};

export const webhookTrigger: typeof english = {
  'webhook trigger': {
    summary: 'Hacer de Meta: enviar a un servidor suyo una entrega firmada de cualquier tipo',
    args: {
      kind: 'Qué sucede, por ejemplo message-text (o text), status-read; si se omite, una terminal muestra todos',
    },
    options: {
      list: 'Mostrar todos los tipos que hay, o los que tengan la palabra indicada en su nombre o campo',
      to: 'Su servidor; si se omite, el `webhook listen` en marcha, y si no, http://127.0.0.1:3000/. Fuera de este equipo se pregunta antes',
      from: 'El número del cliente',
      name: 'El nombre del cliente',
      text: 'Lo que una persona lee: el texto, el pie de foto, el rótulo del botón, el emoji',
      messageId: 'El mensaje del que se trata, por ejemplo uno suyo cuyo estado espera',
      status: 'Otro estado; en otros tipos el evento, la decisión o la calidad',
      error: 'Código de Meta con el que falló el mensaje, con las palabras de Meta',
      template: 'El nombre de la plantilla',
      set: "Un miembro del valor, por ejemplo messages.0.text.body=Hola; una ruta que empieza por 'entry' es de toda la entrega",
      file: 'JSON o YAML con los miembros del valor que deban ser distintos, o una entrega entera, que se envía byte por byte (- para la entrada estándar)',
      duplicate: 'Cuántas veces se envía cada entrega, como Meta repite lo que no se respondió a tiempo',
      disorder:
        'Lo último primero: leído antes que entregado antes que enviado; con --burst, cada una antes de la que le precedió',
      batch: 'Eventos en una entrega',
      burst: 'Entregas, cada una de un evento propio; diez a la vez sin --rate',
      rate: 'Entregas por segundo',
      badSignature:
        'Firmada con una clave que nadie tiene: su servidor debe rechazarla (código de salida 6 si no lo hace)',
      signature: 'Sin firma: su servidor debe rechazarla (código de salida 6 si no lo hace)',
    },
    says: { ...answerWords, askKind: '¿Qué debe suceder?' },
  },
};
