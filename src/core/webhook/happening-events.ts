import { toErrors } from './errors.js';
import type { CallEvent, ConversionEvent, FlowEvent, GroupEvent, HandoverEvent } from './event.js';
import { hashIdentity, toIso } from './identity.js';
import { toPerson } from './person.js';
import type { Place, Surroundings } from './place.js';
import { AutomaticEvent, Call, FlowValue, Group, HandoverValue } from './wire.js';

/** A call, or the status of one; undefined where it has no id. */
export function toCallEvent(raw: unknown, { place, number, contacts, errors }: Surroundings): CallEvent | undefined {
  const read = Call.safeParse(raw);
  if (!read.success) return undefined;
  const { id, event, status, direction, timestamp, ...ids } = read.data;
  const change = (event ?? status)?.toLowerCase() ?? 'unknown';
  // A status names the person as recipient, a call as one of two ends.
  const isOutgoing = direction === 'BUSINESS_INITIATED';
  const waId = ids.recipient_id ?? (isOutgoing ? ids.to : ids.from);
  const userId = ids.recipient_user_id ?? (isOutgoing ? ids.to_user_id : ids.from_user_id);
  return {
    kind: 'call',
    identity: `call:${id}:${change}`,
    field: place.field,
    wabaId: place.wabaId,
    at: toIso(timestamp) ?? place.entryAt,
    ...number,
    callId: id,
    change,
    direction,
    customer: toPerson({ waId, userId }, contacts),
    errors: toErrors(errors),
    raw,
  };
}

export function toGroupEvent(raw: unknown, { place, number }: Surroundings): GroupEvent | undefined {
  const read = Group.safeParse(raw);
  if (!read.success) return undefined;
  const { group_id: groupId, type: change, timestamp, errors } = read.data;
  return {
    kind: 'group',
    identity: hashIdentity(place, raw),
    field: place.field,
    wabaId: place.wabaId,
    at: toIso(timestamp) ?? place.entryAt,
    ...number,
    groupId,
    change,
    errors: toErrors(errors),
    raw,
  };
}

export function toConversionEvent(raw: unknown, { place, number }: Surroundings): ConversionEvent | undefined {
  const read = AutomaticEvent.safeParse(raw);
  if (!read.success) return undefined;
  const { event_name: name, timestamp } = read.data;
  const base = { identity: hashIdentity(place, raw), field: place.field, wabaId: place.wabaId };
  return { kind: 'conversion', ...base, at: toIso(timestamp) ?? place.entryAt, ...number, name, raw };
}

/** undefined for other fields. */
export function toFlowEvent(raw: unknown, place: Place): FlowEvent | undefined {
  const read = FlowValue.safeParse(raw);
  if (!read.success || place.field !== 'flows') return undefined;
  const { event, flow_id: flowId, message } = read.data;
  const base = { identity: hashIdentity(place, raw), field: place.field, wabaId: place.wabaId, at: place.entryAt };
  return { kind: 'flow', ...base, event, flowId, message, raw };
}

/** undefined for other fields. The number of ours is the recipient here, and the customer the sender. */
export function toHandoverEvent(raw: unknown, place: Place): HandoverEvent | undefined {
  const read = HandoverValue.safeParse(raw);
  if (!read.success || place.field !== 'messaging_handovers') return undefined;
  const { type: change, timestamp, sender, recipient } = read.data;
  return {
    kind: 'handover',
    identity: hashIdentity(place, raw),
    field: place.field,
    wabaId: place.wabaId,
    at: toIso(timestamp) ?? place.entryAt,
    phoneNumberId: recipient?.phone_number_id ?? null,
    displayPhoneNumber: recipient?.display_phone_number ?? null,
    change,
    customer: toPerson({ waId: sender?.phone_number ?? null, userId: sender?.user_id ?? null }, []),
    raw,
  };
}
