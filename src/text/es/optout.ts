import type { optout as english } from '../en/optout.js';

const customers = 'Números de teléfono con código de país, o identificadores de usuario (BSUID)';
const COUNTRY = 'País de los números sin signo más, como ES o MX; + si todos comienzan con su código de país';

const SOURCES = {
  manual: 'anotado aquí',
  import: 'importado',
  words: 'respondió con una palabra',
  preference: 'lo desactivó en WhatsApp',
  '131050': 'rechazado por Meta (131050)',
};

const LABELS = { stop: 'Baja', resume: 'Alta' };
const NO_RESUME = 'ninguna: solo `wabactl optout remove` la revierte';
const MEANING =
  'Cuenta la respuesta que es una de estas palabras y nada más; no importan las mayúsculas, los acentos ni los signos.';

export const optout: typeof english = {
  'optout list': {
    summary: 'Listar a quienes no quieren recibir mensajes, y cómo se sabe',
    args: {},
    options: { source: 'Solo quienes se conocen por esta vía' },
    says: {
      empty: 'Nadie se ha dado de baja en este canal, que sepa este equipo.',
      next: 'Siguiente: `wabactl optout import <archivo>` toma una lista que usted tenga; `wabactl webhook listen` anota a quienes se dan de baja en WhatsApp',
      head: ['QUIÉN', 'CÓMO', 'DESDE', 'NOTA'],
      sources: SOURCES,
      total: (count) => (count === 1 ? '1 persona' : `${count} personas`),
    },
  },
  'optout add': {
    summary: 'Anotar que alguien no quiere recibir mensajes',
    args: { customers },
    options: { note: 'Por qué, o cómo lo dijo' },
    says: {
      added: (who) => `Anotado: ${who}`,
      known: (who) => `Ya se había dado de baja: ${who}`,
      meaning: '`wabactl send bulk` los deja fuera, y `send template` pregunta antes de una plantilla MARKETING.',
    },
  },
  'optout remove': {
    summary: 'Revertir una baja, cuando la persona quiere recibir mensajes otra vez',
    args: { customers },
    options: {},
    says: {
      ask: (who) => `¿${who} pidió recibir mensajes otra vez?`,
      removed: (who) => `Puede recibir mensajes otra vez: ${who}`,
      unknown: (who) => `No se había dado de baja: ${who}`,
    },
  },
  'optout import': {
    summary: 'Tomar una lista de personas que se dieron de baja: un CSV, o un número por línea',
    args: { file: 'El archivo (- para la entrada estándar)' },
    options: {
      column: 'La columna con los números (por omisión: según su nombre)',
      country: COUNTRY,
      note: 'De dónde viene la lista',
    },
    says: {
      done: (added, known) =>
        `${added} ${added === 1 ? 'baja es nueva' : 'bajas son nuevas'}, ${known} ya se ${known === 1 ? 'conocía' : 'conocían'}.`,
      invalid: (count) =>
        count === 1
          ? '1 línea no se tomó, y esa persona todavía podría recibir mensajes:'
          : `${count} líneas no se tomaron, y esas personas todavía podrían recibir mensajes:`,
      line: (line, given, reason) => `línea ${line}: ${given} (${reason})`,
      reasons: {
        'no-country-code': 'sin código de país; vea --country',
        impossible: 'no existe un número así',
      },
      more: (count) => `y ${count} más`,
    },
  },
  'optout words set': {
    summary: 'Hacer que respuestas como STOP o BAJA den de baja por sí solas, en este canal',
    args: { words: 'Palabras separadas por comas, por ejemplo STOP,BAJA' },
    options: { resume: 'Palabras que revierten esa baja, por ejemplo START,ALTA' },
    says: {
      labels: LABELS,
      none: NO_RESUME,
      done: 'Estas respuestas cuentan desde ahora',
      meaning: `${MEANING} Si ya hay un receptor en marcha, hay que iniciarlo de nuevo.`,
    },
  },
  'optout words show': {
    summary: 'Mostrar qué respuestas dan de baja por sí solas',
    args: {},
    options: {},
    says: {
      labels: LABELS,
      none: NO_RESUME,
      off: 'Las respuestas no se examinan.',
      next: 'Siguiente: `wabactl optout words set STOP,BAJA` lo activa',
      meaning: MEANING,
    },
  },
  'optout words off': {
    summary: 'Dejar de examinar las respuestas; quien se dio de baja sigue así',
    args: {},
    options: {},
    says: {
      done: 'Las respuestas ya no se examinan. Quien se dio de baja con una sigue así.',
      already: 'Las respuestas no se examinaban.',
    },
  },
};
