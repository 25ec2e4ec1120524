import { command } from '../../command.js';
import { optional, text } from '../../field.js';
import { bulkItem, bulkRows, viewBulkItem } from './bulk-item.js';
import { findUnfinished } from './find-run.js';
import { planRun } from './plan-run.js';
import { sendRun } from './send-run.js';

export const resume = command({
  path: 'send bulk resume',
  examples: ['wabactl send bulk resume', 'wabactl send bulk resume 20261127-k3f9 --json'],
  args: { run: optional(text('[run]')) },
  options: {},
  output: bulkItem,
  changes: true,
  streams: true,
  async *run({ run: given }, context) {
    const { phoneNumberId } = await context.session.channel();
    const run = findUnfinished(context.host.folders.state, given, phoneNumberId);
    if (context.dryRun) await planRun(context, run);
    else yield* sendRun(context, run);
  },
  view: viewBulkItem,
  rows: bulkRows,
});
