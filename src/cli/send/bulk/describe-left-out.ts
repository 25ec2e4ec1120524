import * as z from 'zod/mini';
import type { RowProblem } from '../../../core/bulk/judge-row.js';
import { OPTOUT_SOURCES, type OptOutSource } from '../../../core/optouts/optout.js';
import type { LeftOutRow } from '../../../store/bulk-queue.js';
import type { LeftOut } from './sort-people.js';

export interface LeftOutSays {
  problem(problem: RowProblem): string;
  repeats(row: number): string;
  optedOut(how: string): string;
  readonly sources: Readonly<Record<OptOutSource, string>>;
}

/** Why somebody was left out, in the person's language. */
export function describeLeftOut(leftOut: LeftOut, say: LeftOutSays): string {
  switch (leftOut.reason) {
    case 'invalid':
      return leftOut.problems.map(say.problem).join('; ');
    case 'duplicate':
      return say.repeats(leftOut.repeats);
    case 'opted-out':
      return say.optedOut(leftOut.sources.map((source) => say.sources[source]).join(', '));
  }
}

/** As a run keeps it. */
export function toLeftOutRow({ row, to, reason, ...details }: LeftOut): LeftOutRow {
  return { row, to, reason, details };
}

const details = z.object({
  line: z.number(),
  // Written by this program, and only ever made into sentences.
  problems: z.optional(z.array(z.custom<RowProblem>((value) => typeof value === 'object' && value !== null))),
  repeats: z.optional(z.number()),
  sources: z.optional(z.array(z.enum(OPTOUT_SOURCES))),
});

/** The way back. */
export function fromLeftOutRow({ row, to, reason, details: kept }: LeftOutRow): LeftOut {
  const { line, problems = [], repeats = 0, sources = [] } = z.parse(details, kept);
  const place = { row, line, to };
  if (reason === 'invalid') return { ...place, reason, problems };
  return reason === 'duplicate' ? { ...place, reason, repeats } : { ...place, reason, sources };
}
