import { sign } from '../../../core/webhook/signature.js';
import {
  type Check,
  type CheckName,
  type Reason,
  redirectFacts,
  toCheck,
  unchecked,
} from '../../../core/webhook/verify/check.js';
import { judgeDelivery, judgeUnsigned } from '../../../core/webhook/verify/judge-delivery.js';
import {
  accentedDelivery,
  EMPTY_DELIVERY,
  largeDelivery,
  paddedDelivery,
} from '../../../core/webhook/verify/test-delivery.js';
import { findHabit, looksRefused } from './find-habit.js';
import { type Answer, evidenceOf, reasonOfSilence, send } from './request.js';
import type { Subject } from './subject.js';

const SIGNED = ['signed-delivery', 'accents', 'duplicate', 'large-delivery'] as const;
const ALL = [
  'signed-delivery',
  'forged-delivery',
  'unsigned-delivery',
  'accents',
  'duplicate',
  'large-delivery',
] as const;

/** After a failed handshake Meta would deliver nothing, so neither do we. */
export function withoutDeliveries(reason: 'earlier-failed' | 'not-wanted'): Check[] {
  const facts = reason === 'earlier-failed' ? { earlier: 'handshake' } : { option: '--no-deliveries' };
  return ALL.map((name) => unchecked(name, reason, facts));
}

/** Deliveries that are signed as Meta signs, and some that must be refused. */
export async function checkDeliveries(subject: Subject): Promise<Check[]> {
  const signed = await checkSigned(subject);
  const refused = [await checkForged(subject), await checkUnsigned(subject)];
  const isTaken = signed.outcome === 'passed';
  const rest = isTaken ? await checkEvents(subject) : SIGNED.slice(1).map((name) => afterFailure(name, signed));
  return [signed, ...refused, ...rest];
}

/** Where nothing could be signed, the rest could not either. */
function afterFailure(name: CheckName, { outcome }: Check): Check {
  if (outcome === 'unchecked') return unchecked(name, 'no-app-secret');
  return unchecked(name, 'earlier-failed', { earlier: 'signed-delivery' });
}

/** One without an event. Where it is refused, others that are wrong in one way each show what the endpoint compares. */
async function checkSigned(subject: Subject): Promise<Check> {
  if (subject.appSecret === undefined) return unchecked('signed-delivery', 'no-app-secret');
  const answer = await deliver(subject, EMPTY_DELIVERY, sign(EMPTY_DELIVERY, subject.appSecret));
  const check = toDeliveryCheck(subject, 'signed-delivery', answer, judgeDelivery(answer, 'signed-refused'));
  if (!check.reasons.includes('signed-refused') || !looksRefused(answer)) return check;
  const habit = await findHabit(subject, subject.appSecret);
  return habit ? { ...check, reasons: [habit.reason], facts: habit.facts } : check;
}

async function checkForged(subject: Subject): Promise<Check> {
  const nobodys = Buffer.from(subject.host.randomBytes(16)).toString('hex');
  const answer = await deliver(subject, EMPTY_DELIVERY, sign(EMPTY_DELIVERY, nobodys));
  return toRefusalCheck('forged-delivery', answer, 'forged-accepted');
}

async function checkUnsigned(subject: Subject): Promise<Check> {
  return toRefusalCheck('unsigned-delivery', await deliver(subject, EMPTY_DELIVERY, null), 'unsigned-accepted');
}

/** Statuses of a message that does not exist: with accents, again, and as many as Meta ever sends at once. */
async function checkEvents(subject: Subject): Promise<Check[]> {
  const now = subject.host.now().getTime();
  const accented = accentedDelivery(now);
  const first = await deliverSigned(subject, accented);
  const accents = toDeliveryCheck(subject, 'accents', first, judgeDelivery(first, 'accents-refused'));
  if (accents.outcome === 'failed') {
    return [accents, unchecked('duplicate', 'earlier-failed', { earlier: 'accents' }), await checkLarge(subject, now)];
  }
  const second = await deliverSigned(subject, accented);
  const duplicate = toDeliveryCheck(subject, 'duplicate', second, judgeDelivery(second, 'duplicate-refused'));
  return [accents, duplicate, await checkLarge(subject, now)];
}

/** Below what servers allow by themselves: 100 kB of Express, 1 MB of nginx. */
const SMALLER = [1_000_000, 95_000];

async function checkLarge(subject: Subject, now: number): Promise<Check> {
  if (!subject.postsLarge) return unchecked('large-delivery', 'not-wanted', { option: '--no-large' });
  const body = largeDelivery(now);
  const answer = await deliverSigned(subject, body);
  // A server that will not read it all answers 413, or ends the connection in the middle.
  const isTooLarge = answer.status === 413 || answer.status === null;
  const check = toDeliveryCheck(
    subject,
    'large-delivery',
    answer,
    isTooLarge ? 'too-large' : judgeDelivery(answer, 'large-refused'),
  );
  if (!isTooLarge) return { ...check, facts: { ...check.facts, bytes: body.length } };
  const acceptedBytes = await findAccepted(subject);
  return { ...check, facts: { bytes: body.length, acceptedBytes, ...(answer.code && { code: answer.code }) } };
}

/** The longest of the smaller ones that it takes; 0 when it takes none. */
async function findAccepted(subject: Subject): Promise<number> {
  for (const bytes of SMALLER) {
    const { status } = await deliverSigned(subject, paddedDelivery(bytes));
    if (status === 200) return bytes;
  }
  return 0;
}

function deliverSigned(subject: Subject, body: Uint8Array): Promise<Answer> {
  return deliver(subject, body, sign(body, subject.appSecret ?? ''));
}

function deliver({ host, url }: Subject, body: Uint8Array, signature: string | null): Promise<Answer> {
  const { pathname, search } = new URL(url);
  const shown = signature === null ? '' : `, X-Hub-Signature-256: ${signature.slice(0, 15)}…`;
  const described = `POST ${pathname}${search}, ${body.length} bytes${shown}`;
  const headers = {
    'content-type': 'application/json',
    'content-length': String(body.length),
    ...(signature !== null && { 'x-hub-signature-256': signature }),
  };
  return send(host, { method: 'POST', url, headers, body }, described);
}

function toDeliveryCheck(subject: Subject, name: CheckName, answer: Answer, reason: Reason | undefined): Check {
  const evidence = evidenceOf(answer);
  if (answer.code !== null && reason !== 'too-large') {
    return toCheck(name, 'failed', {
      ...evidence,
      reasons: [reasonOfSilence(answer.code)],
      facts: { code: answer.code },
    });
  }
  if (reason === undefined) return toCheck(name, 'passed', evidence);
  const facts = redirectFacts(subject.url, answer.headers.location);
  return toCheck(name, 'failed', { ...evidence, reasons: [reason], facts });
}

/** What neither took nor refused it warns: it says nothing of signatures. */
function toRefusalCheck(name: CheckName, answer: Answer, accepted: 'forged-accepted' | 'unsigned-accepted'): Check {
  const verdict = judgeUnsigned(answer.status);
  const evidence = evidenceOf(answer);
  if (verdict === 'refused') return toCheck(name, 'passed', evidence);
  return verdict === 'accepted'
    ? toCheck(name, 'failed', { ...evidence, reasons: [accepted] })
    : toCheck(name, 'warned', { ...evidence, reasons: ['forged-unclear'] });
}
