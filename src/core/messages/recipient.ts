import { isUserId, parsePhoneNumber } from '../phone/number.js';

/**
 * Whom a message goes to. A business-scoped user id stands for a person who hides the number; Meta takes it in another
 * member of the request, and not for one-time passwords.
 */
export type Recipient =
  | { readonly kind: 'phone'; readonly number: string }
  | { readonly kind: 'user'; readonly userId: string };

/** undefined when the text is neither a phone number nor a user id. `number` is digits without the plus. */
export function parseRecipient(text: string): Recipient | undefined {
  const trimmed = text.trim();
  if (isUserId(trimmed)) return { kind: 'user', userId: trimmed };
  const number = parsePhoneNumber(trimmed);
  return number === undefined ? undefined : { kind: 'phone', number };
}
