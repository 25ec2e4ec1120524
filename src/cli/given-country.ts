import { Failure } from '../core/failure.js';
import { type DefaultCountry, parseDefaultCountry } from '../core/phone/listed-recipient.js';

/** What `--country` says about numbers without a plus. */
export function requireCountry(given: string | undefined): DefaultCountry | undefined {
  if (given === undefined) return undefined;
  const country = parseDefaultCountry(given);
  if (country === undefined) throw new Failure('country-unknown', { given });
  return country;
}
