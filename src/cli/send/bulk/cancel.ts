import * as z from 'zod/mini';
import { Failure } from '../../../core/failure.js';
import { askToCancel, holdRun, journalPath } from '../../../store/bulk-folder.js';
import { openJournal, readJournal } from '../../../store/bulk-journal.js';
import { command } from '../../command.js';
import type { Context } from '../../context.js';
import { text } from '../../field.js';
import { findRun } from './find-run.js';

export const cancel = command({
  path: 'send bulk cancel',
  examples: ['wabactl send bulk cancel 20261127-k3f9'],
  args: { run: text('<run>') },
  options: {},
  output: z.object({
    run: z.string(),
    accepted: z.number(),
    refused: z.number(),
    unknown: z.number(),
    /** Rows that will not be sent any more. */
    notSent: z.number(),
  }),
  changes: true,
  async run({ run: given }, context) {
    const { host, ask, say, dryRun, session } = context;
    const stateFolder = host.folders.state;
    const { phoneNumberId } = await session.channel();
    const run = findRun(stateFolder, given);
    if (run.phoneNumberId !== phoneNumberId) {
      throw new Failure('bulk-other-number', { run: run.id, phoneNumberId: run.phoneNumberId });
    }
    const { milestone, counts } = readJournal(stateFolder, run.id);
    if (milestone?.kind === 'finished' || milestone?.kind === 'cancelled') {
      throw new Failure('bulk-run-over', { run: run.id, state: milestone.kind });
    }
    const left = run.counts.queued - counts.accepted - counts.refused - counts.unknown;
    await ask.confirm(say.sure(run.id, left));
    if (dryRun) session.plan.writes.push({ path: journalPath(stateFolder, run.id), what: say.ending });
    else await cancelRun(context, run.id);
    const { accepted, refused, unknown } = readJournal(stateFolder, run.id).counts;
    return { run: run.id, accepted, refused, unknown, notSent: run.counts.queued - accepted - refused - unknown };
  },
  view: ({ run, accepted, refused, unknown, notSent }, { style }, say) =>
    `${style.good('✓')} ${say.cancelled(run, notSent)}\n${say.sent(accepted, refused, unknown)}`,
});

/** The process that sends it sees this within a second, and then waits for its last answers, which may take thirty. */
const PATIENCE = { tries: 240, ms: 250 };

async function cancelRun({ host, note, say }: Context<{ stopping: string }>, id: string): Promise<void> {
  const stateFolder = host.folders.state;
  askToCancel(stateFolder, id);
  for (let tries = 0; tries < PATIENCE.tries && !host.stop.aborted; tries++) {
    const release = await holdRun(stateFolder, id);
    if (release) {
      try {
        return noteCancelled(stateFolder, id, host.now().getTime());
      } finally {
        release();
      }
    }
    if (tries === 0) note(say.stopping);
    await host.sleep(PATIENCE.ms);
  }
  throw new Failure('bulk-still-running', { run: id });
}

/** Unless the process that sent it has done so, or sent its last row meanwhile. */
function noteCancelled(stateFolder: string, id: string, at: number): void {
  const kind = readJournal(stateFolder, id).milestone?.kind;
  if (kind === 'cancelled' || kind === 'finished') return;
  const journal = openJournal(stateFolder, id);
  journal.add({ kind: 'cancelled', at, reason: null });
  journal.flush();
  journal.close();
}
