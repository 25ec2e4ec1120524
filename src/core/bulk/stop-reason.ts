import { isPermissionCode, TOKEN_CODES } from '../meta/error-codes.js';

/** Why a run ends before its last row. In the journal too, so a name is never changed. */
export const STOP_REASONS = [
  'token',
  'permission',
  'number-unknown',
  'number-not-registered',
  'account-locked',
  'account-blocked',
  'payment',
  'display-name',
  'spam-limit',
  'country-restricted',
  'template-missing',
  'template-paused',
  'template-disabled',
  'template-violations',
  'marketing-disabled',
  'quality-dropped',
  'too-many-errors',
  'too-many-failed',
  'limit-lasts',
  'unavailable',
  'unreachable',
  'interrupted',
  'cancelled',
] as const;

export type StopReason = (typeof STOP_REASONS)[number];

/**
 * What Meta says of the number, the account, the token or the template, and so of every row that is still to come.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
 */
const BY_CODE: Readonly<Record<number, StopReason>> = {
  33: 'number-unknown',
  368: 'account-blocked',
  130497: 'country-restricted',
  131031: 'account-locked',
  131037: 'display-name',
  131042: 'payment',
  131045: 'number-not-registered',
  131048: 'spam-limit',
  131063: 'marketing-disabled',
  131064: 'template-violations',
  132001: 'template-missing',
  132015: 'template-paused',
  132016: 'template-disabled',
  133010: 'number-not-registered',
  134011: 'payment',
};

const OBJECT_MISSING_SUBCODE = 33;

/** undefined for a refusal that is about its row alone. */
export function stopReasonOf(code: number, subcode: number | null): StopReason | undefined {
  if (TOKEN_CODES.has(code)) return 'token';
  if (isPermissionCode(code)) return 'permission';
  if (code === 100 && subcode === OBJECT_MISSING_SUBCODE) return 'number-unknown';
  return BY_CODE[code];
}
