import * as z from 'zod/mini';
import { Failure } from '../../../core/failure.js';
import type { Host } from '../../../host/host.js';
import { requireOwnWord } from '../../callback.js';
import { tryHandshake } from '../../handshake.js';
import type { Session } from '../../session.js';
import { otherSecrets } from '../../verify-token.js';

export const handshakeResult = z.object({
  outcome: z.enum(['passed', 'failed', 'unchecked']),
  /** What is wrong, or why it was not tried. */
  reason: z.nullable(z.string()),
  status: z.nullable(z.number()),
  milliseconds: z.nullable(z.number()),
});

export interface Tried {
  readonly handshake: z.infer<typeof handshakeResult>;
  readonly fault: Failure | undefined;
}

/** As Meta would now: a callback that was right when it was set may be gone. */
export async function tryCallback(host: Host, callbackUrl: string, session: Session): Promise<Tried> {
  const channel = await session.channel();
  const verifyToken = (await session.secret('verify-token', channel))?.value;
  const unanswered = { status: null, milliseconds: null };
  if (verifyToken === undefined) {
    return { handshake: { outcome: 'unchecked', reason: 'no-verify-token', ...unanswered }, fault: undefined };
  }
  requireOwnWord(verifyToken, await otherSecrets(channel, session));
  const appSecret = (await session.optionalSecret('app-secret', channel))?.value;
  try {
    const { verdict, status, milliseconds } = await tryHandshake(host, callbackUrl, { verifyToken, appSecret });
    if (verdict.ok) {
      return { handshake: { outcome: 'passed', reason: null, status, milliseconds }, fault: undefined };
    }
    const { fault: reason, evidence } = verdict;
    const fault = new Failure('handshake-failed', { url: callbackUrl, fault: reason, evidence });
    return { handshake: { outcome: 'failed', reason, status, milliseconds }, fault };
  } catch (thrown) {
    if (!(thrown instanceof Failure && thrown.is('callback-unreachable'))) throw thrown;
    return { handshake: { outcome: 'failed', reason: thrown.facts.code, ...unanswered }, fault: thrown };
  }
}
