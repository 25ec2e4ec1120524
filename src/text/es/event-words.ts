import { findAdvice } from '../advice.js';
import type * as english from '../en/event-words.js';
import { joined, type TellingSentences, withReason } from '../tellings.js';
import { utcMinute } from '../utc-minute.js';
import { REFUSAL_ADVICE } from './graph-advice.js';

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const MESSAGES: Readonly<Record<string, string>> = {
  text: 'mensaje',
  image: 'imagen',
  video: 'video',
  audio: 'audio',
  voice: 'nota de voz',
  document: 'documento',
  sticker: 'sticker',
  location: 'ubicación',
  contacts: 'contacto',
  interactive: 'respuesta',
  button: 'respuesta',
  order: 'pedido',
  reaction: 'reacción',
  system: 'aviso',
  unsupported: 'mensaje no admitido',
  request_welcome: 'chat abierto',
  edit: 'mensaje editado',
  revoke: 'mensaje eliminado',
  media_placeholder: 'archivo',
};

const TEMPLATE_STATUSES: Readonly<Record<string, string>> = {
  APPROVED: 'aprobada: ya se puede enviar',
  REJECTED: 'RECHAZADA',
  PAUSED: 'EN PAUSA: por ahora no se puede enviar',
  DISABLED: 'DESACTIVADA: ya no se puede enviar',
  PENDING: 'en revisión',
  PENDING_DELETION: 'se eliminará',
  DELETED: 'eliminada',
  FLAGGED: 'marcada: hay quienes la bloquean o denuncian, y puede ser desactivada',
  REINSTATED: 'restablecida: se puede enviar de nuevo',
  IN_APPEAL: 'se está revisando de nuevo el rechazo',
};

const RESTRICTIONS: Readonly<Record<string, string>> = {
  RESTRICTED_ADD_PHONE_NUMBER_ACTION: 'no se pueden agregar números',
  RESTRICTED_BIZ_INITIATED_MESSAGING: 'no se pueden iniciar conversaciones, solo responder',
  RESTRICTED_CUSTOMER_INITIATED_MESSAGING: 'no se puede responder a los clientes',
  RESTRICTED_UTILITY_TEMPLATES: 'sin plantillas de utilidad',
  RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES: 'sin envío directo de plantillas de utilidad',
  RESTRICTED_BUSINESS_INITIATED_CALLING: 'sin llamadas a clientes',
  RESTRICTED_USER_INITIATED_CALLING: 'sin llamadas de clientes',
  RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN: 'sin llamadas de clientes, y el botón de llamada está oculto',
  RESTRICTED_BIZ_INITIATED_AND_USER_INITIATED_CALLING: 'sin llamadas en ningún sentido',
};

const BANS: Readonly<Record<string, string>> = {
  DISABLE: 'la cuenta está DESACTIVADA',
  REINSTATE: 'la cuenta vuelve a funcionar',
  SCHEDULE_FOR_DISABLE: 'la cuenta SERÁ DESACTIVADA',
};

const PIN_EVENTS: Readonly<Record<string, string>> = {
  PIN_CHANGED: 'se cambió el PIN del número',
  PIN_RESET_REQUEST: 'alguien pidió desactivar el PIN',
  PIN_REQUEST_SUCCESS: 'se desactivó el PIN',
};

const CALLS: Readonly<Record<string, string>> = {
  connect: 'comienza',
  ringing: 'suena',
  accepted: 'fue aceptada',
  rejected: 'fue rechazada',
};

const GROUPS: Readonly<Record<string, string>> = {
  group_create: 'creado',
  group_delete: 'eliminado',
  group_participants_add: 'entró',
  group_participants_remove: 'salió o fue retirado',
  group_join_request_created: 'pide entrar',
  group_join_request_revoked: 'ya no pide entrar',
  group_settings_update: 'configuración cambiada',
  group_suspend: 'SUSPENDIDO por Meta',
  group_suspend_cleared: 'ya no está suspendido',
};

const PREFERENCES: Readonly<Record<string, string>> = {
  stop: 'NO QUIERE MÁS mensajes de marketing',
  resume: 'quiere de nuevo mensajes de marketing',
  signup: 'se suscribió a mensajes de marketing',
};

const tellings: TellingSentences = {
  text: ({ text }) => text,
  media: ({ filename, caption }) => joined(', ', [filename, caption]),
  location: ({ name, address, latitude, longitude }) =>
    joined(', ', [name, address, latitude !== null && longitude !== null && `${latitude}, ${longitude}`]),
  contacts: ({ people, isRequested }) =>
    `${isRequested ? 'compartido a pedido: ' : ''}${people
      .map(({ name, phones }) => joined(' ', [name, phones.join(', ')]))
      .join('; ')}`,
  choice: ({ text, payload }) => withReason(text, payload),
  form: ({ name, answers }) =>
    answers.length === 0
      ? withReason('formulario completado', name)
      : `formulario completado: ${answers.map((answer) => `${answer.name}=${answer.value}`).join(', ')}`,
  'call-permission': ({ isGiven, until, isPermanent }) => {
    if (!isGiven) return 'no permite llamadas';
    return isPermanent || until === null ? 'permite llamadas' : `permite llamadas hasta ${utcMinute(until)}`;
  },
  order: ({ items, totals, note }) =>
    joined(', ', [
      counted(items, 'artículo'),
      totals.map(({ amount, currency }) => joined(' ', [String(amount), currency])).join(' + '),
      note && `«${note}»`,
    ]),
  reaction: ({ emoji }) => emoji,
  'reaction-removed': () => 'retirada',
  system: ({ type, body }) =>
    body ?? (type === 'customer_identity_changed' ? 'quizá tiene otro dispositivo o reinstaló WhatsApp' : (type ?? '')),
  unsupported: ({ type }) =>
    `Meta no lo transmite${type === null ? '' : ` (${type})`}; pida que lo envíe de otra forma`,
  welcome: () => '',
  edited: ({ text, of }) => joined(' ', [text, of && `(antes: ${of})`]),
  revoked: ({ of }) => of ?? '',
  placeholder: () => 'el archivo llega después',

  'template-status': ({ status, reason, explanation, advice }) =>
    joined(': ', [withReason(TEMPLATE_STATUSES[status] ?? status, reason), joined(' ', [explanation, advice])]),
  'template-quality': ({ from, to }) => `calidad ${from ?? '?'} → ${to ?? '?'}`,
  'template-category': ({ from, to }) => `cambió de categoría: ${joined(' → ', [from, to])}, y con ella su precio`,
  'template-category-coming': ({ from, to, at }) =>
    `Meta cambiará su categoría: ${from ?? '?'} → ${to ?? '?'}${at === null ? '' : ` el ${utcMinute(at)}`}, y con ella su precio`,
  'template-edited': () => 'cambió su contenido',

  restriction: ({ restrictions }) =>
    `RESTRINGIDA: ${restrictions
      .map(({ type, until, remedy }) =>
        joined(' ', [
          RESTRICTIONS[type ?? ''] ?? type ?? '?',
          until !== null && `hasta ${utcMinute(until)}`,
          remedy !== null && remedy !== '' && `(${remedy})`,
        ]),
      )
      .join('; ')}`,
  violation: ({ type }) => `se detectó una infracción de las políticas: ${type ?? '?'}`,
  ban: ({ state, date }) => joined(', ', [BANS[state ?? ''] ?? state ?? '?', date]),
  'partner-removed': ({ reason, by }) => joined(', ', [`desconectada: ${reason ?? '?'}`, by && `por ${by}`]),
  review: ({ decision }) => `revisión de la cuenta: ${decision ?? '?'}`,
  alert: ({ severity, type, description }) => joined(': ', [joined(' ', [severity, type]), description]),
  settings: ({ type }) => `configuración cambiada (${type ?? '?'})`,
  capability: ({ limit, numbers }) =>
    joined('; ', [
      limit !== null && mayWriteTo(limit),
      numbers !== null && `puede tener ${counted(Number(numbers), 'número')}`,
    ]),
  username: ({ username, status }) => joined(' ', [username && `@${username}`, status]),
  'display-name': ({ decision, name, reason }) =>
    `nombre visible ${name === null ? '' : `«${name}» `}${withReason(decision ?? '?', reason)}`,
  'number-limit': ({ event, from, to }) =>
    joined(': ', [event, to === null ? null : joined(' → ', [from, mayWriteTo(to)])]),
  pin: ({ event }) => PIN_EVENTS[event ?? ''] ?? event ?? '?',
  solution: ({ event, solutionId, status }) => joined(' ', [event, solutionId, status]),
  payments: ({ name, provider, status }) =>
    joined(' ', ['configuración de pagos', name, provider && `(${provider})`, status]),
  account: ({ event, details }) =>
    joined(': ', [event, details.map(({ name, value }) => `${name}=${value}`).join(', ')]),

  preference: ({ value }) => PREFERENCES[value ?? ''] ?? value ?? '?',
  'user-id': ({ previous, current }) => `${previous ?? '?'} pasa a ser ${current ?? '?'}`,
  call: ({ change, seconds, outcome }) =>
    change === 'terminate'
      ? joined(', ', ['terminó', seconds !== null && `${seconds} s`, outcome])
      : (CALLS[change] ?? change),
  group: ({ change, groupId, subject, people, by, hasFailed }) => {
    const what = joined(' ', [
      subject === null ? groupId : `«${subject}»`,
      hasFailed ? `FALLÓ: ${change ?? '?'}` : (GROUPS[change ?? ''] ?? change ?? '?'),
    ]);
    const who = people.map((person) => (/^\d/.test(person) ? `+${person}` : person)).join(', ');
    return withReason(joined(': ', [what, who]), by);
  },
  'flow-status': ({ from, to, flowId }) => `${flowId ?? ''} ${from ?? '?'} → ${to ?? '?'}`.trim(),
  'flow-alert': ({ message, state, flowId }) => joined(': ', [joined(' ', [flowId, state]), message]),
  history: ({ phase, progress }) => `chats del teléfono: parte ${phase ?? '?'}, ${progress ?? '?'} % entregado`,
  'history-declined': () => 'la empresa no compartió los chats de su teléfono',
  contact: ({ action }) =>
    action === 'remove' ? 'eliminado de la agenda del teléfono' : 'en la agenda del teléfono, nuevo o modificado',
  handover: ({ change, previous, why }) =>
    joined(' ', [
      change === 'control_passed' ? 'se traspasó la conversación' : change,
      previous && `de ${previous}`,
      why && `(${why})`,
    ]),
  conversion: ({ name, value, currency }) => joined(' ', [name, joined(' ', [value, currency]), 'tras un anuncio']),
  unknown: ({ members }) =>
    members.length === 0 ? 'desconocido para esta versión' : `desconocido para esta versión: ${members.join(', ')}`,
};

function mayWriteTo(limit: string): string {
  const [, count = limit] = /^TIER_(.+)$/.exec(limit) ?? [];
  if (count === 'UNLIMITED' || count === '-1') return 'puede escribir a cualquier número de personas en 24 horas';
  return count.endsWith('NOT_SET')
    ? 'el límite de mensajes todavía no está fijado'
    : `puede escribir a ${count.replace(/K$/, '000')} personas en 24 horas`;
}

export const eventWords: typeof english.eventWords = {
  tellings,
  messages: MESSAGES,
  message: (type) => `mensaje ${type}`,
  kinds: {
    message: 'mensaje',
    status: 'estado',
    error: 'error',
    template: 'plantilla',
    account: 'cuenta',
    preference: 'preferencia',
    'user-id': 'id. de usuario',
    call: 'llamada',
    group: 'grupo',
    flow: 'flow',
    history: 'historial',
    contact: 'contacto',
    handover: 'traspaso',
    conversion: 'conversión',
    other: 'otro',
  },
  statuses: {
    sent: 'enviado (sent)',
    delivered: 'entregado (delivered)',
    read: 'leído (read)',
    played: 'reproducido (played)',
    failed: 'fallido (failed)',
  },
  origins: {
    smb_message_echoes: 'escrito en el teléfono',
    message_echoes: 'enviado por otra aplicación',
    standby: 'responde otra aplicación',
    history: 'del historial',
  },
  from: 'de',
  to: 'para',
  number: (display) => `número ${display}`,
  inGroup: (groupId) => `en el grupo ${groupId}`,
  referral: (name, isPost) => joined(' ', ['por', isPost ? 'una publicación' : 'un anuncio', name && `«${name}»`]),
  forwarded: 'reenviado',
  product: (name) => `sobre el producto ${name}`,
  reply: 'respuesta',
  free: 'gratis',
  arrivals: (count) => `entregado ${count} veces`,
  duplicate: 'repetido',
  late: (seconds) => `${seconds} s de retraso`,
  outOfOrder: (status) => `llegó después de ${status}`,
  failedWith: (code, title) => joined(' ', [code > 0 && String(code), title]),
  notDelivered: (code, title) => {
    const advice = findAdvice(REFUSAL_ADVICE, { code, subcode: null });
    return advice
      ? `${code} ${advice.cause} (Meta: ${title.replace(/\.$/, '')}). ${advice.hint}`
      : joined(' ', [code > 0 && String(code), title]);
  },
};
