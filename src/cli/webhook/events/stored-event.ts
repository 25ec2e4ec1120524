import * as z from 'zod/mini';
import { EVENT_KINDS, type WebhookEvent } from '../../../core/webhook/event.js';
import { type EventSummary, summarize } from '../../../core/webhook/event-summary.js';
import { maskNumbers } from '../../../core/webhook/mask-numbers.js';
import { watchStatusOrder } from '../../../core/webhook/status-order.js';
import { eventsOf } from '../../../store/delivery-index.js';
import { type LoggedDelivery, readDelivery } from '../../../store/delivery-log.js';
import type { IndexedEvent } from '../../../store/event-index.js';
import type { Text } from '../../../text/text.js';
import { eventSentence, summarySentence } from '../../../ui/event-sentence.js';

/** An event that was received, as `--json` prints it; `event` is Meta's own JSON of just this event. */
export const storedEvent = z.object({
  id: z.number(),
  /** What brought it first. */
  deliveryId: z.number(),
  /** The channel that it was recorded for; null for one that is not here any more. */
  channel: z.nullable(z.string()),
  receivedAt: z.string(),
  at: z.nullable(z.string()),
  field: z.string(),
  type: z.enum(EVENT_KINDS),
  detail: z.nullable(z.string()),
  phoneNumberId: z.nullable(z.string()),
  messageId: z.nullable(z.string()),
  customer: z.nullable(z.string()),
  customerName: z.nullable(z.string()),
  text: z.nullable(z.string()),
  /** What a person reads of it, in the language of the command. */
  sentence: z.string(),
  errors: z.array(z.object({ code: z.number(), title: z.nullable(z.string()), details: z.nullable(z.string()) })),
  /** How often Meta delivered it. */
  arrivals: z.number(),
  /** Of a status: the later one of the same message that had arrived before it. */
  arrivedAfter: z.nullable(z.string()),
  /** Null where the delivery is not kept any more. */
  event: z.unknown(),
});

export type StoredEvent = z.infer<typeof storedEvent>;

/** All but Meta's JSON, which fits no cell. */
export const STORED_COLUMNS = Object.keys(storedEvent.shape).filter((key) => key !== 'event');

export interface StoredEventReader {
  read(indexed: IndexedEvent): StoredEvent;
}

export interface ReaderOptions {
  readonly stateFolder: string;
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly words: Text['events'];
  readonly masksNumbers?: boolean;
}

/** Reads what lies in the deliveries of events that are indexed. They are to be read in their order. */
export function createStoredEventReader({ stateFolder, channels, words, ...more }: ReaderOptions): StoredEventReader {
  const { masksNumbers = false } = more;
  const names = new Map(channels.map(({ id, name }) => [id, name]));
  const order = watchStatusOrder();
  // Events of one delivery follow one another, and there may be a thousand in it.
  let last: { readonly deliveryId: number; readonly events: readonly WebhookEvent[] } | undefined;

  const eventOf = ({ deliveryId, ordinal }: IndexedEvent): WebhookEvent | undefined => {
    if (last?.deliveryId !== deliveryId) {
      const delivery = readDelivery(stateFolder, deliveryId);
      last = { deliveryId, events: delivery ? eventsOf(masksNumbers ? masked(delivery) : delivery) : [] };
    }
    return last.events[ordinal];
  };

  return {
    read(indexed) {
      const { id, deliveryId, receivedAt, at, arrivals } = indexed;
      const event = eventOf(indexed);
      const summary = event ? summarize(event) : summaryOfRow(indexed, masksNumbers);
      const { kind: type, errors, ...rest } = summary;
      const channel = names.get(indexed.channelId) ?? null;
      return {
        ...{ id, deliveryId, channel, receivedAt, at, type, ...rest },
        sentence: event ? eventSentence(event, words) : summarySentence(summary, words),
        errors: errors.map(({ code, title, details }) => ({ code, title, details })),
        arrivals,
        arrivedAfter: order.laterThan(summary),
        event: event?.raw ?? null,
      };
    },
  };
}

function masked({ body }: LoggedDelivery): Pick<LoggedDelivery, 'body'> {
  return { body: new TextEncoder().encode(maskNumbers(new TextDecoder().decode(body))) };
}

/** What the index remembers of an event whose delivery is gone. */
function summaryOfRow(row: IndexedEvent, masksNumbers: boolean): EventSummary {
  const { field, kind, detail, phoneNumberId, customerName, messageId, text, errors } = row;
  const customer = masksNumbers && row.customer !== null ? maskedNumber(row.customer) : row.customer;
  return { field, kind, detail, phoneNumberId, customer, customerName, messageId, text, errors };
}

const Masked = z.object({ wa_id: z.string() });

function maskedNumber(number: string): string {
  return Masked.parse(JSON.parse(maskNumbers(JSON.stringify({ wa_id: number })))).wa_id;
}
