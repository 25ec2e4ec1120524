import { Errors } from './wire.js';

/** Meta's reason in a status of a message, or beside a message that it could not pass on. Branch on `code` only. */
export interface DeliveryError {
  code: number;
  title: string | null;
  details: string | null;
  href: string | null;
}

/** Meta's errors in a status, a message or a value. `error_data` is an object, and now and then a bare text. */
export function toErrors(raw: unknown): DeliveryError[] {
  // Nearly always there are none, and that is not worth a look.
  if (!Array.isArray(raw) || raw.length === 0) return [];
  return Errors.parse(raw).map(({ code, title, message, error_data, details, href }) => ({
    code,
    title: title ?? message,
    details: (typeof error_data === 'string' ? error_data : error_data?.details) ?? details,
    href,
  }));
}
