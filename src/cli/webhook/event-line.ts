import * as z from 'zod/mini';
import { isAlarming } from '../../core/webhook/alarming.js';
import { EVENT_KINDS } from '../../core/webhook/event.js';
import type { EventSummary } from '../../core/webhook/event-summary.js';
import { watchStatusOrder } from '../../core/webhook/status-order.js';
import type { Text } from '../../text/text.js';
import { eventSentence } from '../../ui/event-sentence.js';
import { hang } from '../../ui/hang.js';
import { localTime } from '../../ui/local-time.js';
import type { Screen } from '../../ui/screen.js';
import type { TakenEvent } from '../listening/recorder.js';

/** One event as `--json` prints it; `event` is Meta's own JSON of just this event. */
export const eventLine = z.object({
  kind: z.literal('event'),
  /** What `webhook events show` and `webhook replay` call it by; null where nothing is recorded. */
  id: z.nullable(z.number()),
  receivedAt: z.string(),
  at: z.nullable(z.string()),
  field: z.string(),
  type: z.enum(EVENT_KINDS),
  duplicate: z.boolean(),
  /** Of a status: the later one of the same message that had arrived before it. */
  arrivedAfter: z.nullable(z.string()),
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
  /** What a person reads of it, in the language of the command. */
  sentence: z.string(),
  errors: z.array(z.object({ code: z.number(), title: z.nullable(z.string()), details: z.nullable(z.string()) })),
  event: z.unknown(),
});

export type EventLine = z.infer<typeof eventLine>;

export type Signer = Pick<EventLine, 'appId' | 'signedBy'>;

/** What one looks for the event by, out of what is printed of it. */
export function summaryOf({ type: kind, errors, ...line }: EventLine): EventSummary {
  const { field, detail, phoneNumberId, customer, customerName, messageId, text } = line;
  const summary = { field, kind, detail, phoneNumberId, customer, customerName, messageId, text };
  return { ...summary, errors: errors.map((error) => ({ ...error, href: null })) };
}

export type LineMaker = (taken: TakenEvent, signer: Signer, channel: string | null) => EventLine;

/** Remembers which statuses came, so that it can say of one that it comes after a later one. */
export function createLineMaker(words: Text['events']): LineMaker {
  const order = watchStatusOrder();
  return ({ event, summary, delivery, id, isDuplicate }, signer, channel) => {
    const { kind: type, errors, ...more } = summary;
    return {
      kind: 'event',
      id,
      receivedAt: delivery.receivedAt,
      at: event.at,
      type,
      duplicate: isDuplicate,
      // A repeated one is late by nature.
      arrivedAfter: isDuplicate ? null : order.laterThan(summary),
      signature: delivery.signature,
      ...signer,
      channel,
      ...more,
      sentence: eventSentence(event, words),
      errors: errors.map(({ code, title, details }) => ({ code, title, details })),
      event: event.raw,
    };
  };
}

/** Lag above this is worth a word: the event is old news. */
const LATE_SECONDS = 10;

/** `12:03:44  message from +15550142233 (Ana Torres): Hello`: one event, one line, and all that is wrapped behind the time. */
export function viewEventLine(line: EventLine, screen: Screen): string {
  const { style, text } = screen;
  const [, what = '', rest = ''] = /^(\S*)(.*)$/s.exec(line.sentence) ?? [];
  const marks = marksOf(line, text.events).join(', ');
  const whole = `${what}${rest}${marks === '' ? '' : ` [${marks}]`}`;
  const time = `${localTime(line.receivedAt)}  `;
  const [first = '', ...others] = hang(whole, time.length, screen);
  const paint = isAlarming(line) ? style.bad : line.type === 'message' ? style.strong : style.good;
  const painted = `${paint(first.slice(0, what.length))}${first.slice(what.length)}`;
  return [`${style.dim(time)}${painted}`, ...others].join('\n');
}

function marksOf({ signedBy, duplicate, arrivedAfter, at, receivedAt }: EventLine, words: Text['events']): string[] {
  const seconds = at === null ? 0 : Math.round((Date.parse(receivedAt) - Date.parse(at)) / 1000);
  return [
    signedBy ?? undefined,
    duplicate ? words.duplicate : undefined,
    arrivedAfter === null ? undefined : words.outOfOrder(words.statuses[arrivedAfter] ?? arrivedAfter),
    seconds > LATE_SECONDS ? words.late(seconds) : undefined,
  ].filter((mark) => mark !== undefined);
}
