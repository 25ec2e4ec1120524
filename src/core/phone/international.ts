import parsePhoneNumberFromString from 'libphonenumber-js/min';

/** A number as Meta wants it when it is added: the country code apart. */
export interface InternationalNumber {
  /** Digits without a plus, for example `34`. */
  readonly callingCode: string;
  /** Digits without the country code. */
  readonly national: string;
  /** With the plus, grouped for the eye. */
  readonly shown: string;
}

export type NumberFlaw =
  /** Without the country code nobody can tell which country's number this is. */
  | 'no-country-code'
  /** Too short, too long, or of no country: short codes and service numbers among them. */
  | 'impossible';

/**
 * Splits a number of any country, with `+` or `00` in front. Only what cannot be a number at all is refused: numbering plans
 * change, and Meta has the last word.
 */
export function splitNumber(typed: string): InternationalNumber | NumberFlaw {
  const plus = typed.trim().replace(/^00/, '+');
  if (!plus.startsWith('+')) return 'no-country-code';
  const parsed = parsePhoneNumberFromString(withoutOldMexicanPrefix(plus));
  if (!parsed?.isPossible()) return 'impossible';
  return {
    callingCode: parsed.countryCallingCode,
    national: parsed.nationalNumber,
    shown: parsed.formatInternational(),
  };
}

/** Mobile numbers of Mexico had a 1 behind the country code until 2019, and many people still write it. */
export function withoutOldMexicanPrefix(number: string): string {
  const digits = number.replace(/\D/g, '');
  return /^521\d{10}$/.test(digits) ? `+52${digits.slice(3)}` : number;
}

/**
 * Whether digits with their country code are a number of the United States, as far as a number tells: those of Canada look the
 * same here.
 */
export function mayBeAmerican(digits: string): boolean {
  return parsePhoneNumberFromString(`+${digits}`)?.country === 'US';
}
