import { NetworkFault } from '../../../core/network-fault.js';
import { showBytes } from '../../../core/webhook/verify/byte-difference.js';
import type { Check, Reason } from '../../../core/webhook/verify/check.js';
import type { Host, HttpRequest } from '../../../host/host.js';
import { VERSION } from '../../version.js';

/** What came back, with its evidence; no status where nothing did. */
export interface Answer {
  readonly status: number | null;
  readonly milliseconds: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The system's code where no answer came. */
  readonly code: string | null;
  readonly sent: string;
  readonly received: string;
}

const TIMEOUT_MS = 15_000;

/** Two lines of a terminal: enough to know the answer again in a log. */
const SHOWN = 160;

export async function send(
  host: Host,
  { method, url, headers, body }: HttpRequest,
  described = describe(method, url, body),
): Promise<Answer> {
  const startedAt = host.now().getTime();
  const elapsed = () => host.now().getTime() - startedAt;
  const request = {
    method,
    url,
    headers: { accept: '*/*', 'user-agent': `wabactl/${VERSION}`, ...headers },
    ...(body && { body }),
  };
  try {
    const answer = await host.fetch(request, { timeoutMs: TIMEOUT_MS, maxBodyBytes: 1_048_576 });
    const received = `${answer.status} ${showBytes(answer.body, SHOWN)}`.trimEnd();
    return { ...answer, milliseconds: elapsed(), code: null, sent: described, received };
  } catch (thrown) {
    if (!(thrown instanceof NetworkFault)) throw thrown;
    const nothing = { status: null, headers: {}, body: new Uint8Array() };
    return { ...nothing, milliseconds: elapsed(), code: thrown.code, sent: described, received: thrown.code };
  }
}

function describe(method: string, url: string, body: Uint8Array | undefined): string {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search}${body ? `, ${body.length} bytes` : ''}`;
}

/** What goes into the report of every exchange. */
export function evidenceOf({ status, milliseconds, sent, received }: Answer): Partial<Check> {
  return { status, milliseconds, sent, received };
}

/** A server that asks for a client's certificate ends the connection only now. */
export function reasonOfSilence(code: string): Reason {
  return /CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE/.test(code) ? 'client-certificate' : 'no-answer';
}
