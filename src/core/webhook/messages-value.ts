import { toErrors } from './errors.js';
import type { WebhookEvent } from './event.js';
import { hashIdentity } from './identity.js';
import { toMessageEvent } from './message-event.js';
import { toPreferenceEvent, toUserIdEvent } from './person-events.js';
import type { Place, Surroundings } from './place.js';
import { toStatusEvent } from './status-event.js';
import { MessagesValue } from './wire.js';

/** One entry of a list as an event, or undefined where it cannot be read as that. */
type Reader = (raw: unknown, around: Surroundings) => WebhookEvent | undefined;

/** The events of a value with lists of messages, statuses and the like; empty for values of another shape. */
export function readMessagesValue(value: unknown, place: Place): WebhookEvent[] {
  // A value with `user_preferences` or `statuses` says what it is by its keys, under whatever field it came.
  const read = MessagesValue.safeParse(value);
  if (!read.success || place.field === 'calls') return [];
  const { messages, message_echoes, statuses, errors, user_preferences, user_id_update, metadata, contacts } =
    read.data;
  const number = {
    phoneNumberId: metadata?.phone_number_id ?? null,
    displayPhoneNumber: metadata?.display_phone_number ?? null,
  };
  const around = { place, number, contacts };
  const direction = place.field.endsWith('message_echoes') ? 'echo' : 'in';
  const lists: [unknown[], Reader][] = [
    [messages, (raw) => toMessageEvent(raw, around, direction)],
    [message_echoes, (raw) => toMessageEvent(raw, around, 'echo')],
    [statuses, toStatusEvent],
    [user_preferences, toPreferenceEvent],
    [user_id_update, toUserIdEvent],
    [errors.length > 0 ? [errors] : [], toErrorEvent],
  ];
  return lists.flatMap(([list, toEvent]) => list.map((raw) => toEvent(raw, around) ?? toUnread(raw, around)));
}

function toErrorEvent(raw: unknown, { place, number }: Surroundings): WebhookEvent {
  return { kind: 'error', ...toBase(raw, place), ...number, errors: toErrors(raw) };
}

function toUnread(raw: unknown, { place }: Surroundings): WebhookEvent {
  return { kind: 'other', ...toBase(raw, place) };
}

function toBase(raw: unknown, place: Place) {
  const { field, wabaId, entryAt } = place;
  return { identity: hashIdentity(place, raw), field, wabaId, at: entryAt, raw };
}
