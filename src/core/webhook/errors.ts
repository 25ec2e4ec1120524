import type { DeliveryError } from '../failures/messages.js';
import { Errors } from './wire.js';

/** Meta's errors in a status, a message or a value. `error_data` is an object, and now and then a bare text. */
export function toErrors(raw: unknown): DeliveryError[] {
  return Errors.parse(raw).map(({ code, title, message, error_data, href }) => ({
    code,
    title: title ?? message,
    details: typeof error_data === 'string' ? error_data : (error_data?.details ?? null),
    href,
  }));
}
