import * as z from 'zod/mini';
import { localTime } from '../../ui/local-time.js';
import type { Screen } from '../../ui/screen.js';
import type { Says } from '../command.js';
import type { TakenEvent } from './listen/recorder.js';

/** One event as `--json` prints it; `event` is Meta's own JSON of just this event. */
export const eventLine = z.object({
  kind: z.literal('event'),
  /** What `webhook events show` and `webhook replay` call it by; null where nothing is recorded. */
  id: z.nullable(z.number()),
  receivedAt: z.string(),
  at: z.nullable(z.string()),
  field: z.string(),
  type: z.string(),
  duplicate: z.boolean(),
  /** `unchecked` when no app secret is known. */
  signature: z.enum(['valid', 'unchecked']),
  /** The app whose secret signed it; null when that is not known. */
  appId: z.nullable(z.string()),
  /** The same for people, where several apps could have; null where only one could. */
  signedBy: z.nullable(z.string()),
  /** The channel that it was recorded for; null for one made of the environment. */
  channel: z.nullable(z.string()),
  /** Ours, as Meta identifies it. */
  phoneNumberId: z.nullable(z.string()),
  messageId: z.nullable(z.string()),
  /** Of a message its type, of a status the status, of others Meta's word for what happened. */
  detail: z.nullable(z.string()),
  /** The customer: number, else business-scoped user id. */
  customer: z.nullable(z.string()),
  customerName: z.nullable(z.string()),
  text: z.nullable(z.string()),
  errors: z.array(z.object({ code: z.number(), title: z.nullable(z.string()), details: z.nullable(z.string()) })),
  event: z.unknown(),
});

export type EventLine = z.infer<typeof eventLine>;

export type Signer = Pick<EventLine, 'appId' | 'signedBy'>;

export function toEventLine(
  { event, summary: summaryOfEvent, delivery, ...taken }: TakenEvent,
  signer: Signer,
  channel: string | null,
): EventLine {
  const { kind: type, errors, ...summary } = summaryOfEvent;
  return {
    kind: 'event',
    id: taken.id,
    receivedAt: delivery.receivedAt,
    at: event.at,
    type,
    duplicate: taken.isDuplicate,
    signature: delivery.signature,
    ...signer,
    channel,
    ...summary,
    errors: errors.map(({ code, title, details }) => ({ code, title, details })),
    event: event.raw,
  };
}

/** Lag above this is worth a word: the event is old news. */
const LATE_SECONDS = 10;

/** `12:03:44  message from +15550142233 (Ana Torres): Hello`: one event, one line. */
export function viewEventLine(line: EventLine, { style }: Screen, say: Says<'webhook listen'>): string {
  const signer = line.signedBy === null ? undefined : oneLine(line.signedBy);
  const marks = [signer, line.duplicate ? say.duplicate : undefined, lagOf(line, say)].filter(Boolean).join(', ');
  const errors = line.errors
    .map(({ code, title, details }) => say[explained(line)](code, oneLine(details ?? title ?? '')))
    .join('; ');
  const isBad = line.errors.length > 0 || line.detail === 'failed';
  const paint = isBad ? style.bad : line.type === 'message' ? style.strong : style.good;
  return [
    `${style.dim(localTime(line.receivedAt))}  ${paint(whatOf(line, say))}${whomOf(line, say)}`,
    line.text === null ? '' : `: ${oneLine(line.text)}`,
    errors === '' ? '' : ` ${style.bad(errors)}`,
    marks === '' ? '' : ` ${style.dim(`[${marks}]`)}`,
  ].join('');
}

/** What is known of a code is about messages of ours; on a message of theirs the same code means something else. */
function explained({ type }: EventLine): 'notDelivered' | 'failedWith' {
  return type === 'status' ? 'notDelivered' : 'failedWith';
}

/** A customer's line break would begin a line that looks like another event. */
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ⏎ ');
}

/** A status is its own word; of anything else the kind, and what kind of that it is. A message is a text unless said. */
function whatOf({ type, detail }: EventLine, say: Says<'webhook listen'>): string {
  if (type === 'status') return detail === null ? type : (say.statuses[detail] ?? detail);
  const kind = say.kinds[type] ?? type;
  return detail === null || detail === 'text' ? kind : `${kind} ${detail}`;
}

function whomOf({ type, customer, customerName }: EventLine, say: Says<'webhook listen'>): string {
  if (customer === null) return '';
  const name = customerName === null ? '' : ` (${oneLine(customerName)})`;
  return ` ${type === 'status' ? say.to : say.from} ${withPlus(customer)}${name}`;
}

function withPlus(customer: string): string {
  return /^\d+$/.test(customer) ? `+${customer}` : customer;
}

function lagOf({ at, receivedAt }: EventLine, say: Says<'webhook listen'>): string | undefined {
  if (at === null) return undefined;
  const seconds = Math.round((Date.parse(receivedAt) - Date.parse(at)) / 1000);
  return seconds > LATE_SECONDS ? say.lag(seconds) : undefined;
}
