import { isSameText } from '../../core/webhook/signature.js';
import type { HttpRequest } from '../../host/host.js';

/**
 * Whether a request may be meant for this page at all. A foreign page can make a browser send requests here, and with DNS
 * rebinding even read the answers under a name of its own; what it cannot choose is what the browser says of it in
 * `Host`, `Origin` and `Sec-Fetch-Site`.
 */
export function isFromHere({ url, headers }: HttpRequest, port: number): boolean {
  const { host, origin } = headers;
  if (host === undefined || !hostsOf(port).includes(host)) return false;
  // A client may name another host in the request line than in the header.
  if (new URL(url).host !== new URL(`http://${host}`).host) return false;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  // `none` is a person who typed or clicked the address outside of any page.
  return ['same-origin', 'none', undefined].includes(headers['sec-fetch-site']);
}

function hostsOf(port: number): string[] {
  // Browsers leave out the port that is usual, and so does URL.
  return ['127.0.0.1', 'localhost'].map((name) => new URL(`http://${name}:${port}`).host);
}

/** The token is in a header, which no form, link or picture of a foreign page can set. */
export function hasToken({ headers }: HttpRequest, token: string): boolean {
  return isSameText(`Bearer ${token}`, headers.authorization ?? '');
}
