import parsePhoneNumberFromString, { type CountryCode, isSupportedCountry } from 'libphonenumber-js/min';
import { type NumberFlaw, withoutOldMexicanPrefix } from './international.js';
import { isUserId, parsePhoneNumber } from './number.js';

/** Somebody of a list, as a send names them. */
export interface ListedRecipient {
  /** The number with its plus, or a business-scoped user id. */
  readonly to: string;
  /** Digits of the number, or the user id. */
  readonly customer: string;
  /** Two letters; null where it cannot be told, as of a user id without one. */
  readonly country: string | null;
}

/** What numbers without a plus are: of this country, or `+` for: with their country code already. */
export type DefaultCountry = CountryCode | '+';

/** `ES` or `+`; undefined where there is no such country. */
export function parseDefaultCountry(given: string): DefaultCountry | undefined {
  const country = given.trim().toUpperCase();
  if (country === '+') return '+';
  return isSupportedCountry(country) ? country : undefined;
}

/**
 * A number of a list is taken only where its country is sure: without a plus, `600 111 222` is a number of Spain and of
 * Malaysia, and a guess would write to a stranger.
 */
export function readListed(given: string, fallback: DefaultCountry | undefined): ListedRecipient | NumberFlaw {
  const typed = given.trim();
  if (isUserId(typed)) return { to: typed, customer: typed, country: typed.slice(0, 2) };
  const digits = parsePhoneNumber(typed) ?? parsePhoneNumber(`1${typed}`)?.slice(1);
  if (digits === undefined) return 'impossible';
  const hasPlus = /^[^\d]*(\+|00)/.test(typed);
  if (hasPlus || fallback === '+') return toListed(`+${digits}`);
  return fallback === undefined ? 'no-country-code' : toListed(digits, fallback);
}

function toListed(number: string, country?: CountryCode): ListedRecipient | NumberFlaw {
  const parsed = parsePhoneNumberFromString(withoutOldMexicanPrefix(number), country);
  if (!parsed?.isPossible()) return 'impossible';
  return { to: parsed.number, customer: parsed.number.slice(1), country: parsed.country ?? null };
}
