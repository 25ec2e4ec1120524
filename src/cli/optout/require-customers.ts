import { Failure } from '../../core/failure.js';
import { parseRecipient } from '../../core/messages/recipient.js';

/** Digits or user ids, each once; all that are neither are named at once, and then nothing is done. */
export function requireCustomers(given: readonly string[]): string[] {
  const read = given.map((text) => ({ text, to: parseRecipient(text) }));
  const wrong = read.filter(({ to }) => to === undefined).map(({ text }) => text);
  if (wrong.length > 0) throw new Failure('recipients-invalid', { given: wrong });
  return [...new Set(read.flatMap(({ to }) => (to ? [to.kind === 'phone' ? to.number : to.userId] : [])))];
}
