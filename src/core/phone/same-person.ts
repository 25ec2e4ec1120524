/**
 * Mexico, Argentina and Brazil write a mobile number in two ways. Whoever is in a list twice, once in each, is one person,
 * and so is whoever opted out under one form and is written to under the other.
 */

/** The form by which a number is known again, digits without the plus; the shorter one where there are two. */
export function identityOf(digits: string): string {
  if (/^521\d{10}$/.test(digits)) return `52${digits.slice(3)}`;
  if (/^549\d{10}$/.test(digits)) return `54${digits.slice(3)}`;
  return BRAZIL_LONG.test(digits) ? `${digits.slice(0, 4)}${digits.slice(5)}` : digits;
}

/**
 * The ninth digit stands before what was a mobile number, which began with 6 to 9. Behind it other digits are of newer
 * numbers, and without it they would be somebody else's landline.
 */
const BRAZIL_LONG = /^55\d{2}9[6-9]\d{7}$/;

/** All forms that one number has, its own first. */
export function formsOf(digits: string): readonly string[] {
  const short = identityOf(digits);
  return [...new Set([digits, short, ...longForms(short)])];
}

function longForms(short: string): string[] {
  if (/^52\d{10}$/.test(short)) return [`521${short.slice(2)}`];
  if (/^54\d{10}$/.test(short)) return [`549${short.slice(2)}`];
  return /^55\d{2}[6-9]\d{7}$/.test(short) ? [`${short.slice(0, 4)}9${short.slice(4)}`] : [];
}
