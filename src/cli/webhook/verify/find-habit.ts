import { sign, signWith } from '../../../core/webhook/signature.js';
import type { CheckFacts, SignatureHabit } from '../../../core/webhook/verify/check.js';
import { asProgramsWrite } from '../../../core/webhook/verify/rewritten.js';
import { EMPTY_DELIVERY } from '../../../core/webhook/verify/test-delivery.js';
import { type Answer, send } from './request.js';
import type { Subject } from './subject.js';

export interface Habit {
  readonly reason: SignatureHabit;
  readonly facts: CheckFacts;
}

/** A refusal that may be about the signature: not one about the path, the method or the size. */
export function looksRefused({ status }: Pick<Answer, 'status'>): boolean {
  return status !== null && status >= 400 && status < 500 && ![404, 405, 413, 415, 419, 429].includes(status);
}

/**
 * What the endpoint compares instead of what Meta sends, where it refuses a good signature: it is offered some that are wrong in
 * the usual ways, and the one that it takes tells. Undefined when it takes none.
 */
export async function findHabit(subject: Subject, secret: string): Promise<Habit | undefined> {
  for (const { headers, ...habit } of wrongWays(secret, subject)) {
    const length = { 'content-type': 'application/json', 'content-length': String(EMPTY_DELIVERY.length) };
    const request = { method: 'POST', url: subject.url, headers: { ...length, ...headers }, body: EMPTY_DELIVERY };
    if ((await send(subject.host, request)).status === 200) return habit;
  }
  return undefined;
}

interface WrongWay extends Habit {
  readonly headers: Readonly<Record<string, string>>;
}

function wrongWays(secret: string, { verifyToken, accessToken }: Subject): WrongWay[] {
  const signedWith = (key: string) => ({ 'x-hub-signature-256': sign(EMPTY_DELIVERY, key) });
  const right = signedWith(secret);
  const keys = [
    ['secret-with-line-break', `${secret}\n`],
    ['verify-token', verifyToken],
    ...(accessToken === undefined ? [] : ([['token', accessToken]] as const)),
    ['nothing', ''],
    ['nothing', 'undefined'],
    ['nothing', 'None'],
    ['nothing', 'null'],
  ] as const;
  return [
    ...asProgramsWrite(EMPTY_DELIVERY).map((written) => ({
      reason: 'parsed-hashed' as const,
      facts: {},
      headers: { 'x-hub-signature-256': sign(written, secret) },
    })),
    {
      reason: 'old-header',
      facts: {},
      headers: { ...right, 'x-hub-signature': signWith(EMPTY_DELIVERY, secret, 'sha1') },
    },
    {
      reason: 'prefix-expected',
      facts: {},
      headers: { 'x-hub-signature-256': sign(EMPTY_DELIVERY, secret).replace('sha256=', '') },
    },
    ...keys.map(([key, value]) => ({ reason: 'other-key' as const, facts: { key }, headers: signedWith(value) })),
  ];
}
