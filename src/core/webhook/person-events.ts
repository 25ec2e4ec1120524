import type { PreferenceEvent, UserIdEvent } from './event.js';
import { hashIdentity, toIso } from './identity.js';
import { toPerson } from './person.js';
import type { Surroundings } from './place.js';
import { Preference, UserIdChange } from './wire.js';

export function toPreferenceEvent(
  raw: unknown,
  { place, number, contacts }: Surroundings,
): PreferenceEvent | undefined {
  const read = Preference.safeParse(raw);
  if (!read.success) return undefined;
  const { wa_id, user_id, category, value, timestamp } = read.data;
  return {
    kind: 'preference',
    identity: hashIdentity(place, raw),
    field: place.field,
    wabaId: place.wabaId,
    at: toIso(timestamp) ?? place.entryAt,
    ...number,
    from: toPerson({ waId: wa_id, userId: user_id }, contacts),
    category,
    value,
    raw,
  };
}

export function toUserIdEvent(raw: unknown, { place, number }: Surroundings): UserIdEvent | undefined {
  const read = UserIdChange.safeParse(raw);
  if (!read.success) return undefined;
  const { wa_id, user_id, timestamp } = read.data;
  return {
    kind: 'user-id',
    identity: hashIdentity(place, raw),
    field: place.field,
    wabaId: place.wabaId,
    at: toIso(timestamp) ?? place.entryAt,
    ...number,
    waId: wa_id,
    previous: user_id?.previous ?? null,
    current: user_id?.current ?? null,
    raw,
  };
}
