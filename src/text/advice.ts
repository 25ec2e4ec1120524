import type { Refusal } from '../core/failures/graph.js';

/** What a code of Meta's means for the person, and what to do about it. */
export interface Advice {
  /** Ends a sentence that began with what happened: no capital, no full stop. */
  readonly cause: string;
  readonly hint: string;
}

/** Advice by `code/subcode`, else by `code`. */
export type AdviceTable = Readonly<Record<string, Advice>>;

export function findAdvice(
  table: AdviceTable,
  { code, subcode }: Pick<Refusal, 'code' | 'subcode'>,
): Advice | undefined {
  return table[`${code}/${subcode}`] ?? table[String(code)];
}
