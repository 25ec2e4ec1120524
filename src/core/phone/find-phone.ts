import type { PhoneNumber } from '../channel/phone-number.js';
import { parsePhoneNumber } from './number.js';

/** By its id, or by the number however it is typed: people have the number at hand, and Meta wants its id. */
export function findPhone(phones: readonly PhoneNumber[], given: string): PhoneNumber | undefined {
  const byId = phones.find(({ id }) => id === given.trim());
  const digits = parsePhoneNumber(given);
  // A number that Meta does not tell is like no other, least of all like what is no number.
  if (byId || digits === undefined) return byId;
  return phones.find(({ displayPhoneNumber }) => parsePhoneNumber(displayPhoneNumber ?? '') === digits);
}
