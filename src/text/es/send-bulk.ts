import { findAdvice } from '../advice.js';
import type { sendBulk as english } from '../en/send-bulk.js';
import { REFUSAL_ADVICE } from './graph-advice.js';
import { describeRowProblem } from './row-problems.js';

const people = (count: number) => (count === 1 ? '1 persona' : `${count} personas`);
const money = (currency: string | null, amount: number) =>
  [currency, amount < 1 ? amount.toFixed(4) : amount.toFixed(2)].filter(Boolean).join(' ');

const leftOutWords = {
  problem: describeRowProblem,
  repeats: (row: number) => `la misma persona que en la fila ${row}`,
  optedOut: (how: string) => `se dio de baja (${how})`,
  sources: {
    manual: 'anotado aquí',
    import: 'importado',
    words: 'respondió con una palabra',
    preference: 'lo desactivó en WhatsApp',
    '131050': 'rechazado por Meta, 131050',
  },
};

/** What a code of Meta's means; undefined for one that nobody here knows. */
function explain(code: number): string | undefined {
  const advice = findAdvice(REFUSAL_ADVICE, { code, subcode: null });
  return advice && `${advice.cause}. ${advice.hint}`;
}

const STATES = {
  waiting: 'sin enviar todavía',
  again: 'se intentará de nuevo',
  accepted: 'aceptado',
  refused: 'rechazado',
  unknown: 'desconocido',
  'not-sent': 'no enviado',
  sent: 'enviado',
  delivered: 'entregado',
  read: 'leído',
  failed: 'fallido',
  invalid: 'fuera: no válida',
  duplicate: 'fuera: repetida',
  'opted-out': 'fuera: se dio de baja',
};

const leftOutCounts = (invalid: number, duplicate: number, optedOut: number) =>
  [
    invalid === 1 ? '1 no válida' : `${invalid} no válidas`,
    duplicate === 1 ? '1 repetida' : `${duplicate} repetidas`,
    optedOut === 1 ? '1 dada de baja' : `${optedOut} dadas de baja`,
  ].join(', ');

const duration = (seconds: number) =>
  seconds < 90
    ? `${seconds} s`
    : seconds < 5400
      ? `${Math.ceil(seconds / 60)} min`
      : `${Math.floor(seconds / 3600)} h ${Math.ceil((seconds % 3600) / 60)} min`;

export const sendBulk: typeof english = {
  'send bulk': {
    summary:
      'Enviar una plantilla a todas las personas de un CSV de cualquier tamaño: se revisa cada fila, se muestra el plan y se confirma',
    args: {},
    options: {
      csv: 'CSV cuya primera línea nombra las columnas (- para la entrada estándar)',
      template: 'Nombre de la plantilla',
      language: 'Su idioma, por ejemplo es_MX; hace falta cuando hay varios',
      toColumn: 'La columna con los números (si no, según su nombre)',
      country: 'País de los números sin signo más, como ES o MX; + si todos comienzan con su código de país',
      map: 'Un valor de la plantilla y su columna, si no se llaman igual: 1=Nombre; se puede repetir',
      param: 'Un valor igual para todos: 2=viernes, header=menu.pdf, button_0=rebajas; se puede repetir',
      paramsFile: 'Lo que es igual para todos, en YAML o JSON, como lo toma `send template`',
      via: 'messages, o marketing-messages para la Marketing Messages API; las animaciones del encabezado solo van por esta',
      report: 'Escribir un CSV con las filas que quedan fuera, cada una con su motivo',
      rateCard: 'El CSV de precios de Meta, para estimar el costo (o WABACTL_RATE_CARD)',
      rate: 'No enviar más de tantos por segundo (si no, lo que Meta permite al número)',
      maxErrorPercent: 'Detenerse cuando falle más de este porcentaje',
      iHaveConsent:
        'Todas las personas del archivo aceptaron recibir mensajes; hace falta mientras no se guarden bajas',
    },
    says: {
      ...leftOutWords,
      checking: 'Revisando cada fila …',
      head: ({ template, language, category, queued }) =>
        `Plan: ${template} (${language}, ${category}) a ${people(queued)}`,
      labels: {
        file: 'Archivo',
        filling: 'Valores',
        unused: 'Sin usar',
        leftOut: 'Fuera',
        examples: 'Se lee',
        cost: 'Costo',
        limit: 'Límite',
        time: 'Tiempo',
      },
      file: (path, rows) => `${path === '-' ? 'entrada estándar' : path}, ${rows} ${rows === 1 ? 'fila' : 'filas'}`,
      filled: ({ slot, column, value }) =>
        `${slot === 'to' ? 'número' : slot} ${column === null ? `= ${value}` : `de la columna ${column}`}`,
      leftOut: leftOutCounts,
      leftOutLine: (line, to, message) => `línea ${line}, ${to || '(sin número)'}: ${message}`,
      more: (count) => `y ${count} más; --report <archivo> las tiene todas`,
      cost: (currency, amount, atMost) =>
        `${money(currency, amount)} si se entregan todos${atMost === null ? '' : `, hasta ${money(currency, atMost)} donde Meta lo considere extranjero`}; sin contar el volumen de este mes`,
      markets: (count, dearest, amount) => `${count} mercados; el mayor costo en ${dearest}: ${money(null, amount)}`,
      unpriced: (count) => `${count} a países para los que la lista no tiene precio`,
      costUnknown: 'no se conoce: --rate-card toma el CSV de precios de Meta',
      limit: ({ people: limit, isUnlimited, reached }) => {
        const used = `${reached} alcanzadas en 24 horas desde aquí`;
        if (isUnlimited) return `ninguno (${used})`;
        return limit === null ? `Meta no lo dijo (${used})` : `${limit} personas en 24 horas, ${used}`;
      },
      time: (seconds, perSecond) => `unos ${duration(seconds)} a ${perSecond} por segundo`,
      beyond: (count) =>
        `${people(count)} más de las que el límite de mensajes le permite ahora, salvo que tengan una ventana abierta: esos mensajes fallarán.`,
      unitedStates: (count) =>
        `${people(count)} en Estados Unidos: desde abril de 2025 Meta no entrega marketing allí (131049).`,
      strangers: (count, queued) =>
        count === queued
          ? 'Ninguna de ellas ha escrito a este canal, que sepa este equipo: asegúrese de que aceptaron.'
          : `${people(count)} nunca ${count === 1 ? 'escribió' : 'escribieron'} a este canal, que sepa este equipo: asegúrese de que aceptaron.`,
      askAny: '¿Enviar todo?',
      ask: (count, template) => `¿Enviar ${template} a ${people(count)}?`,
      askTyped: (count, template) =>
        `Esto envía ${template} a ${count === 1 ? '1 persona real' : `${count} personas reales`}. Escriba ${count} para enviarlo:`,
    },
  },
  'send bulk status': {
    summary: 'Mostrar los envíos masivos, o hasta dónde llegó uno y qué falló por qué',
    args: { run: 'Identificador del envío (si no, todos)' },
    options: {},
    says: {
      none: 'No hay ningún envío masivo en este equipo.',
      next: 'Siguiente: `wabactl send bulk --csv <archivo> --template <nombre>`',
      head: ['ENVÍO', 'PLANTILLA', 'ESTADO', 'ACEPTADOS', 'FALLIDOS'],
      states: {
        new: 'sin comenzar',
        sending: 'enviando',
        stopped: 'detenido',
        broken: 'interrumpido',
        cancelled: 'cancelado',
        finished: 'terminado',
      },
      title: (run, template, state) => `${run}: ${template}, ${state}`,
      labels: {
        file: 'Archivo',
        created: 'Comenzado',
        queued: 'En cola',
        leftOut: 'Fuera',
        waiting: 'Sin enviar',
        accepted: 'Aceptados',
        delivered: 'Entregados',
        read: 'Leídos',
        failed: 'Fallidos',
        refused: 'Rechazados',
        unknown: 'Desconocidos',
      },
      leftOut: leftOutCounts,
      reason: (cause) => `Se detuvo: ${cause}.`,
      why: 'Por qué fallaron o se rechazaron:',
      code: (code, count) => `${count} × ${code}${withExplanation(code)}`,
      unknown: 'Se perdió la respuesta de los desconocidos. Su estado dirá si Meta los tomó; nada se envía dos veces.',
      resume: (run) => `Siguiente: \`wabactl send bulk resume ${run}\` lo continúa`,
      report: (run) => `Siguiente: \`wabactl send bulk report ${run} -o csv\` tiene cada fila`,
    },
  },
  'send bulk report': {
    summary: 'Imprimir qué pasó con cada fila de un envío masivo, también con las que quedaron fuera',
    args: { run: 'Identificador del envío' },
    options: {},
    says: {
      ...leftOutWords,
      states: STATES,
      error: (code) => `${code}${withExplanation(code)}`,
      line: (row, to, state) => `${row}  ${to}  ${state}`,
    },
  },
};

function withExplanation(code: number): string {
  const explanation = explain(code);
  return explanation === undefined ? '' : `: ${explanation}`;
}
