import type { NetworkReason } from '../core/failures/graph.js';
import { NetworkFault } from '../core/network-fault.js';
import type { Fetch, HttpResponse } from '../host/host.js';
import { parameterInvalid } from './refusals.js';

/** Meta's own time-out is not documented; people report curl's error 28 after a few seconds. */
const TIMEOUT_MS = 5_000;

export interface Handshake {
  readonly callbackUrl: string;
  readonly verifyToken: string;
  /** Random digits. */
  readonly challenge: string;
}

/**
 * The GET by which Meta makes sure that a callback is yours; the reason, in Meta's words, when it failed.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
 */
export async function shakeHands(
  send: Fetch,
  { callbackUrl, verifyToken, challenge }: Handshake,
): Promise<string | undefined> {
  const url = new URL(callbackUrl);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', verifyToken);
  const headers = {
    'user-agent': 'facebookplatform/1.0 (+http://developers.facebook.com)',
    accept: '*/*',
    host: url.host,
  };
  try {
    const response = await send(
      { method: 'GET', url: url.href, headers },
      { timeoutMs: TIMEOUT_MS, maxBodyBytes: 65_536 },
    );
    return judge(response, challenge);
  } catch (fault) {
    if (!(fault instanceof NetworkFault)) throw fault;
    return describeFault(fault, url.hostname);
  }
}

/** The body must be the challenge and nothing else: a JSON string or a page around it is refused. */
function judge({ status, body }: HttpResponse, challenge: string): string | undefined {
  if (status !== 200) return `HTTP Status Code = ${status}`;
  const received = new TextDecoder().decode(body);
  if (received === challenge) return undefined;
  return `Response does not match challenge, expected value = "${challenge}", received = "${received.slice(0, 100)}"; HTTP Status Code = 200`;
}

/** How this reads at a developer's: libcurl's number and text. Only the one for a time-out was seen in reports. */
export function describeFault({ reason, code }: NetworkFault, host: string): string {
  const curl: Record<NetworkReason, string> = {
    dns: `curl_errno = 6; curl_error = Could not resolve host: ${host}`,
    connect: `curl_errno = 7; curl_error = Failed to connect to ${host}`,
    timeout: 'curl_errno = 28; curl_error = Operation timed out',
    broken: 'curl_errno = 52; curl_error = Empty reply from server',
    tls: `curl_errno = 60; curl_error = SSL certificate problem: ${code}`,
  };
  return `${curl[reason]}; HTTP Status Code = 0`;
}

/**
 * Meta takes https only. The emulator also takes http where no certificate can be had: loopback, private addresses and
 * names without a dot, as containers have them.
 */
export function checkCallbackUrl(name: string, text: string): void {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw parameterInvalid(name, 'must be a valid URI');
  }
  const isLocal = !url.hostname.includes('.') || /^(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLocal)) return;
  throw parameterInvalid(name, 'must be an https URI');
}
