import type { BulkRun } from '../../../core/bulk/run.js';
import { holdRun } from '../../../store/bulk-folder.js';
import type { JournalSummary } from '../../../store/bulk-journal.js';

export const RUN_STATES = ['new', 'sending', 'stopped', 'broken', 'cancelled', 'finished'] as const;

/** `broken`: the process that sent it is gone without a word. */
export type RunState = (typeof RUN_STATES)[number];

/** What the journal says, and whether somebody holds the run just now. */
export async function stateOfRun(
  stateFolder: string,
  { id }: BulkRun,
  { milestone }: JournalSummary,
): Promise<RunState> {
  const release = await holdRun(stateFolder, id);
  if (!release) return 'sending';
  release();
  if (milestone === undefined) return 'new';
  return milestone.kind === 'started' ? 'broken' : milestone.kind;
}
