import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import type { DeliveryCheckProblem } from '../../core/failures/webhook.js';
import { NetworkFault } from '../../core/network-fault.js';
import { sign } from '../../core/webhook/signature.js';
import type { Host } from '../../host/host.js';
import { VERSION } from '../version.js';

/** One step of `webhook verify`. `warned` is a step that passes, but not as it should. */
export const check = z.object({
  check: z.enum(['handshake', 'wrong-token', 'signed-delivery', 'forged-delivery']),
  outcome: z.enum(['passed', 'failed', 'warned', 'skipped']),
  status: z.nullable(z.number()),
  milliseconds: z.nullable(z.number()),
  /** What is wrong, or why it was skipped. */
  reason: z.nullable(z.string()),
});

export type Check = z.infer<typeof check>;

export interface DeliveryChecks {
  readonly checks: Check[];
  readonly problems: DeliveryCheckProblem[];
}

/** After a failed handshake Meta would deliver nothing, so neither do we. */
export function skippedBefore(): DeliveryChecks {
  return { checks: [skipped('signed-delivery', 'handshake'), skipped('forged-delivery', 'handshake')], problems: [] };
}

function skipped(name: Check['check'], reason: string): Check {
  return { check: name, outcome: 'skipped', status: null, milliseconds: null, reason };
}

/** One delivery that is signed as Meta signs, and one that is signed with a secret nobody has. */
export async function checkDeliveries(
  host: Host,
  callbackUrl: string,
  appSecret: string | undefined,
): Promise<DeliveryChecks> {
  const signed =
    appSecret === undefined
      ? skipped('signed-delivery', 'no-app-secret')
      : await checkSigned(host, callbackUrl, appSecret);
  const nobodys = Buffer.from(host.randomBytes(16)).toString('hex');
  const forged = judgeForged(await deliver(host, callbackUrl, { secret: nobodys, body: EMPTY_DELIVERY }));
  return {
    checks: [signed, forged],
    problems: [signed, forged].flatMap(problemsOf),
  };
}

/** Where it is refused, a second one shows whether the endpoint hashes what it parsed instead of the bytes. */
async function checkSigned(host: Host, callbackUrl: string, secret: string): Promise<Check> {
  const signed = judgeSigned(await deliver(host, callbackUrl, { secret, body: EMPTY_DELIVERY }));
  if (signed.reason !== 'signed-refused') return signed;
  const { status } = await deliver(host, callbackUrl, { secret, body: REWRITTEN_DELIVERY });
  return isTaken(status) ? { ...signed, reason: 'parsed-hashed' } : signed;
}

interface Answer {
  readonly status: number;
  readonly milliseconds: number;
}

/** Meta counts only 200 as taken, https://developers.facebook.com/docs/graph-api/webhooks/getting-started#event-notifications */
function judgeSigned(answer: Answer): Check {
  if (answer.status === 200) return { check: 'signed-delivery', outcome: 'passed', ...answer, reason: null };
  const reason = isTaken(answer.status) ? 'not-200' : 'signed-refused';
  return { check: 'signed-delivery', outcome: 'failed', ...answer, reason };
}

/** Any 2xx took it; a 4xx refused it; a redirect or a server's fault says nothing of signatures. */
function judgeForged(answer: Answer): Check {
  const { status } = answer;
  if (isTaken(status)) {
    return { check: 'forged-delivery', outcome: 'failed', ...answer, reason: 'forged-accepted' };
  }
  const refused = status >= 400 && status < 500;
  return {
    check: 'forged-delivery',
    outcome: refused ? 'passed' : 'warned',
    ...answer,
    reason: refused ? null : 'forged-unclear',
  };
}

function isTaken(status: number): boolean {
  return status >= 200 && status < 300;
}

const PROBLEMS = ['signed-refused', 'parsed-hashed', 'not-200', 'forged-accepted'] as const;

function problemsOf({ status, reason }: Check): DeliveryCheckProblem[] {
  const problem = PROBLEMS.find((each) => each === reason);
  return problem !== undefined && status !== null ? [{ problem, status }] : [];
}

/**
 * A delivery without an event: well-formed, and nothing that a server could act upon. One sign is escaped, as Meta escapes
 * accents and emoji, so that its bytes are not those of the same JSON written anew.
 */
const EMPTY_DELIVERY = new TextEncoder().encode('{"object":"whatsapp_business\\u005faccount","entry":[]}');

const REWRITTEN_DELIVERY = new TextEncoder().encode('{"object":"whatsapp_business_account","entry":[]}');

const DELIVERY_TIMEOUT_MS = 15_000;

async function deliver(
  host: Host,
  callbackUrl: string,
  { secret, body }: { readonly secret: string; readonly body: Uint8Array },
): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    'content-length': String(body.length),
    'user-agent': `wabactl/${VERSION}`,
    'x-hub-signature-256': sign(body, secret),
  };
  const startedAt = host.now().getTime();
  try {
    const request = { method: 'POST', url: callbackUrl, headers, body };
    const { status } = await host.fetch(request, { timeoutMs: DELIVERY_TIMEOUT_MS });
    return { status, milliseconds: host.now().getTime() - startedAt };
  } catch (thrown) {
    if (!(thrown instanceof NetworkFault)) throw thrown;
    throw new Failure('callback-unreachable', { url: callbackUrl, reason: thrown.reason, code: thrown.code }, thrown);
  }
}
