import { Failure } from '../core/failure.js';
import { NetworkFault } from '../core/network-fault.js';
import {
  type HandshakeFault,
  type HandshakeVerdict,
  isUnclear,
  judgeHandshake,
  judgeWrongToken,
  toChallenge,
  toHandshakeUrl,
  toUnderscoredUrl,
} from '../core/webhook/handshake.js';
import { sign } from '../core/webhook/signature.js';
import { toVerifyToken, VERIFY_TOKEN_BYTES } from '../core/webhook/verify-token.js';
import type { Host, HttpResponse } from '../host/host.js';
import { VERSION } from './version.js';

/** Meta publishes no figure; endpoints that take longer than a few seconds are reported to fail (curl error 28). */
const HANDSHAKE_TIMEOUT_MS = 10_000;

const CHALLENGE_BYTES = 8;

export interface HandshakeResult {
  readonly verdict: HandshakeVerdict;
  readonly status: number;
  readonly milliseconds: number;
  /** What had to come back, and what did. */
  readonly challenge: string;
  readonly body: Uint8Array;
}

export interface HandshakeWords {
  readonly verifyToken: string;
  /** For finding out whether the endpoint wants a handshake signed. */
  readonly appSecret: string | undefined;
}

/**
 * Does Meta's handshake from here, with the right verify token, and where that is refused without a reason, looks for the
 * reason. Failure `callback-unreachable` when no answer comes.
 */
export async function tryHandshake(host: Host, callbackUrl: string, words: HandshakeWords): Promise<HandshakeResult> {
  const question = { challenge: newChallenge(host), verifyToken: words.verifyToken };
  const { answer, milliseconds } = await ask(host, callbackUrl, toHandshakeUrl(callbackUrl, question));
  const verdict = judgeHandshake(answer, question.challenge);
  const fault = isUnclear(verdict) ? await findReason(host, callbackUrl, words) : undefined;
  const explained = verdict.ok || fault === undefined ? verdict : { ...verdict, fault };
  const { status, body } = answer;
  return { verdict: explained, status, milliseconds, challenge: question.challenge, body };
}

/** The same with a token that nobody knows; an endpoint that says yes to it says yes to anybody. */
export async function tryWrongToken(host: Host, callbackUrl: string): Promise<HandshakeResult> {
  const challenge = newChallenge(host);
  const verifyToken = toVerifyToken(host.randomBytes(VERIFY_TOKEN_BYTES));
  const url = toHandshakeUrl(callbackUrl, { challenge, verifyToken });
  const { answer, milliseconds } = await ask(host, callbackUrl, url);
  const { status, body } = answer;
  return { verdict: judgeWrongToken(answer, challenge), status, milliseconds, challenge, body };
}

/** Throws what Meta would only call "couldn't be validated", by its name. */
export async function requireHandshake(host: Host, callbackUrl: string, words: HandshakeWords): Promise<void> {
  const { verdict } = await tryHandshake(host, callbackUrl, words);
  if (verdict.ok) return;
  throw new Failure('handshake-failed', { url: callbackUrl, fault: verdict.fault, evidence: verdict.evidence });
}

function newChallenge(host: Host): string {
  return toChallenge(host.randomBytes(CHALLENGE_BYTES));
}

/** Asks again in the two ways that misled servers expect; the one that passes is what they want. */
async function findReason(
  host: Host,
  callbackUrl: string,
  { verifyToken, appSecret }: HandshakeWords,
): Promise<HandshakeFault | undefined> {
  const challenge = newChallenge(host);
  const passes = async (url: string, headers: Readonly<Record<string, string>> = {}) => {
    try {
      return judgeHandshake((await ask(host, callbackUrl, url, headers)).answer, challenge).ok;
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.is('callback-unreachable')) return false;
      throw thrown;
    }
  };
  const question = { challenge, verifyToken };
  if (await passes(toUnderscoredUrl(callbackUrl, question))) return 'underscored-names';
  if (appSecret === undefined) return undefined;
  const headers = { 'x-hub-signature-256': sign(new Uint8Array(), appSecret) };
  return (await passes(toHandshakeUrl(callbackUrl, question), headers)) ? 'signature-demanded' : undefined;
}

async function ask(
  host: Host,
  callbackUrl: string,
  url: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ answer: HttpResponse; milliseconds: number }> {
  const startedAt = host.now().getTime();
  const headers = { 'user-agent': `wabactl/${VERSION}`, accept: '*/*', ...more };
  try {
    const answer = await host.fetch({ method: 'GET', url, headers }, { timeoutMs: HANDSHAKE_TIMEOUT_MS });
    return { answer, milliseconds: host.now().getTime() - startedAt };
  } catch (thrown) {
    if (!(thrown instanceof NetworkFault)) throw thrown;
    throw new Failure('callback-unreachable', { url: callbackUrl, reason: thrown.reason, code: thrown.code }, thrown);
  }
}
