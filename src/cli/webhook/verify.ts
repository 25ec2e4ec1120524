import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { checkCallbackUrl } from '../../core/webhook/callback-url.js';
import type { Screen } from '../../ui/screen.js';
import { requireOwnWord } from '../callback.js';
import { command, type Says } from '../command.js';
import { optional, url } from '../field.js';
import { type HandshakeResult, tryHandshake, tryWrongToken } from '../handshake.js';
import { otherSecrets } from '../verify-token.js';
import { type Check, check, checkDeliveries, skippedBefore } from './check-deliveries.js';
import { gatherWebhookFacts } from './webhook-facts.js';

/**
 * Above this a check passes and says so. Meta publishes no time-out for callbacks; its advice is a median of 250 ms, and
 * endpoints that took some seconds are reported to fail.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput
 */
const SLOW_MS = 3_000;

export const verify = command({
  path: 'webhook verify',
  examples: ['wabactl webhook verify', 'wabactl webhook verify https://example.com/webhook --json'],
  args: { url: optional(url('[url]')) },
  options: {},
  output: z.object({ url: z.string(), passed: z.boolean(), checks: z.array(check) }),
  rows: ({ checks }) => checks,
  async *run(input, { session, host, note, say }) {
    const channel = await session.channel();
    const callbackUrl = input.url ?? (await currentCallback(session));
    const verifyToken = await session.secret('verify-token', channel);
    if (!verifyToken) throw new Failure('no-verify-token', { channel: channel.name });
    requireOwnWord(verifyToken.value, await otherSecrets(channel, session));
    requireSendable(callbackUrl);
    // Trying it is fine, but nobody shall believe that Meta will come this way.
    if (isPlainHttp(callbackUrl, channel.kind === 'emulator')) note(say.plainHttp);
    const appSecret = (await session.optionalSecret('app-secret', channel))?.value;
    const right = await tryHandshake(host, callbackUrl, { verifyToken: verifyToken.value, appSecret });
    const wrong = await tryWrongToken(host, callbackUrl);
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

/** What would only be misread: a plus in the path arrives as a space when Meta calls. */
function requireSendable(url: string): void {
  const problems = checkCallbackUrl(url).filter((each) => each.problem !== 'not-https');
  if (problems.length > 0) throw new Failure('callback-url-invalid', { url, problems });
}

function isPlainHttp(url: string, allowLoopback: boolean): boolean {
  return checkCallbackUrl(url, { allowLoopback }).some(({ problem }) => problem === 'not-https');
}

async function currentCallback(session: Parameters<typeof gatherWebhookFacts>[0]): Promise<string> {
  const { callbacks, winner, appId } = await gatherWebhookFacts(session);
  const found = winner === null ? null : callbacks[winner];
  if (found === null) throw new Failure('no-callback', { appId });
  return found;
}

function toCheck(name: Check['check'], { verdict, status, milliseconds }: HandshakeResult): Check {
  const reason = verdict.ok ? null : verdict.fault;
  return { check: name, outcome: verdict.ok ? 'passed' : 'failed', status, milliseconds, reason };
}

function viewCheck(
  { check: name, outcome, status, milliseconds, reason }: Check,
  { style }: Screen,
  say: Says<'webhook verify'>,
) {
  const marks = { passed: style.good('✓'), failed: style.bad('✗'), warned: style.warn('!'), skipped: style.dim('–') };
  const answer = status === null || milliseconds === null ? '' : ` (${say.answered(status, milliseconds)})`;
  const slow = milliseconds !== null && milliseconds > SLOW_MS ? `; ${say.slow}` : '';
  const because = reason === null ? '' : `: ${reasonText(reason, say)}`;
  return `${marks[outcome]} ${say.checks[name]}${because}${style.dim(answer)}${slow}`;
}

function reasonText(reason: string, say: Says<'webhook verify'>): string {
  const own: Record<string, string> = {
    handshake: say.skippedBefore,
    'no-app-secret': `${say.skipped}, ${say.skippedNoSecret}`,
    'signed-refused': say.signedRefused,
    'not-200': say.signedRefused,
    'parsed-hashed': say.parsedHashed,
    'forged-accepted': say.forgedAccepted,
    'forged-unclear': say.forgedUnclear,
    ...say.faults,
  };
  return own[reason] ?? reason;
}
