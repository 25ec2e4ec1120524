/**
 * Phone numbers as people type them. Meta strips `+ - ( )` and spaces itself, but without the plus it may put the
 * business's own country code in front, so this program always sends the plus.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages#formatting
 */

/** The digits with country code, or undefined when this is no phone number. `00` in front counts as a plus. */
export function parsePhoneNumber(text: string): string | undefined {
  const compact = text.trim().replace(SEPARATORS, '');
  const digits = compact.replace(/^(\+|00)/, '');
  return /^[1-9]\d{6,14}$/.test(digits) ? digits : undefined;
}

/** Spaces of every kind, hyphens and dashes, brackets, dots, slashes, and the marks that copying from a contact brings along. */
const SEPARATORS = /[\s()./\-\u2010-\u2015\u2212\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g;

/**
 * Whether somebody gave a phone number where an id was asked for. A plus, a bracket or a space says so at once; bare
 * digits are ambiguous, and ids of Meta's numbers have 15 digits and more, so shorter ones are numbers.
 */
export function looksLikePhoneNumber(text: string): boolean {
  const digits = parsePhoneNumber(text);
  if (digits === undefined) return false;
  return !/^\d+$/.test(text.trim()) || text.trim().startsWith('00') || digits.length < 15;
}

/** Business-scoped user id, for example `US.13491208655302741918`; with `ENT.` it is one of linked portfolios. */
const USER_ID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

export function isUserId(text: string): boolean {
  return USER_ID.test(text);
}

/** Why Meta knows a person under another number than the one that was typed; none of these is a fault. */
export type WaIdDifference = 'mexico-1' | 'argentina-9' | 'brazil-ninth-digit' | 'other';

/** undefined when both are the same number. Conversations belong under the wa_id, not under what was typed. */
export function explainWaId(input: string, waId: string): WaIdDifference | undefined {
  const typed = parsePhoneNumber(input) ?? input;
  if (typed === waId) return undefined;
  if (differByInsertion(typed, waId, '52', '1')) return 'mexico-1';
  if (differByInsertion(typed, waId, '54', '9')) return 'argentina-9';
  return differByNinthDigit(typed, waId) ? 'brazil-ninth-digit' : 'other';
}

/** `54 11…` and `54 9 11…`: the same number with the mobile prefix put in behind the country code. */
function differByInsertion(one: string, other: string, country: string, prefix: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.startsWith(country) && long === country + prefix + short.slice(country.length);
}

/** Brazil put a 9 in front of eight-digit mobile numbers, behind the two digits of the area. */
function differByNinthDigit(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return /^55\d{10}$/.test(short) && long === `${short.slice(0, 4)}9${short.slice(4)}`;
}
