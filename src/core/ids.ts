/**
 * Meta's ids are long strings of digits that look alike; passing one where another is wanted must not compile. They
 * are strings everywhere, since some do not fit a double.
 */
type Branded<Name extends string> = string & { readonly __id: Name };

export type WabaId = Branded<'WABA'>;
export type PhoneNumberId = Branded<'phone number'>;
export type BusinessId = Branded<'business'>;
export type AppId = Branded<'app'>;
export type TemplateId = Branded<'template'>;

const DIGITS = /^\d{5,25}$/;

/** Whether this could be an id of Meta's: 5 to 25 digits, no plus sign. Phone numbers match too; only Meta can tell. */
export function isGraphId(text: string): boolean {
  return DIGITS.test(text);
}
