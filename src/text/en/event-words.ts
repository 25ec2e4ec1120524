import { findAdvice } from '../advice.js';
import { joined, type TellingSentences, withReason } from '../tellings.js';
import { utcMinute } from '../utc-minute.js';
import { REFUSAL_ADVICE } from './graph-advice.js';

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Of a message; anything else is called by Meta's word. */
const MESSAGES: Readonly<Record<string, string>> = {
  text: 'message',
  image: 'image',
  video: 'video',
  audio: 'audio',
  voice: 'voice message',
  document: 'document',
  sticker: 'sticker',
  location: 'location',
  contacts: 'contact card',
  interactive: 'answer',
  button: 'answer',
  order: 'order',
  reaction: 'reaction',
  system: 'notice',
  unsupported: 'unsupported message',
  request_welcome: 'chat opened',
  edit: 'edited message',
  revoke: 'deleted message',
  media_placeholder: 'file',
};

const TEMPLATE_STATUSES: Readonly<Record<string, string>> = {
  APPROVED: 'approved: it can be sent now',
  REJECTED: 'REJECTED',
  PAUSED: 'PAUSED: it cannot be sent for now',
  DISABLED: 'DISABLED: it cannot be sent any more',
  PENDING: 'in review',
  PENDING_DELETION: 'will be deleted',
  DELETED: 'deleted',
  FLAGGED: 'flagged: people block or report it, and it may be disabled',
  REINSTATED: 'reinstated: it can be sent again',
  IN_APPEAL: 'the rejection is being looked at again',
};

const RESTRICTIONS: Readonly<Record<string, string>> = {
  RESTRICTED_ADD_PHONE_NUMBER_ACTION: 'no numbers can be added',
  RESTRICTED_BIZ_INITIATED_MESSAGING: 'no conversation can be begun, only answered',
  RESTRICTED_CUSTOMER_INITIATED_MESSAGING: 'customers cannot be answered',
  RESTRICTED_UTILITY_TEMPLATES: 'no utility templates',
  RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES: 'no utility templates sent directly',
  RESTRICTED_BUSINESS_INITIATED_CALLING: 'no calls to customers',
  RESTRICTED_USER_INITIATED_CALLING: 'no calls from customers',
  RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN: 'no calls from customers, the call button is hidden',
  RESTRICTED_BIZ_INITIATED_AND_USER_INITIATED_CALLING: 'no calls in either direction',
};

const BANS: Readonly<Record<string, string>> = {
  DISABLE: 'the account is DISABLED',
  REINSTATE: 'the account works again',
  SCHEDULE_FOR_DISABLE: 'the account WILL BE DISABLED',
};

/** What the last two mean follows from their names only (UNSURE). */
const PIN_EVENTS: Readonly<Record<string, string>> = {
  PIN_CHANGED: 'the PIN of the number was changed',
  PIN_RESET_REQUEST: 'somebody asked to switch the PIN off',
  PIN_REQUEST_SUCCESS: 'the PIN was switched off',
};

const CALLS: Readonly<Record<string, string>> = {
  connect: 'begins',
  ringing: 'rings',
  accepted: 'was accepted',
  rejected: 'was rejected',
};

const GROUPS: Readonly<Record<string, string>> = {
  group_create: 'created',
  group_delete: 'deleted',
  group_participants_add: 'joined',
  group_participants_remove: 'left or removed',
  group_join_request_created: 'asks to join',
  group_join_request_revoked: 'no longer asks to join',
  group_settings_update: 'settings changed',
  group_suspend: 'SUSPENDED by Meta',
  group_suspend_cleared: 'no longer suspended',
};

const PREFERENCES: Readonly<Record<string, string>> = {
  stop: 'wants NO MORE marketing messages',
  resume: 'wants marketing messages again',
  signup: 'signed up for marketing messages',
};

const tellings: TellingSentences = {
  text: ({ text }) => text,
  media: ({ filename, caption }) => joined(', ', [filename, caption]),
  location: ({ name, address, latitude, longitude }) =>
    joined(', ', [name, address, latitude !== null && longitude !== null && `${latitude}, ${longitude}`]),
  contacts: ({ people, isRequested }) =>
    `${isRequested ? 'shared as asked: ' : ''}${people
      .map(({ name, phones }) => joined(' ', [name, phones.join(', ')]))
      .join('; ')}`,
  choice: ({ text, payload }) => withReason(text, payload),
  form: ({ name, answers }) =>
    answers.length === 0
      ? withReason('form filled in', name)
      : `form filled in: ${answers.map((answer) => `${answer.name}=${answer.value}`).join(', ')}`,
  'call-permission': ({ isGiven, until, isPermanent }) => {
    if (!isGiven) return 'does not allow calls';
    return isPermanent || until === null ? 'allows calls' : `allows calls until ${utcMinute(until)}`;
  },
  order: ({ items, totals, note }) =>
    joined(', ', [
      counted(items, 'item'),
      totals.map(({ amount, currency }) => joined(' ', [String(amount), currency])).join(' + '),
      note && `“${note}”`,
    ]),
  reaction: ({ emoji }) => emoji,
  'reaction-removed': () => 'taken back',
  system: ({ type, body }) =>
    body ??
    (type === 'customer_identity_changed' ? 'may have a new device, or installed WhatsApp again' : (type ?? '')),
  unsupported: ({ type }) => `Meta does not pass it on${type === null ? '' : ` (${type})`}; ask for another form`,
  welcome: () => '',
  edited: ({ text, of }) => joined(' ', [text, of && `(before: ${of})`]),
  revoked: ({ of }) => of ?? '',
  placeholder: () => 'the file follows',

  'template-status': ({ status, reason, explanation, advice }) =>
    joined(': ', [withReason(TEMPLATE_STATUSES[status] ?? status, reason), joined(' ', [explanation, advice])]),
  'template-quality': ({ from, to }) => `quality ${from ?? '?'} → ${to ?? '?'}`,
  'template-category': ({ from, to }) => `category changed: ${joined(' → ', [from, to])}, and its price with it`,
  'template-category-coming': ({ from, to, at }) =>
    `Meta will change its category: ${from ?? '?'} → ${to ?? '?'}${at === null ? '' : ` at ${utcMinute(at)}`}, and its price with it`,
  'template-edited': () => 'its content was changed',

  restriction: ({ restrictions }) =>
    `RESTRICTED: ${restrictions
      .map(({ type, until, remedy }) =>
        joined(' ', [
          RESTRICTIONS[type ?? ''] ?? type ?? '?',
          until !== null && `until ${utcMinute(until)}`,
          remedy !== null && remedy !== '' && `(${remedy})`,
        ]),
      )
      .join('; ')}`,
  violation: ({ type }) => `policy violation found: ${type ?? '?'}`,
  ban: ({ state, date }) => joined(', ', [BANS[state ?? ''] ?? state ?? '?', date]),
  'partner-removed': ({ reason, by }) => joined(', ', [`disconnected: ${reason ?? '?'}`, by && `by ${by}`]),
  review: ({ decision }) => `review of the account: ${decision ?? '?'}`,
  alert: ({ severity, type, description }) => joined(': ', [joined(' ', [severity, type]), description]),
  settings: ({ type }) => `settings changed (${type ?? '?'})`,
  capability: ({ limit, numbers }) =>
    joined('; ', [
      limit !== null && mayWriteTo(limit),
      numbers !== null && `may have ${counted(Number(numbers), 'number')}`,
    ]),
  username: ({ username, status }) => joined(' ', [username && `@${username}`, status]),
  'display-name': ({ decision, name, reason }) =>
    `display name ${name === null ? '' : `“${name}” `}${withReason(decision ?? '?', reason)}`,
  'number-limit': ({ event, from, to }) =>
    joined(': ', [event, to === null ? null : joined(' → ', [from, mayWriteTo(to)])]),
  pin: ({ event }) => PIN_EVENTS[event ?? ''] ?? event ?? '?',
  solution: ({ event, solutionId, status }) => joined(' ', [event, solutionId, status]),
  payments: ({ name, provider, status }) =>
    joined(' ', ['payment configuration', name, provider && `(${provider})`, status]),
  account: ({ event, details }) =>
    joined(': ', [event, details.map(({ name, value }) => `${name}=${value}`).join(', ')]),

  preference: ({ value }) => PREFERENCES[value ?? ''] ?? value ?? '?',
  'user-id': ({ previous, current }) => `${previous ?? '?'} is ${current ?? '?'} from now on`,
  call: ({ change, seconds, outcome }) =>
    change === 'terminate'
      ? joined(', ', ['is over', seconds !== null && `${seconds} s`, outcome])
      : (CALLS[change] ?? change),
  group: ({ change, groupId, subject, people, by, hasFailed }) => {
    const what = joined(' ', [
      subject === null ? groupId : `“${subject}”`,
      hasFailed ? `FAILED: ${change ?? '?'}` : (GROUPS[change ?? ''] ?? change ?? '?'),
    ]);
    const who = people.map((person) => (/^\d/.test(person) ? `+${person}` : person)).join(', ');
    return withReason(joined(': ', [what, who]), by);
  },
  'flow-status': ({ from, to, flowId }) => `${flowId ?? ''} ${from ?? '?'} → ${to ?? '?'}`.trim(),
  'flow-alert': ({ message, state, flowId }) => joined(': ', [joined(' ', [flowId, state]), message]),
  history: ({ phase, progress }) => `chats of the phone: part ${phase ?? '?'}, ${progress ?? '?'} % handed over`,
  'history-declined': () => 'the business did not share the chats of its phone',
  contact: ({ action }) =>
    action === 'remove'
      ? 'removed from the address book of the phone'
      : 'in the address book of the phone, new or changed',
  handover: ({ change, previous, why }) =>
    joined(' ', [
      change === 'control_passed' ? 'the conversation was handed over' : change,
      previous && `by ${previous}`,
      why && `(${why})`,
    ]),
  conversion: ({ name, value, currency }) =>
    joined(' ', [name, joined(' ', [value, currency]), 'after an advertisement']),
  unknown: ({ members }) =>
    members.length === 0 ? 'not known to this version' : `not known to this version: ${members.join(', ')}`,
};

/** `TIER_2K`, `2000` and `-1` as people say them. */
function mayWriteTo(limit: string): string {
  const [, count = limit] = /^TIER_(.+)$/.exec(limit) ?? [];
  if (count === 'UNLIMITED' || count === '-1') return 'may write to any number of people in 24 hours';
  return count.endsWith('NOT_SET')
    ? 'the messaging limit is not set yet'
    : `may write to ${count.replace(/K$/, '000')} people in 24 hours`;
}

export const eventWords = {
  tellings,
  messages: MESSAGES,
  /** Meta's word for a type that is not known here. */
  message: (type: string) => `message ${type}`,
  kinds: {
    message: 'message',
    status: 'status',
    error: 'error',
    template: 'template',
    account: 'account',
    preference: 'preference',
    'user-id': 'user id',
    call: 'call',
    group: 'group',
    flow: 'flow',
    history: 'history',
    contact: 'contact',
    handover: 'handover',
    conversion: 'conversion',
    other: 'other',
  } as Readonly<Record<string, string>>,
  /** A status as people call it, with Meta's value where that is another word. */
  statuses: {} as Readonly<Record<string, string>>,
  /** Why nobody sent it by this API, or why it is not for us. */
  origins: {
    smb_message_echoes: 'written on the phone',
    message_echoes: 'sent by another app',
    standby: 'another app answers',
    history: 'from the history',
  } as Readonly<Record<string, string>>,
  from: 'from',
  to: 'to',
  number: (display: string) => `number ${display}`,
  inGroup: (groupId: string) => `in the group ${groupId}`,
  referral: (name: string, isPost: boolean) =>
    joined(' ', ['through', isPost ? 'a post' : 'an advertisement', name && `“${name}”`]),
  forwarded: 'forwarded',
  product: (name: string) => `about the product ${name}`,
  reply: 'a reply',
  free: 'free',
  arrivals: (count: number) => `delivered ${count} times`,
  duplicate: 'again',
  late: (seconds: number) => `${seconds} s late`,
  /** It happened before a status that had arrived already. */
  outOfOrder: (status: string) => `arrived after ${status}`,
  failedWith: (code: number, title: string) => joined(' ', [code > 0 && String(code), title]),
  /** What is known of a code is about messages of ours; on a message of theirs the same code means something else. */
  notDelivered: (code: number, title: string) => {
    const advice = findAdvice(REFUSAL_ADVICE, { code, subcode: null });
    return advice
      ? `${code} ${advice.cause} (Meta: ${title.replace(/\.$/, '')}). ${advice.hint}`
      : joined(' ', [code > 0 && String(code), title]);
  },
};
