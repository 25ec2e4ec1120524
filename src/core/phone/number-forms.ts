/**
 * A mobile number of Mexico, Argentina or Brazil has two ways to be written, and WhatsApp knows a person by one of them only:
 * messages, windows and statuses are found under either. The number itself comes first. Digits without a plus.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
 */
export function numberForms(digits: string): string[] {
  const other = otherForm(digits);
  return other === undefined ? [digits] : [digits, other];
}

/** undefined where there is only one way. */
function otherForm(digits: string): string | undefined {
  for (const [form, rewrite] of REWRITES) {
    const [found, first = '', second = ''] = form.exec(digits) ?? [];
    if (found !== undefined) return rewrite(first, second);
  }
  return undefined;
}

const REWRITES: readonly [RegExp, (first: string, second: string) => string][] = [
  // Mexico: a 1 behind the country code, until 2019.
  [/^521(\d{10})$/, (rest) => `52${rest}`],
  [/^52(\d{10})$/, (rest) => `521${rest}`],
  // Argentina: a 9 behind the country code of mobile numbers.
  [/^549(\d{10})$/, (rest) => `54${rest}`],
  [/^54(\d{10})$/, (rest) => `549${rest}`],
  // Brazil: a 9 in front of what were eight digits, behind the area; older WhatsApp accounts lack it.
  [/^55(\d{2})9(\d{8})$/, (area, rest) => `55${area}${rest}`],
  [/^55(\d{2})(\d{8})$/, (area, rest) => `55${area}9${rest}`],
];
