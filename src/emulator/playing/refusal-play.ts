import { failureOf } from '../../core/meta/delivery-errors.js';
import { Refusal } from '../refusal.js';
import { cloudRefusal } from '../refusals.js';
import { tooManyCalls } from '../usage.js';
import type { PlayOf } from './send-rule.js';

/** Codes whose HTTP status is not 400, https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
const HTTP_STATUSES: Readonly<Record<number, number>> = {
  0: 401,
  2: 503,
  3: 500,
  10: 403,
  190: 401,
  368: 403,
  130403: 403,
  130497: 403,
  131000: 500,
  131005: 403,
  131016: 500,
  131031: 403,
  131045: 500,
  131057: 500,
  132001: 404,
  134102: 500,
};

/** A refusal as Meta words it, where its words are known. */
export function refusalOfPlay({ code, httpStatus, retryAfter }: PlayOf<'refuse'>): Refusal {
  const refusal = withStatus(worded(code), httpStatus ?? HTTP_STATUSES[code] ?? 400);
  if (retryAfter !== undefined) refusal.headers = { 'retry-after': String(retryAfter) };
  return refusal;
}

function worded(code: number): Refusal {
  if (code === 80007) return tooManyCalls();
  if (code === 4) return new Refusal({ message: '(#4) Application request limit reached', code });
  if (code === 2) {
    const message = 'An unexpected error has occurred. Please retry your request later.';
    return new Refusal({ message, code, transient: true });
  }
  const { title, details } = failureOf(code);
  return cloudRefusal(code, title, details);
}

function withStatus({ error }: Refusal, httpStatus: number): Refusal {
  return new Refusal({ ...error, httpStatus });
}
