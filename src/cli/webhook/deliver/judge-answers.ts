import { Failure } from '../../../core/failure.js';
import { type Answer, countAnswers, isAsItShould } from './answer.js';

/** Throws when the server did not do as it should: took what is forged (exit 6), or did not take the rest (exit 7). */
export function requireTaken(url: string, answers: readonly Answer[]): void {
  const wrong = answers.filter((each) => !isAsItShould(each));
  const forged = wrong.filter(({ signature, status }) => isForged(signature) && status !== null && status < 300);
  if (forged.length > 0) throw new Failure('forged-delivery-taken', { url, taken: forged.length });
  if (wrong.length === 0) return;
  const taken = answers.filter(({ status }) => status === 200).length;
  throw new Failure('deliveries-not-taken', { url, sent: answers.length, taken, answers: countAnswers(wrong) });
}

function isForged(signature: Answer['signature']): boolean {
  return signature === 'wrong' || signature === 'none';
}
