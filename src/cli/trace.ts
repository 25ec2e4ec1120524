import { Failure } from '../core/failure.js';
import { parseRecipient } from '../core/messages/recipient.js';
import { parsePointInTime } from '../core/point-in-time.js';
import { command } from './command.js';
import { withColumns } from './csv-columns.js';
import { anyText, integerOr, optional, text } from './field.js';
import { traceContact } from './trace/trace-contact.js';
import { ENTRY_COLUMNS, STEP_COLUMNS, story } from './trace/trace-data.js';
import { traceMessage } from './trace/trace-message.js';
import { traceRow } from './trace/trace-row.js';
import { viewContact } from './trace/view-contact.js';
import { viewMessage } from './trace/view-message.js';

export const trace = command({
  path: 'trace',
  examples: [
    'wabactl trace wamid.HBgLMTU1NTAxNDIyMzMVAgARGBI5M0U2MEUzQjUxQjVDQUU1QzAA',
    'wabactl trace +15550142233 --since 7d',
    'wabactl trace 4711 --run 20261127-k3f9',
    'wabactl trace +15550142233 --output csv > conversation.csv',
  ],
  args: { what: text('<what>') },
  options: {
    run: optional(text('--run <id>')),
    limit: integerOr('-n, --limit <count>', { min: 1, max: 10_000, fallback: 20 }),
    since: optional(anyText('--since <time>')),
  },
  output: story,
  rows: (data) =>
    data.kind === 'message'
      ? data.steps.map((step) => withColumns(STEP_COLUMNS, step))
      : data.timeline.map((entry) => withColumns(ENTRY_COLUMNS, entry)),
  async run({ what, run, limit, since: given }, context) {
    const since = readSince(given, context.host.now());
    const asked = what.trim();
    if (run !== undefined) return traceRow(run, readRow(asked), context);
    if (asked.startsWith('wamid.')) return traceMessage(asked, context);
    const to = parseRecipient(asked);
    if (!to) throw new Failure('trace-unclear', { given: what });
    return traceContact({ to, since, limit }, context);
  },
  view(data, screen, say) {
    return data.kind === 'message' ? viewMessage(data, screen, say) : viewContact(data, screen, say);
  },
});

function readRow(given: string): number {
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new Failure('invalid-value', {
    field: '<what>',
    given,
    problem: { expected: 'integer', min: 1, max: 999_999_999 },
  });
}

function readSince(given: string | undefined, now: Date): string | undefined {
  if (given === undefined) return undefined;
  const since = parsePointInTime(given, now);
  if (!since) throw new Failure('event-filter-wrong', { faults: [{ problem: 'time', flag: '--since', given }] });
  return since.toISOString();
}
