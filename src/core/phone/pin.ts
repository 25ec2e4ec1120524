/** The code of two-step verification has six digits. https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/two-step-verification */
export function isPin(text: string): boolean {
  return /^\d{6}$/.test(text);
}

/** One that somebody tries first: all digits the same, or in a row. */
export function isWeakPin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])));
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? 9);
}

/** The six digits of a code as it arrives by SMS, `123-830`; undefined when it is none. */
export function parseSmsCode(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, '');
  return isPin(digits) ? digits : undefined;
}
