import type { BulkRunFailures } from '../../../core/failures/bulk-run.js';
import type { Explanation, SentencesFor } from '../../text.js';
import { bulkStops } from '../bulk-stops.js';

function stopped({ run, reason, waiting }: BulkRunFailures['bulk-refused']): Explanation {
  const { cause, hint } = bulkStops[reason];
  const rows = waiting === 1 ? '1 row was not sent' : `${waiting} rows were not sent`;
  const resume = `wabactl send bulk resume ${run}`;
  const message = `The run ${run} stopped: ${cause}; ${rows}`;
  if (reason === 'cancelled') return { message, hint };
  return {
    message,
    hint: hint === '' ? `Nothing is lost; go on with \`${resume}\`.` : `${hint} Then run \`${resume}\`.`,
  };
}

export const bulkRunSentences: SentencesFor<BulkRunFailures> = {
  'bulk-not-permitted': stopped,
  'bulk-refused': stopped,
  'bulk-failing': stopped,
  'bulk-unreachable': stopped,
  'bulk-interrupted': stopped,
  'bulk-cancelled': stopped,
  'bulk-running': ({ run }) => ({
    message: `Another process is sending the run ${run}`,
    hint: `See \`wabactl send bulk status ${run}\`; \`wabactl send bulk cancel ${run}\` ends it.`,
  }),
  'bulk-run-unknown': ({ given, nearest }) => ({
    message: `There is no run '${given}' on this machine`,
    hint: nearest === null ? 'See `wabactl send bulk status` for all of them.' : `Did you mean ${nearest}?`,
  }),
  'bulk-run-over': ({ run, state }) => ({
    message: `The run ${run} is ${state === 'finished' ? 'finished' : 'cancelled'}`,
    hint: `See \`wabactl send bulk report ${run}\` for what became of each row.`,
  }),
  'bulk-nothing-unfinished': () => ({
    message: 'No run is unfinished',
    hint: 'See `wabactl send bulk status` for all of them.',
  }),
  'bulk-run-needed': ({ unfinished }) => ({
    message: `Several runs are unfinished: ${unfinished.join(', ')}`,
    hint: `Name the one you mean: \`wabactl send bulk resume ${unfinished[0] ?? 'RUN'}\`.`,
  }),
  'bulk-other-number': ({ run, phoneNumberId }) => ({
    message: `The run ${run} is sent from another number, ${phoneNumberId}`,
    hint: 'Choose its channel with --channel; `wabactl channel list` shows which one it is.',
  }),
  'bulk-still-running': ({ run }) => ({
    message: `The process that sends the run ${run} has not stopped yet`,
    hint: 'It will as soon as its last answers have come; run the same command again.',
  }),
};
