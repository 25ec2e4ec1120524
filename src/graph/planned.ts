import type { PlannedRequest } from '../core/dry-run.js';
import type { Redactor } from '../core/redact.js';
import type { HttpRequest } from '../host/host.js';

/** Names of JSON members and query parameters whose value is a secret whatever it looks like. */
const SECRET_NAMES =
  /^(access_token|input_token|fb_exchange_token|revoke_token|appsecret_proof|client_secret|verify_token|pin|sig)$/;

const MASK = '***';

/** A request as a person may see it: same method, URL, headers and body, every secret replaced. */
export function toPlannedRequest(request: HttpRequest, body: unknown, redactor: Redactor): PlannedRequest {
  return {
    method: request.method,
    url: hideInUrl(request.url, redactor),
    headers: hideInHeaders(request.headers, redactor),
    body: hideInJson(body ?? null, redactor),
  };
}

export function hideInHeaders(
  headers: Readonly<Record<string, string>>,
  redactor: Redactor,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      name === 'authorization' ? value.replace(/\s.*/, ` ${MASK}`) : redactor.hideAll(value),
    ]),
  );
}

function hideInUrl(url: string, redactor: Redactor): string {
  const named = url.replace(/([?&])([^=&]+)=[^&]*/g, (pair, mark, name) =>
    SECRET_NAMES.test(name) ? `${mark}${name}=${MASK}` : pair,
  );
  return redactor.hideAll(named);
}

/** In data only known secrets and secret names are hidden: a message's text may look like anything. */
function hideInJson(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.hideKnown(value);
  if (Array.isArray(value)) return value.map((item) => hideInJson(item, redactor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      SECRET_NAMES.test(name) ? MASK : hideInJson(member, redactor),
    ]),
  );
}
