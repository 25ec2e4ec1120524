import type * as z from 'zod/mini';
import { toErrors } from './errors.js';
import type { OurNumber, WebhookEvent } from './event.js';
import { toCallEvent, toConversionEvent, toGroupEvent } from './happening-events.js';
import { readHistory, toContactEvent } from './history-events.js';
import { hashIdentity } from './identity.js';
import { toMessageEvent } from './message-event.js';
import { toPreferenceEvent, toUserIdEvent } from './person-events.js';
import type { Place, Surroundings } from './place.js';
import { toStatusEvent } from './status-event.js';
import { ValueHead } from './wire.js';

/** The events that one entry of a list tells, or undefined where it cannot be read as that. */
type Reader = (raw: unknown, around: Surroundings) => WebhookEvent | readonly WebhookEvent[] | undefined;

/**
 * The lists that a value may have, in the order in which they are told. They say by themselves what they are, under
 * whatever field they came.
 */
const READERS: readonly (readonly [string, Reader])[] = [
  ['messages', (raw, around) => toMessageEvent(raw, around, isEchoField(around.place.field) ? 'echo' : 'in')],
  ['message_echoes', (raw, around) => toMessageEvent(raw, around, 'echo')],
  ['statuses', toStatusEvent],
  ['user_preferences', toPreferenceEvent],
  ['user_id_update', toUserIdEvent],
  ['calls', toCallEvent],
  ['groups', toGroupEvent],
  ['history', readHistory],
  ['state_sync', toContactEvent],
  ['automatic_events', toConversionEvent],
];

/** The field that a list belongs to, for a change that does not say. */
const FIELD_OF_LIST: Readonly<Record<string, string>> = {
  messages: 'messages',
  statuses: 'messages',
  message_echoes: 'message_echoes',
  user_preferences: 'user_preferences',
  user_id_update: 'user_id_update',
  calls: 'calls',
  history: 'history',
  state_sync: 'smb_app_state_sync',
  automatic_events: 'automatic_events',
};

function isEchoField(field: string): boolean {
  return field.endsWith('message_echoes');
}

/** Beside the lists, and an event of nobody: they say of the others which number and which person they are about. */
const HEAD = new Set(['messaging_product', 'metadata', 'contacts']);

function hasLists(value: unknown): value is Record<string, unknown> {
  return isObject(value) && READERS.some(([key]) => isFilled(value[key]));
}

/**
 * The events of a value with lists of messages, statuses and the like; empty for values of another shape. Gateways and the
 * on-premises API send such a value without an envelope.
 */
export function readMessagesValue(value: unknown, place: Place): WebhookEvent[] {
  if (!isObject(value)) return [];
  // While another app answers, Meta puts everything one level deeper (a public project's recordings of 2026).
  const { standby, ...outer } = value;
  if (hasLists(standby)) return readMessagesValue({ ...outer, ...standby }, place);
  // A flow's are types of faults that it counted, and say nothing of a message.
  const errors = isFilled(value.errors) && place.field !== 'flows' ? value.errors : undefined;
  if (!hasLists(value) && errors === undefined) return [];
  const head = ValueHead.safeParse(value);
  if (!head.success) return [];
  const around = surroundingsOf(value, place, head.data);
  const told = READERS.flatMap(([key, read]) => {
    const list = value[key];
    return isFilled(list) ? list.flatMap((raw) => read(raw, around) ?? toUnread(raw, around)) : [];
  });
  // Beside a call they say why it failed.
  const tellsErrors = errors !== undefined && !told.some(({ kind }) => kind === 'call');
  return [...told, ...(tellsErrors ? [toErrorEvent(errors, around)] : []), ...readRest(value, around)];
}

function surroundingsOf(
  value: Record<string, unknown>,
  place: Place,
  { metadata, contacts }: z.infer<typeof ValueHead>,
): Surroundings {
  // Faults of nobody come with messages.
  const [list] = READERS.find(([key]) => isFilled(value[key])) ?? ['messages'];
  const number: OurNumber = {
    phoneNumberId: metadata?.phone_number_id ?? null,
    displayPhoneNumber: metadata?.display_phone_number ?? null,
  };
  const field = place.field === '' ? (FIELD_OF_LIST[list] ?? '') : place.field;
  return { place: { ...place, field }, number, contacts, errors: value.errors };
}

/** What stands beside the lists and is no part of any: lists of the future, and ones that are none. */
function readRest(value: Record<string, unknown>, around: Surroundings): WebhookEvent[] {
  const known = new Set<string>([...READERS.map(([key]) => key), 'errors', ...HEAD]);
  const rest = Object.entries(value).filter(([key, member]) => {
    if (!known.has(key)) return typeof member === 'object' && member !== null && Object.keys(member).length > 0;
    return !HEAD.has(key) && member !== null && !Array.isArray(member);
  });
  return rest.length === 0 ? [] : [toUnread(Object.fromEntries(rest), around)];
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFilled(list: unknown): list is unknown[] {
  return Array.isArray(list) && list.length > 0;
}
