import { type ColumnPlan, type ColumnWishes, planColumns } from '../../../core/bulk/columns.js';
import { createRowJudge } from '../../../core/bulk/judge-row.js';
import { type BulkLimits, type BulkRun, newRunId } from '../../../core/bulk/run.js';
import { holdsCountryCodes } from '../../../core/csv/recipient-column.js';
import { openDigest } from '../../../core/digest.js';
import { Failure } from '../../../core/failure.js';
import type { DefaultCountry } from '../../../core/phone/listed-recipient.js';
import { createBulkRun, type QueuedRow, type QueueWriter } from '../../../store/bulk-queue.js';
import type { Says } from '../../command.js';
import type { Context } from '../../context.js';
import { type CsvRecord, readCsv } from '../../csv-source.js';
import { toLeftOutRow } from './describe-left-out.js';
import type { BulkTemplate } from './fill-template.js';
import { openReport } from './left-out-report.js';
import { type LeftOut, type Sorted, sortPeople } from './sort-people.js';

export interface RunWishes {
  readonly path: string;
  readonly filled: BulkTemplate;
  readonly columns: Omit<ColumnWishes, 'given' | 'param'>;
  readonly country: DefaultCountry | undefined;
  readonly report: string | undefined;
  readonly limits: BulkLimits;
}

/** A run whose every row was looked at, and that exists only once it is kept. */
export interface PreparedRun {
  readonly run: BulkRun;
  readonly columns: ColumnPlan;
  readonly sorted: Sorted;
  readonly firstLeftOut: readonly LeftOut[];
  readonly first: readonly { readonly queued: QueuedRow; readonly body: string }[];
  keep(): void;
  discard(): void;
}

/** So many stand for all in the plan. */
const SHOWN = { leftOut: 5, queued: 3 };

export async function prepareRun(wishes: RunWishes, context: Context<Says<'send bulk'>>): Promise<PreparedRun> {
  const { session, host, dryRun } = context;
  const { path, filled, report: reportPath, limits } = wishes;
  host.saveMemory();
  const digest = openDigest();
  const records = readCsv(path, digested(context.openInput(path, '--csv'), digest.add));
  const columns = await readHead(records, wishes);
  const channel = await session.channel();
  const database = await session.events();
  const id = newRunId(host.now(), host.randomBytes(4));
  const report =
    reportPath === undefined ? undefined : await openReport(reportPath, context.say, context.openFileWriter);
  const writer = dryRun ? undefined : createBulkRun(host.folders.state, id);
  const first: { queued: QueuedRow; body: string }[] = [];
  const firstLeftOut: LeftOut[] = [];
  const progress = host.progress(context.say.checking);
  try {
    const sorted = await sortPeople({
      records,
      judge: createRowJudge({
        compiled: filled.compiled,
        columns,
        country: countryOf(columns, wishes),
        base: filled.base,
      }),
      channelId: channel.id,
      category: filled.compiled.template.category,
      database,
      queue(queued, body) {
        writer?.add(queued);
        if (first.length < SHOWN.queued) first.push({ queued, body });
      },
      leaveOut(leftOut) {
        writer?.leaveOut(toLeftOutRow(leftOut));
        report?.add(leftOut);
        if (firstLeftOut.length < SHOWN.leftOut) firstLeftOut.push(leftOut);
      },
      goOn() {
        if (host.stop.aborted) throw new Failure('interrupted', {});
      },
    });
    if (sorted.rows === 0) throw new Failure('csv-empty', { path });
    await report?.finish();
    const { rows, queued, invalid, duplicate, optedOut } = sorted;
    const run: BulkRun = {
      id,
      channelId: channel.id,
      phoneNumberId: channel.phoneNumberId,
      wabaId: channel.wabaId,
      createdAt: host.now().toISOString(),
      template: filled.compiled.template,
      edge: filled.edge,
      source: { path, sha256: digest.hex(), rows },
      counts: { queued, invalid, duplicate, optedOut },
      limits,
    };
    return { run, columns, sorted, firstLeftOut, first, ...ends(writer, run) };
  } catch (thrown) {
    writer?.discard();
    await report?.discard();
    throw thrown;
  } finally {
    progress.done();
  }
}

function ends(writer: QueueWriter | undefined, run: BulkRun): Pick<PreparedRun, 'keep' | 'discard'> {
  return { keep: () => writer?.finish(run), discard: () => writer?.discard() };
}

async function* digested(pieces: AsyncIterable<Uint8Array>, add: (piece: Uint8Array) => void) {
  for await (const piece of pieces) {
    add(piece);
    yield piece;
  }
}

/** Takes the first record, and leaves the others. */
async function readHead(records: AsyncGenerator<CsvRecord>, { path, filled, columns }: RunWishes): Promise<ColumnPlan> {
  const { value: head } = await records.next();
  if (!head) throw new Failure('csv-empty', { path });
  const { compiled, slots, given, param } = filled;
  const planned = planColumns(head.cells, slots, { ...columns, given, param });
  if (!('problems' in planned)) return planned;
  throw new Failure('bulk-columns-wrong', {
    path,
    template: compiled.template.name,
    language: compiled.template.language,
    text: compiled.parts.body?.text ?? '',
    slots: slots.filter(({ isRequired }) => isRequired).map(({ key }) => key),
    optional: slots.filter(({ isRequired }) => !isRequired).map(({ key }) => key),
    columns: [...head.cells],
    problems: [...planned.problems],
  });
}

function countryOf({ heads, to }: ColumnPlan, { country }: RunWishes): DefaultCountry | undefined {
  return country ?? (holdsCountryCodes(heads[to] ?? '') ? '+' : undefined);
}
