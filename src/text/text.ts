import type { FailureFacts, FailureId } from '../core/failure.js';
import type { en } from './en.js';

/** What a person reads when something failed: what happened (no full stop), and what to do next in one sentence. */
export interface Explanation {
  message: string;
  hint?: string;
}

/** One sentence for every failure there is. A missing one, in either language, does not compile. */
export type FailureSentences = { [Id in FailureId]: (facts: FailureFacts[Id]) => Explanation };

/** The part of FailureSentences for one noun's failures. */
export type SentencesFor<Facts> = { [Id in keyof Facts]: (facts: Facts[Id]) => Explanation };

/** A version of the Graph API that has ended, or ends soon. */
export interface OldVersion {
  readonly version: string;
  /** The flag, the variable or the file that asks for it; null for the default. */
  readonly setBy: string | null;
  /** A day; null where it is not known. */
  readonly endsOn: string | null;
  readonly hasEnded: boolean;
  /** What to use instead. */
  readonly advised: string;
}

/** The shape that every language has: English defines it, the others must match it key by key. */
export type Text = typeof en;

export type Language = 'en' | 'es';
