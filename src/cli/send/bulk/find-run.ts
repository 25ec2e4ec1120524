import type { BulkRun } from '../../../core/bulk/run.js';
import { Failure } from '../../../core/failure.js';
import type { PhoneNumberId } from '../../../core/ids.js';
import { nearest } from '../../../core/nearest.js';
import { listRuns, readRun } from '../../../store/bulk-folder.js';
import { readJournal } from '../../../store/bulk-journal.js';

export function findRun(stateFolder: string, given: string): BulkRun {
  const run = readRun(stateFolder, given);
  if (run) return run;
  const known = listRuns(stateFolder).map(({ id }) => id);
  throw new Failure('bulk-run-unknown', { given, nearest: nearest(given, known) });
}

/** The one that is named, else the only one of the number that is not over. */
export function findUnfinished(stateFolder: string, given: string | undefined, phoneNumberId: PhoneNumberId): BulkRun {
  if (given !== undefined) return findRun(stateFolder, given);
  const unfinished = listRuns(stateFolder).filter(
    (run) => run.phoneNumberId === phoneNumberId && !isOver(stateFolder, run.id),
  );
  const [only, another] = unfinished;
  if (!only) throw new Failure('bulk-nothing-unfinished', {});
  if (another) throw new Failure('bulk-run-needed', { unfinished: unfinished.map(({ id }) => id) });
  return only;
}

function isOver(stateFolder: string, id: string): boolean {
  const kind = readJournal(stateFolder, id).milestone?.kind;
  return kind === 'finished' || kind === 'cancelled';
}
