import * as z from 'zod/mini';
import type { BulkRun } from '../../../core/bulk/run.js';
import { STOP_REASONS } from '../../../core/bulk/stop-reason.js';
import { listRuns } from '../../../store/bulk-folder.js';
import { readJournal } from '../../../store/bulk-journal.js';
import { countBulkFailures, countBulkStatuses, countRowsTold } from '../../../store/bulk-statuses.js';
import type { Database } from '../../../store/database.js';
import { details } from '../../../ui/details.js';
import { localDayTime } from '../../../ui/local-time.js';
import type { Screen } from '../../../ui/screen.js';
import { table } from '../../../ui/table.js';
import { command, type Says } from '../../command.js';
import { optional, text } from '../../field.js';
import { findRun } from './find-run.js';
import { RUN_STATES, stateOfRun } from './run-state.js';

const runStatus = z.object({
  run: z.string(),
  template: z.string(),
  language: z.string(),
  category: z.string(),
  file: z.string(),
  createdAt: z.string(),
  state: z.enum(RUN_STATES),
  /** Why it stopped. */
  reason: z.nullable(z.enum(STOP_REASONS)),
  rows: z.number(),
  queued: z.number(),
  invalid: z.number(),
  duplicate: z.number(),
  optedOut: z.number(),
  /** Those that Meta took for sure, whose status came among them. */
  accepted: z.number(),
  refused: z.number(),
  /** The answer was lost, and no status has come. */
  unknown: z.number(),
  waiting: z.number(),
  delivered: z.number(),
  read: z.number(),
  failed: z.number(),
  /** How often Meta gave which code, at once or by a status. */
  codes: z.array(z.object({ code: z.number(), count: z.number() })),
});

type RunStatus = z.infer<typeof runStatus>;

export const status = command({
  path: 'send bulk status',
  examples: ['wabactl send bulk status', 'wabactl send bulk status 20261127-k3f9 --json'],
  args: { run: optional(text('[run]')) },
  options: {},
  output: z.array(runStatus),
  rows: (runs) => runs.map(({ codes, ...run }) => ({ ...run, codes: codes.map(({ code }) => code).join(' ') })),
  async run({ run: given }, { session, host }) {
    const stateFolder = host.folders.state;
    const { phoneNumberId } = await session.channel();
    const own = () => listRuns(stateFolder).filter((run) => run.phoneNumberId === phoneNumberId);
    const runs = given === undefined ? own() : [findRun(stateFolder, given)];
    const database = await session.events();
    return Promise.all(runs.map((run) => readStatus(run, stateFolder, database)));
  },
  view(runs, screen, say, { run: given }) {
    const [only] = runs;
    if (!only) return `${say.none}\n\n${say.next}`;
    return given === undefined ? viewAll(runs, screen, say) : viewOne(only, screen, say);
  },
});

async function readStatus(run: BulkRun, stateFolder: string, database: Database): Promise<RunStatus> {
  const journal = readJournal(stateFolder, run.id);
  const { counts, codes, milestone } = journal;
  const told = countBulkStatuses(database, run.id);
  const settled = counts.unknown > 0 ? countRowsTold(database, run.id, (row) => journal.stateOf(row) === 'unknown') : 0;
  const { name, language, category } = run.template;
  return {
    run: run.id,
    template: name,
    language,
    category,
    file: run.source.path,
    createdAt: run.createdAt,
    state: await stateOfRun(stateFolder, run, journal),
    reason: STOP_REASONS.find((reason) => reason === milestone?.reason) ?? null,
    rows: run.source.rows,
    ...run.counts,
    accepted: counts.accepted + settled,
    refused: counts.refused,
    unknown: counts.unknown - settled,
    waiting: run.counts.queued - counts.accepted - counts.refused - counts.unknown,
    delivered: told.delivered,
    read: told.read,
    failed: told.failed,
    codes: addUp(codes, countBulkFailures(database, run.id)),
  };
}

/** The most frequent first. */
function addUp(...all: readonly ReadonlyMap<number, number>[]): { code: number; count: number }[] {
  const sums = new Map<number, number>();
  for (const codes of all) for (const [code, count] of codes) sums.set(code, (sums.get(code) ?? 0) + count);
  return [...sums].map(([code, count]) => ({ code, count })).sort((one, other) => other.count - one.count);
}

type StatusSays = Says<'send bulk status'>;

function viewAll(runs: readonly RunStatus[], screen: Screen, say: StatusSays): string {
  const rows = runs.map((run) => [
    run.run,
    run.template,
    paint(run, screen, say),
    `${run.accepted}/${run.queued}`,
    String(run.failed + run.refused),
  ]);
  return table(say.head, rows, screen);
}

function viewOne(run: RunStatus, screen: Screen, say: StatusSays): string {
  const { labels } = say;
  const rows: [string, string | undefined][] = [
    [labels.file, run.file],
    [labels.created, localDayTime(run.createdAt)],
    [labels.queued, String(run.queued)],
    [labels.leftOut, say.leftOut(run.invalid, run.duplicate, run.optedOut)],
    [labels.waiting, String(run.waiting)],
    [labels.accepted, String(run.accepted)],
    [labels.delivered, String(run.delivered)],
    [labels.read, String(run.read)],
    [labels.failed, String(run.failed)],
    [labels.refused, run.refused > 0 ? String(run.refused) : undefined],
    [labels.unknown, run.unknown > 0 ? String(run.unknown) : undefined],
  ];
  const { stops } = screen.text.bulkSending;
  const isLeft = run.waiting > 0 && (run.state === 'stopped' || run.state === 'broken' || run.state === 'new');
  return [
    say.title(run.run, `${run.template} (${run.language}, ${run.category})`, paint(run, screen, say)),
    details(rows, screen),
    ...(run.reason === null || run.state !== 'stopped' ? [] : ['', say.reason(stops[run.reason].cause)]),
    ...(run.codes.length > 0 ? ['', say.why, ...run.codes.map(({ code, count }) => `  ${say.code(code, count)}`)] : []),
    ...(run.unknown > 0 ? ['', say.unknown] : []),
    '',
    isLeft ? say.resume(run.run) : say.report(run.run),
  ].join('\n');
}

function paint({ state }: RunStatus, { style }: Screen, say: StatusSays): string {
  const words = say.states[state];
  if (state === 'finished') return style.good(words);
  return state === 'stopped' || state === 'broken' ? style.warn(words) : words;
}
