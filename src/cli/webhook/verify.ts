import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { type Check, check } from '../../core/webhook/verify/check.js';
import { requireOwnWord } from '../callback.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { flag, optional, url } from '../field.js';
import type { Session } from '../session.js';
import { otherSecrets } from '../verify-token.js';
import { gatherWebhookFacts } from '../webhook-facts.js';
import { checkDeliveries, withoutDeliveries } from './verify/check-deliveries.js';
import { checkHandshakes } from './verify/check-handshake.js';
import { checkTimes } from './verify/check-times.js';
import { checkWay, withoutAnswers } from './verify/check-way.js';
import type { Subject } from './verify/subject.js';
import { viewChecks } from './verify/view-check.js';

export const verify = command({
  path: 'webhook verify',
  examples: [
    'wabactl webhook verify',
    'wabactl webhook verify https://example.com/webhook --json',
    'wabactl webhook verify https://example.com/webhook --no-deliveries',
  ],
  args: { url: optional(url('[url]')) },
  options: { deliveries: flag('--no-deliveries'), large: flag('--no-large') },
  output: z.object({ url: z.string(), passed: z.boolean(), checks: z.array(check) }),
  rows: ({ checks }) => checks,
  async *run(input, context) {
    const { note, say, host } = context;
    const subject = { ...(await findSubject(input.url, context)), postsLarge: input.large };
    const progress = host.progress(say.progress);
    const announce = input.deliveries ? () => note(say.sends(subject.url)) : undefined;
    const checks = await examine(subject, announce).finally(() => progress.done());
    const failed = checks.filter(({ outcome }) => outcome === 'failed');
    yield { url: subject.url, passed: failed.length === 0, checks };
    if (failed.length === 0) return;
    const faults = failed.map(({ check: name, reasons }) => ({ check: name, reasons }));
    throw new Failure('callback-check-failed', { url: subject.url, failed: faults });
  },
  view({ url: checked, passed, checks }, screen, say) {
    return [...viewChecks(checks, screen, say), ...(passed ? ['', conclude(checked, checks, say), say.next] : [])].join(
      '\n',
    );
  },
});

/** No step failed, which is little where the handshake could not even be tried. */
function conclude(checked: string, checks: readonly Check[], say: Says<'webhook verify'>): string {
  if (checks.some(({ check: name, outcome }) => name === 'handshake' && outcome !== 'passed')) return say.untried;
  return checks.some(({ outcome }) => outcome === 'warned') ? say.passedWithWarnings(checked) : say.allPassed(checked);
}

async function findSubject(given: string | undefined, { session, host }: Context<unknown>) {
  const channel = await session.channel();
  const callbackUrl = given ?? (await currentCallback(session));
  const verifyToken = await session.secret('verify-token', channel);
  if (!verifyToken) throw new Failure('no-verify-token', { channel: channel.name });
  requireOwnWord(verifyToken.value, await otherSecrets(channel, session));
  return {
    host,
    url: callbackUrl,
    isLive: channel.kind === 'live',
    verifyToken: verifyToken.value,
    appSecret: (await session.optionalSecret('app-secret', channel))?.value,
    accessToken: (await session.optionalSecret('token', channel))?.value,
  };
}

async function currentCallback(session: Session): Promise<string> {
  const { callbacks, winner, appId } = await gatherWebhookFacts(session);
  const found = winner === null ? null : callbacks[winner];
  if (found === null) throw new Failure('no-callback', { appId });
  return found;
}

/**
 * In the order in which a delivery would meet what is checked; what an earlier fault makes pointless is left out. `announce` says
 * what will be posted; without it nothing is.
 */
async function examine(subject: Subject, announce: (() => void) | undefined): Promise<Check[]> {
  const way = await checkWay(subject);
  const broken = way.find(({ check: name, outcome }) => name !== 'address' && outcome === 'failed');
  if (broken) return [...way, ...withoutAnswers(broken.check)];
  const handshakes = await checkHandshakes(subject);
  const isShaken = handshakes[0]?.outcome === 'passed';
  const answered = [...handshakes, ...(await examineDeliveries(subject, announce, isShaken))];
  return [...way, ...answered, await checkTimes(subject, answered)];
}

async function examineDeliveries(
  subject: Subject,
  announce: (() => void) | undefined,
  isShaken: boolean,
): Promise<Check[]> {
  if (!announce) return withoutDeliveries('not-wanted');
  if (!isShaken) return withoutDeliveries('earlier-failed');
  announce();
  return checkDeliveries(subject);
}
