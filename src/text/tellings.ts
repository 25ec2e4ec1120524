import type { TellingId, Tellings } from '../core/webhook/telling/telling.js';

/** A sentence for everything that can be told of a webhook event, without a full stop; a missing one does not compile. */
export type TellingSentences = { readonly [Id in TellingId]: (facts: Tellings[Id]) => string };

/** The parts that are there, behind one another. */
export function joined(separator: string, parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(separator);
}

/** `REJECTED (INVALID_FORMAT)`: Meta's words stay as they are, since they are what one searches for. */
export function withReason(what: string, reason: string | null): string {
  return reason === null || reason === '' ? what : `${what} (${reason})`;
}
