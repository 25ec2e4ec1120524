import type { IncomingHttpHeaders } from 'node:http';

/** One string for each name, as HTTP lets repeated headers be joined; Node has put the names in lower case. */
export function flattenHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  // Node itself joins all but this one; where it is missing, as in every webhook, nothing need be copied.
  if (isFlat(headers)) return headers;
  return joinHeaders(headers);
}

function isFlat(headers: IncomingHttpHeaders): headers is Record<string, string> {
  return headers['set-cookie'] === undefined;
}

/** The same for undici, which joins nothing. */
export function joinHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) joined[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return joined;
}
