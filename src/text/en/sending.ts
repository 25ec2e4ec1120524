import type { AwaitedStep } from '../../core/messages/delivery.js';
import type { WaIdDifference } from '../../core/phone/number.js';

/** Words that every command which sends a message shares. */
export const messageWords = {
  to: 'Phone number with country code, or a business-scoped user id (BSUID)',
  replyTo: 'Quote this message (a wamid)',
  callbackData: 'Text of yours that comes back in every status of this message',
  wait: 'Wait until it is delivered (or `read`), as `webhook listen` or this command itself receives it',
  timeout: 'How long to wait, for example 5m; 60s when it is left out',
  listenPort:
    'Port to listen on while waiting, where no `webhook listen` runs; by default that of the callback on this machine, else 3000',
};

/** The options of every command that sends a message. */
export const messageOptionWords = {
  replyTo: messageWords.replyTo,
  callbackData: messageWords.callbackData,
  wait: messageWords.wait,
  timeout: messageWords.timeout,
  listenPort: messageWords.listenPort,
};

export const messageSays = {
  accepted: (to: string) => `Accepted by Meta for ${to}. That is not yet delivered.`,
  windowClosed: (to: string, when: string) =>
    `${to} last wrote ${when}, so the 24-hour window is closed and Meta will not deliver this. Use \`wabactl send template\`.`,
  waIdDiffers: (input: string, waId: string, why: WaIdDifference) =>
    `WhatsApp knows ${input} as ${waId}. ${WA_ID_REASONS[why]} Store ${waId}: what they write, and every status, comes under it.`,
  held: 'Meta holds it back for a quality check; it may be delivered within the hour or dropped.',
  labels: { wamid: 'Message id', window: 'Window', delivery: 'Delivery' },
  window: {
    open: 'open',
    closed: 'closed',
    unknown: 'not known here: no message of theirs was seen by `wabactl webhook listen`',
  },
  outcome: {
    delivered: (to: string, lag: string) => `Delivered to ${to}, ${lag} after Meta accepted it.`,
    read: (to: string, lag: string) => `Read by ${to}, ${lag} after Meta accepted it.`,
    failed: (to: string) => `Not delivered to ${to}, though Meta had accepted it.`,
    soFar: (status: string, lag: string) => `${status}, ${lag} after Meta accepted it`,
  },
  next: (wamid: string) => `Next: \`wabactl trace ${wamid}\` shows what becomes of it`,
};

/** Why WhatsApp knows a person under another number than was typed. */
const WA_ID_REASONS: Record<WaIdDifference, string> = {
  'mexico-1': 'Mexican mobile numbers had a 1 behind 52 until 2019; each account is known by one of the two forms.',
  'argentina-9': 'Argentine mobile numbers have a 9 behind 54 when they are called from abroad.',
  'brazil-ninth-digit':
    'Brazilian mobile numbers got a ninth digit, and accounts that are older than that are known without it.',
  other: 'Both lead to the same account.',
};

/** While a message is waited for. */
export const followingWords = {
  accepted: (wamid: string, step: AwaitedStep, atMost: string) =>
    `Accepted by Meta as ${wamid}. Waiting until it is ${step}, for ${atMost} at most …`,
  held: messageSays.held,
  waIdReasons: WA_ID_REASONS,
  waiting: { delivered: 'Waiting for the delivery …', read: 'Waiting until it is read …' },
  step: (status: string, lag: string) => `  ${status} (${lag})`,
  listenerGone: (url: string) => `The listener that ran here has ended; this command listens itself now, at ${url}`,
  mayArriveElsewhere: (url: string) => `Meta delivers to ${url}; whether that leads here cannot be seen from here.`,
  reachedBy: (to: string) => `Templates that reach ${to} all the same:`,
  noTemplates: '  no approved template is known here: `wabactl templates sync` reads them anew',
  moreTemplates: (count: number) => `  and ${count} more: \`wabactl templates list --status APPROVED\` shows them`,
  callbackNotKnown: 'Where Meta delivers to could not be asked.',
};
