import { bodyMaker } from '../../../core/bulk/message-body.js';
import type { BulkRun } from '../../../core/bulk/run.js';
import { sendMessage } from '../../../graph/messages.js';
import { readJournal } from '../../../store/bulk-journal.js';
import { readQueuedAt } from '../../../store/bulk-queue.js';
import type { Context } from '../../context.js';

/** What a dry run shows of a run: the next of its requests, which stands for all. */
export async function planRun({ session, host }: Context<unknown>, run: BulkRun): Promise<void> {
  const stateFolder = host.folders.state;
  const { sentThrough, again } = readJournal(stateFolder, run.id);
  const [place = sentThrough.place] = again.values();
  const next = readQueuedAt(stateFolder, run.id, place);
  if (next) await sendMessage(await session.graph(), run.phoneNumberId, JSON.parse(bodyMaker(run)(next)));
}
