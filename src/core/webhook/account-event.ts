import type { AccountEvent } from './event.js';
import { hashIdentity, toIso } from './identity.js';
import type { Place } from './place.js';
import { AccountValue } from './wire.js';

/** Fields about the account and its numbers. */
const FIELDS = new Set([
  'account_update',
  'account_review_update',
  'account_alerts',
  'account_settings_update',
  'business_capability_update',
  'business_status_update',
  'business_username_updates',
  // One of Meta's pages prints it without the s.
  'business_username_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
  'partner_solutions',
  'payment_configuration_update',
]);

/** undefined for other fields. */
export function toAccountEvent(raw: unknown, place: Place): AccountEvent | undefined {
  const read = AccountValue.safeParse(raw);
  if (!FIELDS.has(place.field) || !read.success) return undefined;
  const { event, decision, status, alert_info, phone_number, display_phone_number, timestamp } = read.data;
  return {
    kind: 'account',
    identity: hashIdentity(place, raw),
    field: place.field,
    wabaId: place.wabaId,
    at: toIso(timestamp) ?? place.entryAt,
    event: event ?? decision ?? alert_info?.alert_type ?? status,
    displayPhoneNumber: display_phone_number ?? phone_number,
    raw,
  };
}
