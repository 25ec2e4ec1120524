import { listRuns } from './bulk-folder.js';
import { readJournal } from './bulk-journal.js';

/** A run that began this long before may still have sent to people within the last day. */
const LONGEST_MS = 2 * 24 * 60 * 60 * 1000;

/** How many messages of bulk runs Meta took of this number since then, or somewhat before: a run counts as a whole. */
export function countReachedInBulk(stateFolder: string, phoneNumberId: string, since: Date): number {
  return listRuns(stateFolder)
    .filter((run) => run.phoneNumberId === phoneNumberId)
    .filter(({ createdAt }) => Date.parse(createdAt) >= since.getTime() - LONGEST_MS)
    .map(({ id }) => readJournal(stateFolder, id))
    .filter(({ milestone }) => milestone !== undefined && milestone.at >= since.getTime())
    .reduce((sum, { counts }) => sum + counts.accepted + counts.unknown, 0);
}
