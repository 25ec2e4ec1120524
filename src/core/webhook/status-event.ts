import { toErrors } from './errors.js';
import type { CallEvent, StatusEvent } from './event.js';
import { toCallEvent } from './happening-events.js';
import { toIso } from './identity.js';
import { toPerson } from './person.js';
import type { Surroundings } from './place.js';
import { Status } from './wire.js';

/** undefined where the entry has no id. */
export function toStatusEvent(raw: unknown, around: Surroundings): StatusEvent | CallEvent | undefined {
  const read = Status.safeParse(raw);
  if (!read.success) return undefined;
  const { data } = read;
  if (data.type === 'call' || around.place.field === 'calls') return toCallEvent(raw, around);
  const { place, number, contacts } = around;
  const isGroup = data.recipient_type === 'group';
  const participant = data.recipient_participant_id ?? data.participant_recipient_id;
  const waId = isGroup ? participant : (data.recipient_id ?? data.message?.recipient_id ?? null);
  const userId = isGroup ? data.recipient_participant_user_id : data.recipient_user_id;
  return {
    kind: 'status',
    // In a group every participant has a status of their own.
    identity: ['status', data.id, data.status, ...(isGroup ? [participant ?? userId ?? ''] : [])].join(':'),
    field: place.field,
    wabaId: place.wabaId,
    at: toIso(data.timestamp) ?? place.entryAt,
    ...number,
    messageId: data.id,
    status: data.status,
    recipient: toPerson({ waId, userId }, contacts),
    groupId: isGroup ? data.recipient_id : null,
    callbackData: data.biz_opaque_callback_data,
    pricing: data.pricing && { category: data.pricing.category, type: data.pricing.type },
    errors: toErrors(data.errors),
    raw,
  };
}
