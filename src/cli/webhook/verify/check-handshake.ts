import { Failure } from '../../../core/failure.js';
import { judgeWrongToken, toChallenge, toHandshakeUrl } from '../../../core/webhook/handshake.js';
import { firstDifference, showBytes } from '../../../core/webhook/verify/byte-difference.js';
import {
  type Check,
  type CheckName,
  type Reason,
  redirectFacts,
  toCheck,
  unchecked,
} from '../../../core/webhook/verify/check.js';
import { type HandshakeResult, tryHandshake, tryWrongToken } from '../../handshake.js';
import { evidenceOf, reasonOfSilence, send } from './request.js';
import type { Subject } from './subject.js';

/** Meta's handshake with the right token, with a wrong one, with none, and a visit that is no handshake. */
export async function checkHandshakes(subject: Subject): Promise<Check[]> {
  const { host, url, verifyToken, appSecret } = subject;
  const right = await attempt('handshake', subject, () => tryHandshake(host, url, { verifyToken, appSecret }));
  if (right.status === null) {
    const others = ['wrong-token', 'missing-token', 'no-query'] as const;
    return [right, ...others.map((name) => unchecked(name, 'earlier-failed', { earlier: 'handshake' }))];
  }
  const wrong = await attempt('wrong-token', subject, () => tryWrongToken(host, url));
  return [right, wrong, await checkMissingToken(subject), await checkNoQuery(subject)];
}

async function attempt(
  name: 'handshake' | 'wrong-token',
  { url }: Subject,
  shake: () => Promise<HandshakeResult>,
): Promise<Check> {
  const sent = sentTo(url, name === 'handshake' ? '…' : '<random>');
  try {
    return toHandshakeCheck(name, await shake(), { url, sent });
  } catch (thrown) {
    if (!(thrown instanceof Failure && thrown.is('callback-unreachable'))) throw thrown;
    const { code } = thrown.facts;
    const reason = reasonOfSilence(code);
    // Then it is not the endpoint's fault that no more can be seen.
    const outcome = reason === 'client-certificate' ? 'warned' : 'failed';
    return toCheck(name, outcome, { reasons: [reason], facts: { code }, sent, received: code });
  }
}

/** The token is a secret, so it is left out. */
function sentTo(url: string, token: string): string {
  const { pathname, search } = new URL(url);
  return `GET ${pathname}${search}${search === '' ? '?' : '&'}hub.mode=subscribe&hub.challenge=…&hub.verify_token=${token}`;
}

const SHOWN = 160;

function toHandshakeCheck(
  name: 'handshake' | 'wrong-token',
  result: HandshakeResult,
  { url, sent }: { readonly url: string; readonly sent: string },
): Check {
  const { verdict, status, milliseconds, challenge, body } = result;
  const received = `${status} ${showBytes(body, SHOWN)}`.trimEnd();
  if (verdict.ok) return toCheck(name, 'passed', { status, milliseconds, sent, received });
  const { fault, evidence } = verdict;
  const difference = status === 200 && name === 'handshake' ? firstDifference(toBytes(challenge), body) : undefined;
  return toCheck(name, 'failed', {
    reasons: [fault],
    facts: redirectFacts(url, evidence.location),
    status,
    milliseconds,
    sent,
    received,
    ...(difference && { expected: `200 ${challenge}`, difference: { ...difference } }),
  });
}

const toBytes = (text: string) => new TextEncoder().encode(text);

/** Programs that compare with a setting nobody made take a handshake without a token for the right one. */
async function checkMissingToken({ host, url }: Subject): Promise<Check> {
  const challenge = toChallenge(host.randomBytes(8));
  const asked = new URL(toHandshakeUrl(url, { challenge, verifyToken: '' }));
  asked.searchParams.delete('hub.verify_token');
  const answer = await send(host, { method: 'GET', url: asked.href, headers: {} });
  if (answer.status === null) return silent('missing-token', answer);
  const { ok } = judgeWrongToken({ ...answer, status: answer.status }, challenge);
  if (ok) return toCheck('missing-token', 'passed', evidenceOf(answer));
  return toCheck('missing-token', 'failed', { reasons: ['accepts-missing-token'], ...evidenceOf(answer) });
}

/** Whoever watches over an endpoint, and every stranger, calls it without a question. */
async function checkNoQuery({ host, url }: Subject): Promise<Check> {
  const answer = await send(host, { method: 'GET', url, headers: {} });
  if (answer.status === null) return silent('no-query', answer);
  const crashes = answer.status >= 500;
  const reasons: Reason[] = crashes ? ['crashes-without-query'] : [];
  return toCheck('no-query', crashes ? 'warned' : 'passed', { reasons, ...evidenceOf(answer) });
}

function silent(name: CheckName, answer: Awaited<ReturnType<typeof send>>): Check {
  const code = answer.code ?? '';
  return toCheck(name, 'warned', { ...evidenceOf(answer), reasons: [reasonOfSilence(code)], facts: { code } });
}
