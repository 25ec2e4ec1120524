import type { BulkRun } from '../../../core/bulk/run.js';
import { forbids, keysOf } from '../../../core/optouts/optout.js';
import type { Database } from '../../../store/database.js';
import { listOptOutsSince } from '../../../store/optouts.js';

export interface LateOptOutOptions {
  readonly database: Database;
  readonly channelId: string;
  readonly run: Pick<BulkRun, 'createdAt' | 'template'>;
  readonly now: () => number;
}

const ASK_EVERY_MS = 5_000;
/** Meta delivers for so long what was not answered, so that an older word may have been noted since. */
const LATE_MS = 7 * 86_400_000;

/** Whether somebody of the queue opted out after the rows were looked at; a run may take hours, or be resumed a week later. */
export function createLateOptOuts({ database, channelId, run, now }: LateOptOutOptions): (to: string) => boolean {
  const since = new Date(Date.parse(run.createdAt) - LATE_MS).toISOString();
  let out: ReadonlySet<string> = new Set();
  let askedAt = Number.NEGATIVE_INFINITY;
  return (to) => {
    if (now() - askedAt >= ASK_EVERY_MS) {
      askedAt = now();
      const told = listOptOutsSince(database, channelId, since).filter((each) => forbids(each, run.template.category));
      out = new Set(told.flatMap(({ customer }) => keysOf(customer)));
    }
    return out.size > 0 && out.has(to.replace(/^\+/, ''));
  };
}
