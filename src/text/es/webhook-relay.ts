import type { relayWords as english } from '../en/webhook-relay.js';

const OF_LEVEL: Record<string, string> = { phone: 'del número', waba: 'de la cuenta', app: 'de la aplicación' };

export const relayWords: typeof english = {
  route: {
    notSubscribed: 'Meta no entrega nada de esta cuenta a la aplicación: `wabactl webhook subscribe`.',
    noCallback: (url) =>
      `Meta no tiene ningún callback, así que aquí todavía no llega nada: \`wabactl webhook set\` con una dirección que lleve a ${url}, o inicie esto con --tunnel cloudflared.`,
    here: (level, url) => `Meta entrega aquí: ${url} es el callback ${level}.`,
    elsewhere: (level, url) =>
      `Meta entrega en ${url} (callback ${level}), que no es este proceso, así que aquí no llega nada.`,
    unknown: (level, url) =>
      `Meta entrega en ${url} (callback ${level}). Si eso no lleva hasta aquí, --tunnel cloudflared --tee trae todo también aquí.`,
    ticked: (fields) => `Campos marcados: ${fields}.`,
    nothingTicked: 'No hay ningún campo marcado: `wabactl webhook fields --add messages`.',
    levels: OF_LEVEL,
  },
  putBackLate: (level, previous) =>
    `Un \`wabactl webhook listen\` terminó sin devolver el callback ${OF_LEVEL[level]} que había ocupado. ${
      previous === null ? 'Ahora se quitó; los mensajes van adonde iban antes.' : `Ahora se restableció: ${previous}`
    }`,
  notOursAnyMore: (level, current, previous) =>
    `Mientras tanto alguien más cambió el callback ${OF_LEVEL[level]} (ahora: ${current ?? 'ninguno'}), así que no se tocó. Antes de \`webhook listen\` era: ${previous ?? 'ninguno'}.`,
  putBack: (level, previous) =>
    previous === null
      ? `El callback ${OF_LEVEL[level]} se quitó de nuevo; los mensajes van adonde iban antes.`
      : `El callback ${OF_LEVEL[level]} se restableció: ${previous}`,
  takenOver: (level, url) => `Meta entrega a ${url} hasta que esto termine (callback ${OF_LEVEL[level]}).`,
  comesHere: (fields) => `De lo que está marcado en la aplicación, aquí llega: ${fields}`,
  originMissesAll: (url) => `${url} no recibe nada mientras tanto; --tee le pasa cada entrega.`,
  originGetsAll: (url) => `Cada entrega se pasa a ${url}, y Meta recibe su respuesta.`,
  alwaysToApp: (fields, url) =>
    `Estos van de todos modos al callback de la aplicación (${url ?? 'ninguno'}), porque Meta no deja que otro lo reemplace: ${fields}`,
  messagesNotTicked: (level) =>
    level === 'app'
      ? '`messages` no está marcado en la aplicación, así que no llegará ningún mensaje; `wabactl webhook subscribe` lo marca.'
      : '`messages` no está marcado en la aplicación, así que no llegará ningún mensaje; `--level app` lo marca si la aplicación aún no tiene callback, y si lo tiene, `wabactl webhook subscribe`.',
  ask: (url) => `${url} no recibe entregas mientras esto escucha, porque no se le pasan (--tee). ¿Continuar?`,
  tunnelOpening: (tunnel) => `Se abre un túnel con ${tunnel} …`,
  tunnelMoved: (url) => `El túnel tiene ahora otra dirección, y Meta ya lo sabe: ${url}`,
  tunnelLost: (tunnel) => `El túnel (${tunnel}) se cortó; se abre de nuevo …`,
  notTestedFromHere: (url) =>
    `Los servidores de nombres de este equipo todavía no conocen ${url}, así que no se pudo probar desde aquí; ahora lo prueba Meta.`,
  passedOn: (url, status, milliseconds) => `pasada a ${url}: ${status} en ${milliseconds} ms`,
  notPassedOn: {
    unreachable: (url, code, status) =>
      `NO se pasó: no se puede alcanzar ${url} (${code}); a Meta se le respondió ${status} y la repetirá`,
    'timed-out': (url, _code, status) =>
      `NO se pasó: ${url} tardó demasiado; a Meta se le respondió ${status} y la repetirá`,
    overloaded: (url, _code, status) =>
      `NO se pasó: demasiadas entregas esperan a ${url}; a Meta se le respondió ${status} y la repetirá`,
  },
  notKept: (problem) => `una entrega se pasó, pero no se pudo guardar aquí (${problem}): ¿está lleno el disco?`,
  forwardsTo: (url) => `Las entregas se reenvían a ${url}.`,
  forwardUnreachable: (url, code) =>
    `Todavía nadie escucha en ${url} (${code}); las entregas lo esperan y se reenvían cuando esté.`,
  forwarded: (url, status, milliseconds) => `→ ${url} ${status} en ${milliseconds} ms`,
  forwardFailed: {
    'timed-out': (url) => `→ ${url} tardó demasiado`,
    broken: (url) => `→ ${url} cortó la conexión`,
  },
  again: (seconds) => `otra vez en ${seconds} s`,
  givenUp: (attempts) => `abandonada tras ${attempts} intentos`,
  forwardGone: (url, code) => `→ no se puede alcanzar ${url} (${code}); las entregas lo esperan`,
  forwardBack: (url, waiting) =>
    waiting === 0 ? `→ ${url} ya responde` : `→ ${url} ya responde; ${waiting} entregas lo esperaban`,
  forwardDropped: (count) => `→ ${count} entregas se abandonaron sin reenviarse`,
  forwardLeft: (count, url) => (count === 1 ? `${url} no aceptó 1 entrega.` : `${url} no aceptó ${count} entregas.`),
};
