import * as z from 'zod/mini';
import { furthestOf, ROW_STATES, toStoryState } from '../../../core/bulk/row-story.js';
import { outcomesOf, type RowOutcome } from '../../../store/bulk-journal.js';
import { type LeftOutRow, readLeftOut } from '../../../store/bulk-queue.js';
import { type BulkStatus, readBulkStatuses } from '../../../store/bulk-statuses.js';
import { command, type Says } from '../../command.js';
import { withColumns } from '../../csv-columns.js';
import { text } from '../../field.js';
import { describeLeftOut, fromLeftOutRow } from './describe-left-out.js';
import { findRun } from './find-run.js';

const reportRow = z.object({
  /** Number of the record in the file, from 1. */
  row: z.number(),
  to: z.string(),
  state: z.enum([...ROW_STATES, 'invalid', 'duplicate', 'opted-out']),
  wamid: z.nullable(z.string()),
  acceptedAt: z.nullable(z.string()),
  /** What a webhook told last. */
  status: z.nullable(z.string()),
  statusAt: z.nullable(z.string()),
  code: z.nullable(z.number()),
  /** Why it failed or was left out, in the person's language. */
  message: z.nullable(z.string()),
});

type ReportRow = z.infer<typeof reportRow>;

const COLUMNS = Object.keys(reportRow.def.shape);

export const report = command({
  path: 'send bulk report',
  examples: [
    'wabactl send bulk report 20261127-k3f9 -o csv > report.csv',
    `wabactl send bulk report 20261127-k3f9 --jq 'select(.state == "failed") | .to'`,
  ],
  args: { run: text('<run>') },
  options: {},
  output: reportRow,
  streams: true,
  rows: (row) => [withColumns(COLUMNS, row)],
  async *run({ run: given }, { session, host, say }) {
    const stateFolder = host.folders.state;
    await session.channel();
    const { id } = findRun(stateFolder, given);
    const database = await session.events();
    const statuses = byRow(readBulkStatuses(database, id));
    const sent = withStatuses(outcomesOf(stateFolder, id), statuses, say);
    const leftOut = mapRows(readLeftOut(stateFolder, id), (row) => ofLeftOut(row, say));
    yield* inOrder(sent, leftOut);
  },
  view({ row, to, state, message }, { style }, say) {
    const line = say.line(row, to || '-', say.states[state]);
    const isBad = state === 'failed' || state === 'refused' || state === 'invalid';
    return `${isBad ? style.bad(line) : line}${message === null ? '' : `: ${message}`}`;
  },
});

type ReportSays = Says<'send bulk report'>;

function* mapRows<From, To>(rows: Iterable<From>, map: (row: From) => To): Generator<To, void, undefined> {
  for (const row of rows) yield map(row);
}

/** Both in the order of their rows, as the file had them. */
function* inOrder(one: Iterator<ReportRow>, other: Iterator<ReportRow>): Generator<ReportRow, void, undefined> {
  let [first, second] = [one.next(), other.next()];
  while (!first.done || !second.done) {
    const takesFirst = !first.done && (second.done || first.value.row < second.value.row);
    if (takesFirst && !first.done) {
      yield first.value;
      first = one.next();
    } else if (!second.done) {
      yield second.value;
      second = other.next();
    }
  }
}

/** Gives the statuses of one row after another, asked for in their order. */
function byRow(statuses: Iterator<BulkStatus>): (row: number) => BulkStatus[] {
  let next = statuses.next();
  return (row) => {
    const found: BulkStatus[] = [];
    while (!next.done && next.value.row <= row) {
      if (next.value.row === row) found.push(next.value);
      next = statuses.next();
    }
    return found;
  };
}

function withStatuses(outcomes: Iterable<RowOutcome>, statusesOf: (row: number) => BulkStatus[], say: ReportSays) {
  return mapRows(outcomes, (outcome) => ofOutcome(outcome, furthestOf(statusesOf(outcome.row)), say));
}

const errors = z.array(z.looseObject({ code: z.number() }));

/** A status settles what the answer did not: whoever has one was taken by Meta. */
function ofOutcome(outcome: RowOutcome, last: BulkStatus | undefined, say: ReportSays): ReportRow {
  const { row, to, state, at, wamid, code } = outcome;
  const failure = last?.status === 'failed' ? (errors.safeParse(last.error).data?.[0]?.code ?? null) : null;
  const anyCode = code ?? failure;
  return {
    row,
    to,
    state: (last && toStoryState(last.status)) ?? state,
    wamid: wamid ?? last?.wamid ?? null,
    acceptedAt: state === 'accepted' ? at : null,
    status: last?.status ?? null,
    statusAt: last?.at ?? null,
    code: anyCode,
    message: anyCode === null ? null : say.error(anyCode),
  };
}

function ofLeftOut(leftOut: LeftOutRow, say: ReportSays): ReportRow {
  const { row, to, reason } = leftOut;
  return {
    row,
    to,
    state: reason,
    wamid: null,
    acceptedAt: null,
    status: null,
    statusAt: null,
    code: null,
    message: describeLeftOut(fromLeftOutRow(leftOut), say),
  };
}
