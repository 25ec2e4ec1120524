import { toErrors } from './errors.js';
import type { ContactEvent, HistoryEvent, MessageEvent, WebhookEvent } from './event.js';
import { hashIdentity, toIso } from './identity.js';
import { toMessageEvent } from './message-event.js';
import type { Surroundings } from './place.js';
import { HistoryChunk, StateSync, Thread } from './wire.js';

/**
 * The messages of a chunk, after an event that says how far it is. A chunk may hold thousands of messages, so that event
 * has only what is beside them.
 */
export function readHistory(raw: unknown, around: Surroundings): WebhookEvent[] | undefined {
  const read = HistoryChunk.safeParse(raw);
  if (!read.success) return undefined;
  const { threads, ...beside } = read.data;
  if (!Array.isArray(threads)) return [toHistoryEvent(raw, around)];
  const messages = threads.map((thread) => readThread(thread, around));
  const unread = threads.filter((_, index) => messages[index] === undefined);
  const { errors, ...rest } = beside;
  const kept = { ...rest, ...(errors.length > 0 && { errors }), ...(unread.length > 0 && { threads: unread }) };
  return [toHistoryEvent(kept, around), ...messages.flatMap((found) => found ?? [])];
}

function toHistoryEvent(raw: unknown, { place, number }: Surroundings): HistoryEvent {
  const { errors } = HistoryChunk.parse(raw);
  return {
    kind: 'history',
    identity: hashIdentity(place, raw),
    field: place.field,
    wabaId: place.wabaId,
    at: place.entryAt,
    ...number,
    change: errors.length > 0 ? 'declined' : 'progress',
    errors: toErrors(errors),
    raw,
  };
}

/** undefined where one of its messages cannot be read, so that the whole thread is kept as it is. */
function readThread(raw: unknown, around: Surroundings): MessageEvent[] | undefined {
  const read = Thread.safeParse(raw);
  if (!read.success) return undefined;
  const { id: customer, messages } = read.data;
  const events = messages.map((message) => readOld(message, customer, around));
  return events.every((event) => event !== undefined) ? events : undefined;
}

/** A thread has the customer's number; whatever another one wrote is the business's own. */
function readOld(raw: unknown, customer: string | null, around: Surroundings): MessageEvent | undefined {
  const message = toMessageEvent(raw, around, 'in');
  if (!message || customer === null || message.from.waId === customer) return message;
  const echo = toMessageEvent(raw, around, 'echo');
  return (
    echo && { ...echo, to: echo.to?.waId ? echo.to : { waId: customer, userId: null, name: null, username: null } }
  );
}

export function toContactEvent(raw: unknown, { place, number }: Surroundings): ContactEvent | undefined {
  const read = StateSync.safeParse(raw);
  if (!read.success || read.data.contact === null) return undefined;
  const { action, contact, metadata } = read.data;
  const { full_name, first_name, phone_number: waId, user_id: userId } = contact;
  return {
    kind: 'contact',
    identity: hashIdentity(place, raw),
    field: place.field,
    wabaId: place.wabaId,
    at: toIso(metadata?.timestamp ?? null) ?? place.entryAt,
    ...number,
    action,
    person: { waId, userId, name: full_name ?? first_name, username: null },
    raw,
  };
}
