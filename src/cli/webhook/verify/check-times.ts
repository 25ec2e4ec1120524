import { toChallenge, toHandshakeUrl } from '../../../core/webhook/handshake.js';
import { judgeTimes, summarizeTimes } from '../../../core/webhook/verify/answer-time.js';
import { type Check, toCheck, unchecked } from '../../../core/webhook/verify/check.js';
import { send } from './request.js';
import type { Subject } from './subject.js';

const SAMPLES = 3;

/** The times of all answers so far, and of some handshakes more: a single one may have woken the server up. */
export async function checkTimes(subject: Subject, before: readonly Check[]): Promise<Check> {
  const answered = before.filter(({ status }) => status !== null);
  if (answered.length === 0) return unchecked('answer-time', 'earlier-failed', { earlier: firstFailedIn(before) });
  const times = answered.flatMap(({ milliseconds }) => milliseconds ?? []);
  for (let sample = 0; sample < SAMPLES; sample++) {
    const { status, milliseconds } = await shakeAgain(subject);
    if (status !== null) times.push(milliseconds);
  }
  const summary = summarizeTimes(times);
  if (summary === undefined) return toCheck('answer-time', 'passed');
  const reason = judgeTimes(summary);
  return toCheck('answer-time', reason ? 'warned' : 'passed', {
    facts: { ...summary },
    milliseconds: summary.median,
    ...(reason && { reasons: [reason] }),
  });
}

function shakeAgain({ host, url, verifyToken }: Subject) {
  const challenge = toChallenge(host.randomBytes(8));
  return send(host, { method: 'GET', url: toHandshakeUrl(url, { challenge, verifyToken }), headers: {} });
}

function firstFailedIn(checks: readonly Check[]): string {
  return checks.find(({ outcome }) => outcome === 'failed')?.check ?? 'handshake';
}
