import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import type { DeliveryCheckProblem } from '../../core/failures/webhook.js';
import { NetworkFault } from '../../core/network-fault.js';
import { checkCallbackUrl, checkVerifyToken } from '../../core/webhook/callback-url.js';
import { sign } from '../../core/webhook/signature.js';
import type { Host } from '../../host/host.js';
import type { Screen } from '../../ui/screen.js';
import { command, type Says } from '../command.js';
import { optional, url } from '../field.js';
import { type HandshakeResult, tryHandshake, tryWrongToken } from '../handshake.js';
import { VERSION } from '../version.js';
import { gatherWebhookFacts } from './webhook-facts.js';

const check = z.object({
  check: z.enum(['handshake', 'wrong-token', 'signed-delivery', 'forged-delivery']),
  outcome: z.enum(['passed', 'failed', 'skipped']),
  status: z.nullable(z.number()),
  milliseconds: z.nullable(z.number()),
  /** What is wrong, or why it was skipped. */
  reason: z.nullable(z.string()),
});

type Check = z.infer<typeof check>;

/** Meta gives a callback a few seconds; above this the checks still pass, but say so. */
const SLOW_MS = 5_000;
const DELIVERY_TIMEOUT_MS = 15_000;

export const verify = command({
  path: 'webhook verify',
  examples: ['wabactl webhook verify', 'wabactl webhook verify https://example.com/webhook --json'],
  args: { url: optional(url('[url]')) },
  options: {},
  output: z.object({ url: z.string(), passed: z.boolean(), checks: z.array(check) }),
  rows: ({ checks }) => checks,
  async *run(input, { session, host }) {
    const channel = await session.channel();
    const callbackUrl = input.url ?? (await currentCallback(session));
    const verifyToken = await session.secret('verify-token', channel);
    if (!verifyToken) throw new Failure('no-verify-token', { channel: channel.name });
    requireSendable(callbackUrl, verifyToken.value);
    const right = await tryHandshake(host, callbackUrl, verifyToken.value);
    const wrong = await tryWrongToken(host, callbackUrl);
    const appSecret = (await session.secret('app-secret', channel))?.value;
    const deliveries = right.verdict.ok ? await checkDeliveries(host, callbackUrl, appSecret) : skippedBefore();
    const checks = [toCheck('handshake', right), toCheck('wrong-token', wrong), ...deliveries.checks];
    yield { url: callbackUrl, passed: checks.every(({ outcome }) => outcome !== 'failed'), checks };
    for (const { verdict } of [right, wrong]) {
      if (verdict.ok) continue;
      const { fault, evidence } = verdict;
      throw new Failure('handshake-failed', { url: callbackUrl, fault, evidence });
    }
    if (deliveries.problems.length > 0) {
      throw new Failure('delivery-check-failed', { url: callbackUrl, problems: deliveries.problems });
    }
  },
  view({ url: checked, passed, checks }, screen, say) {
    const lines = checks.map((each) => viewCheck(each, screen, say));
    return [...lines, ...(passed ? ['', say.allPassed(checked), say.next] : [])].join('\n');
  },
});

/**
 * What must not go out, or would only be misread: an access token in the place of the verify token would stand in
 * somebody's log, and a plus in the path arrives as a space when Meta calls.
 */
function requireSendable(url: string, verifyToken: string): void {
  const problem = checkVerifyToken(verifyToken);
  if (problem) throw new Failure('verify-token-invalid', { problem });
  const problems = checkCallbackUrl(url).filter((each) => each.problem !== 'not-https');
  if (problems.length > 0) throw new Failure('callback-url-invalid', { url, problems });
}

async function currentCallback(session: Parameters<typeof gatherWebhookFacts>[0]): Promise<string> {
  const { callbacks, winner, appId } = await gatherWebhookFacts(session);
  const found = winner === null ? null : callbacks[winner];
  if (found === null) throw new Failure('no-callback', { appId });
  return found;
}

function toCheck(name: Check['check'], { verdict, milliseconds }: HandshakeResult): Check {
  if (verdict.ok) return { check: name, outcome: 'passed', status: null, milliseconds, reason: null };
  return { check: name, outcome: 'failed', status: verdict.evidence.status, milliseconds, reason: verdict.fault };
}

interface DeliveryChecks {
  readonly checks: Check[];
  readonly problems: DeliveryCheckProblem[];
}

function skippedBefore(): DeliveryChecks {
  return { checks: [skipped('signed-delivery', 'handshake'), skipped('forged-delivery', 'handshake')], problems: [] };
}

function skipped(name: Check['check'], reason: string): Check {
  return { check: name, outcome: 'skipped', status: null, milliseconds: null, reason };
}

/** A delivery without an event: well-formed, and nothing that a server could act upon. */
const EMPTY_DELIVERY = new TextEncoder().encode('{"object":"whatsapp_business_account","entry":[]}');

/** One delivery that is signed as Meta signs, and one that is signed with a secret nobody has. */
async function checkDeliveries(
  host: Host,
  callbackUrl: string,
  appSecret: string | undefined,
): Promise<DeliveryChecks> {
  const signed = appSecret === undefined ? undefined : await deliver(host, callbackUrl, appSecret);
  const forged = await deliver(host, callbackUrl, Buffer.from(host.randomBytes(16)).toString('hex'));
  const signedFails = signed !== undefined && signed.status !== 200;
  const forgedFails = forged.status === 200;
  const problems: DeliveryCheckProblem[] = [
    ...(signedFails ? [{ problem: 'signed-refused', status: signed.status } as const] : []),
    ...(forgedFails ? [{ problem: 'forged-accepted', status: forged.status } as const] : []),
  ];
  const signedCheck: Check = signed
    ? {
        check: 'signed-delivery',
        outcome: signedFails ? 'failed' : 'passed',
        ...signed,
        reason: signedFails ? 'signed-refused' : null,
      }
    : skipped('signed-delivery', 'no-app-secret');
  const forgedCheck: Check = {
    check: 'forged-delivery',
    outcome: forgedFails ? 'failed' : 'passed',
    ...forged,
    reason: forgedFails ? 'forged-accepted' : null,
  };
  return { checks: [signedCheck, forgedCheck], problems };
}

async function deliver(
  host: Host,
  callbackUrl: string,
  secret: string,
): Promise<{ status: number; milliseconds: number }> {
  const headers = {
    'content-type': 'application/json',
    'content-length': String(EMPTY_DELIVERY.length),
    'user-agent': `wabactl/${VERSION}`,
    'x-hub-signature-256': sign(EMPTY_DELIVERY, secret),
  };
  const startedAt = host.now().getTime();
  try {
    const request = { method: 'POST', url: callbackUrl, headers, body: EMPTY_DELIVERY };
    const { status } = await host.fetch(request, { timeoutMs: DELIVERY_TIMEOUT_MS });
    return { status, milliseconds: host.now().getTime() - startedAt };
  } catch (thrown) {
    if (!(thrown instanceof NetworkFault)) throw thrown;
    throw new Failure('callback-unreachable', { url: callbackUrl, reason: thrown.reason, code: thrown.code }, thrown);
  }
}

function viewCheck(
  { check: name, outcome, milliseconds, reason }: Check,
  { style }: Screen,
  say: Says<'webhook verify'>,
) {
  const marks = { passed: style.good('✓'), failed: style.bad('✗'), skipped: style.dim('–') };
  const time = milliseconds === null ? '' : ` (${milliseconds} ms)`;
  const slow = milliseconds !== null && milliseconds > SLOW_MS ? `; ${say.slow}` : '';
  const because = reason === null ? '' : `: ${reasonText(reason, say)}`;
  return `${marks[outcome]} ${say.checks[name]}${because}${style.dim(time)}${slow}`;
}

function reasonText(reason: string, say: Says<'webhook verify'>): string {
  const own: Record<string, string> = {
    handshake: say.skippedBefore,
    'no-app-secret': `${say.skipped}, ${say.skippedNoSecret}`,
    'signed-refused': say.signedRefused,
    'forged-accepted': say.forgedAccepted,
    ...say.faults,
  };
  return own[reason] ?? reason;
}
