import { Failure } from '../core/failure.js';
import { NetworkFault } from '../core/network-fault.js';
import {
  type HandshakeVerdict,
  judgeHandshake,
  judgeWrongToken,
  toChallenge,
  toHandshakeUrl,
} from '../core/webhook/handshake.js';
import { toVerifyToken, VERIFY_TOKEN_BYTES } from '../core/webhook/verify-token.js';
import type { Host, HttpResponse } from '../host/host.js';
import { VERSION } from './version.js';

/** Meta publishes no figure; endpoints that take longer than a few seconds are reported to fail (curl error 28). */
const HANDSHAKE_TIMEOUT_MS = 10_000;

const CHALLENGE_BYTES = 8;

export interface HandshakeResult {
  readonly verdict: HandshakeVerdict;
  readonly milliseconds: number;
}

/** Does Meta's handshake from here, with the right verify token. Failure `callback-unreachable` when no answer comes. */
export async function tryHandshake(host: Host, callbackUrl: string, verifyToken: string): Promise<HandshakeResult> {
  const challenge = toChallenge(host.randomBytes(CHALLENGE_BYTES));
  const { answer, milliseconds } = await ask(host, callbackUrl, { challenge, verifyToken });
  return { verdict: judgeHandshake(answer, challenge), milliseconds };
}

/** The same with a token that nobody knows; an endpoint that says yes to it says yes to anybody. */
export async function tryWrongToken(host: Host, callbackUrl: string): Promise<HandshakeResult> {
  const challenge = toChallenge(host.randomBytes(CHALLENGE_BYTES));
  const verifyToken = toVerifyToken(host.randomBytes(VERIFY_TOKEN_BYTES));
  const { answer, milliseconds } = await ask(host, callbackUrl, { challenge, verifyToken });
  return { verdict: judgeWrongToken(answer, challenge), milliseconds };
}

/** Throws what Meta would only call "couldn't be validated", by its name. */
export async function requireHandshake(host: Host, callbackUrl: string, verifyToken: string): Promise<void> {
  const { verdict } = await tryHandshake(host, callbackUrl, verifyToken);
  if (verdict.ok) return;
  throw new Failure('handshake-failed', { url: callbackUrl, fault: verdict.fault, evidence: verdict.evidence });
}

async function ask(
  host: Host,
  callbackUrl: string,
  question: { challenge: string; verifyToken: string },
): Promise<{ answer: HttpResponse; milliseconds: number }> {
  const startedAt = host.now().getTime();
  const url = toHandshakeUrl(callbackUrl, question);
  const headers = { 'user-agent': `wabactl/${VERSION}`, accept: '*/*' };
  try {
    const answer = await host.fetch({ method: 'GET', url, headers }, { timeoutMs: HANDSHAKE_TIMEOUT_MS });
    return { answer, milliseconds: host.now().getTime() - startedAt };
  } catch (thrown) {
    if (!(thrown instanceof NetworkFault)) throw thrown;
    throw new Failure('callback-unreachable', { url: callbackUrl, reason: thrown.reason, code: thrown.code }, thrown);
  }
}
