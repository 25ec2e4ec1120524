import type { send as english } from '../en/send.js';
import { messageOptionWords, messageSays, messageWords } from './sending.js';

export const send: typeof english = {
  'send text': {
    summary: 'Enviar un texto; pueden recibirlo los clientes que escribieron en las últimas 24 horas',
    args: { to: messageWords.to, body: 'El texto (- para la entrada estándar)' },
    options: {
      preview: 'Mostrar una vista previa del primer enlace',
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send image': {
    summary: 'Enviar una imagen, JPEG o PNG, de 5 MB como máximo',
    args: { to: messageWords.to, media: 'Archivo, enlace que Meta lee, o identificador multimedia' },
    options: {
      caption: 'Texto debajo, de 1024 caracteres como máximo',
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send template': {
    summary: 'Enviar una plantilla aprobada, con sus parámetros comprobados contra su definición',
    args: { to: messageWords.to, name: 'Nombre de la plantilla' },
    options: {
      language: 'Su idioma, por ejemplo en_US; hace falta cuando hay varios',
      param: 'Un parámetro del cuerpo: un valor, en orden, o nombre=valor si tiene nombre; se puede repetir',
      paramsFile:
        'YAML o JSON con params, header, buttons, code, offer_ends, cards, order_status, tap_target (- para la entrada estándar)',
      header:
        'Lo que lleva su encabezado: un texto; un archivo, enlace o id multimedia; "latitud, longitud, nombre, dirección"; o catálogo/producto',
      filename: 'El nombre con que el cliente ve el documento del encabezado',
      button: 'Valor de un botón, por su posición desde 0: 0=rebajas; se puede repetir',
      offerEnds: 'Cuándo termina una oferta por tiempo limitado: una hora, o 48h a partir de ahora',
      code: 'El código de un solo uso de una plantilla AUTHENTICATION',
      preview: 'Mostrar lo que leería el cliente, sin enviar nada',
      via: 'messages, o marketing-messages para la Marketing Messages API; las animaciones del encabezado solo van por esta',
      ...messageOptionWords,
    },
    says: {
      synced: 'Las plantillas se leyeron de nuevo.',
      ...messageSays,
      labels: { ...messageSays.labels, template: 'Plantilla', text: 'Texto' },
      picture: 'El mensaje hasta ahora; lo que está entre {{…}} todavía no tiene valor:',
      askOptedOut: (to: string, day: string) =>
        `${to} se dio de baja (${day}; vea \`wabactl optout list\`). ¿Enviar de todos modos esta plantilla MARKETING?`,
      unsent: (template) => `Plantilla ${template}. No se envió nada.`,
      changed: (name, language, body) =>
        `La plantilla '${name}' (${language}) cambió desde que se leyó aquí. Su texto ahora es: ${body}`,
      american: (to) =>
        `Desde abril de 2025 Meta no entrega plantillas de marketing a números de Estados Unidos (131049). ${to} solo puede recibir esto si es de Canadá.`,
    },
  },
  'send bulk resume': {
    summary: 'Continuar un envío masivo que se interrumpió o se detuvo; ninguna fila se envía dos veces',
    args: { run: 'Id del envío; solo hace falta si hay varios sin terminar' },
    options: {},
    says: {},
  },
  'send bulk cancel': {
    summary: 'Terminar un envío masivo, también uno que otro proceso está enviando',
    args: { run: 'Id del envío' },
    options: {},
    says: {
      sure: (run, left) =>
        `¿Cancelar el envío ${run}? ${left === 1 ? '1 fila no se enviará' : `${left} filas no se enviarán`} nunca.`,
      ending: 'una línea: el envío está cancelado',
      stopping: 'Se está enviando en este momento; esperando sus últimas respuestas …',
      cancelled: (run, notSent) =>
        `El envío ${run} está cancelado; ${notSent === 1 ? '1 fila quedó' : `${notSent} filas quedaron`} sin enviar`,
      sent: (accepted, refused, unknown) => `${accepted} aceptados, ${refused} rechazados, ${unknown} sin saber`,
    },
  },
};
