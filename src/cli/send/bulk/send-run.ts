import { bodyMaker } from '../../../core/bulk/message-body.js';
import { createPace, type Pace } from '../../../core/bulk/pace.js';
import type { BulkRun } from '../../../core/bulk/run.js';
import { paceFor } from '../../../core/bulk/throughput.js';
import { Failure } from '../../../core/failure.js';
import { openBulkSend } from '../../../graph/bulk-send.js';
import { readPhoneNumber } from '../../../graph/phone-numbers.js';
import type { Pool } from '../../../host/host.js';
import { holdRun } from '../../../store/bulk-folder.js';
import { type JournalSummary, type JournalWriter, openJournal, readJournal } from '../../../store/bulk-journal.js';
import { readQueue, readQueuedAt } from '../../../store/bulk-queue.js';
import { countRowsTold } from '../../../store/bulk-statuses.js';
import type { Database } from '../../../store/database.js';
import type { Context } from '../../context.js';
import type { BulkItem, BulkSummary } from './bulk-item.js';
import { createLateOptOuts } from './late-opt-outs.js';
import { createProgressLine, type ProgressLine } from './progress-line.js';
import { createRowSender, type RowResult, type RowSender } from './row-sender.js';
import { toStopFailure } from './stop-failure.js';
import { Tally } from './tally.js';
import { createRunWatch, type RunWatch } from './watch-run.js';

/**
 * Sends what is left of a run, and gives what becomes of each row, where somebody reads rows, and a summary at last. Throws
 * a Failure after the summary where something ended it before its last row. Not for a dry run.
 */
export async function* sendRun(context: Context<unknown>, run: BulkRun): AsyncGenerator<BulkItem, void, undefined> {
  context.host.saveMemory();
  const { phoneNumberId } = await context.session.channel();
  if (phoneNumberId !== run.phoneNumberId) {
    throw new Failure('bulk-other-number', { run: run.id, phoneNumberId: run.phoneNumberId });
  }
  const release = await holdRun(context.host.folders.state, run.id);
  if (!release) throw new Failure('bulk-running', { run: run.id });
  try {
    yield* sendLocked(context, run);
  } finally {
    release();
  }
}

async function* sendLocked(context: Context<unknown>, run: BulkRun): AsyncGenerator<BulkItem, void, undefined> {
  const { host } = context;
  const before = readJournal(host.folders.state, run.id);
  requireUnfinished(run, before);
  const journal = openJournal(host.folders.state, run.id);
  const pool = await host.openPool();
  try {
    const sending = await prepare(context, run, { before, journal, pool });
    journal.add({ kind: 'started', at: host.now().getTime(), reason: null });
    yield* send(sending);
    const { sender, tally } = sending;
    const summary = conclude(sending);
    yield summary;
    if (sender.stopped !== undefined) throw toStopFailure(run.id, sender.stopped, tally.queued - tally.done);
  } finally {
    journal.close();
    await pool.close();
  }
}

function requireUnfinished({ id }: BulkRun, { milestone }: JournalSummary): void {
  if (milestone?.kind === 'finished' || milestone?.kind === 'cancelled') {
    throw new Failure('bulk-run-over', { run: id, state: milestone.kind });
  }
}

interface Sending {
  readonly context: Context<unknown>;
  readonly run: BulkRun;
  readonly database: Database;
  readonly journal: JournalWriter;
  readonly sender: RowSender;
  readonly pace: Pace;
  readonly watch: RunWatch;
  readonly tally: Tally;
  readonly progress: ProgressLine;
  /** Filled where rows are told, and emptied by whoever tells them. */
  readonly results: RowResult[];
  readonly startedAt: number;
}

interface Parts {
  readonly before: JournalSummary;
  readonly journal: JournalWriter;
  readonly pool: Pool;
}

async function prepare(context: Context<unknown>, run: BulkRun, { before, journal, pool }: Parts): Promise<Sending> {
  const { host, session, globals } = context;
  const stateFolder = host.folders.state;
  const now = () => host.now().getTime();
  const database = await session.events();
  const channel = await session.channel();
  const graph = await session.graph();
  const phone = await readPhoneNumber(graph, run.phoneNumberId);
  const pace = createPace(paceFor(phone, run.limits.perSecond), now());
  const format = globals.jq === undefined ? (await session.settings()).output.value : 'json';
  const tally = new Tally(run.counts.queued, before);
  const results: RowResult[] = [];
  const sender = createRowSender({
    again: [...before.again.values()].flatMap((place) => readQueuedAt(stateFolder, run.id, place) ?? []),
    rows: readQueue(stateFolder, run.id, before.sentThrough.place),
    sentCount: before.sentThrough.count,
    journal,
    pace,
    maxErrorPercent: run.limits.maxErrorPercent,
    // Whoever resumes after it has read what it means: such rows count as refused.
    tolerated: before.milestone?.reason === 'country-restricted' ? 'country-restricted' : undefined,
    isOptedOut: createLateOptOuts({ database, channelId: channel.id, run, now }),
    toBody: bodyMaker(run),
    // What has left is waited for, also after Ctrl-C: its answer is worth more than a second.
    send: openBulkSend(graph, run, (request, { timeoutMs }) =>
      pool.fetch(request, { timeoutMs, evenWhenStopped: true }),
    ),
    now,
    soon: host.soon,
    onResult(result) {
      tally.add(result);
      if (format !== 'human') results.push(result);
    },
  });
  const watch = createRunWatch({ run, stateFolder, database, channelId: channel.id, graph, phone, now });
  const progress = createProgressLine(context, format);
  return { context, run, database, journal, sender, pace, watch, tally, progress, results, startedAt: now() };
}

async function* send(sending: Sending): AsyncGenerator<BulkItem, void, undefined> {
  const { sender, watch, tally, progress, pace, context } = sending;
  const { host } = context;
  const wake = () => sender.wake();
  host.stop.addEventListener('abort', wake, { once: true });
  try {
    while (!sender.isDone) {
      if (host.stop.aborted) stopForPerson(sending);
      const reason = watch.look();
      if (reason !== undefined) sender.stop(reason);
      sender.turn();
      yield* takeRows(sending);
      const now = host.now().getTime();
      tally.statuses = watch.statuses;
      progress.show(tally, (pace.heldUntil(now) ?? now) - now);
      if (!sender.isDone) await rest(sender, host);
    }
    // What came last is still to be written down.
    sender.turn();
    yield* takeRows(sending);
  } finally {
    host.stop.removeEventListener('abort', wake);
    progress.clear();
  }
}

function stopForPerson({ sender, progress, context: { note, text } }: Sending): void {
  if (sender.stopped !== undefined) return;
  sender.stop('interrupted');
  if (sender.inFlight === 0) return;
  progress.clear();
  note(text.bulkSending.finishing(sender.inFlight));
}

function* takeRows({ results }: Sending): Generator<BulkItem> {
  for (const { row, to, at, verdict } of results) {
    yield {
      kind: 'row',
      row,
      to,
      state: verdict.kind,
      at: new Date(at).toISOString(),
      wamid: verdict.kind === 'accepted' ? verdict.wamid : null,
      held: verdict.kind === 'accepted' && verdict.held,
      code: verdict.kind === 'refused' ? verdict.code : null,
    };
  }
  results.length = 0;
}

/** So often the progress is shown, and looked whether somebody cancels. */
const LONGEST_REST_MS = 250;

async function rest(sender: RowSender, host: Context<unknown>['host']): Promise<void> {
  const until = sender.restsUntil();
  // Where only an answer can bring something, it wakes; each ends by itself in thirty seconds at most.
  if (until === undefined) return new Promise((resolve) => sender.onWake(resolve));
  await host.sleep(Math.max(1, Math.min(LONGEST_REST_MS, until - host.now().getTime())));
}

/** Lost answers whose message a status has told of: Meta took it. */
function countSettled({ context, run, database }: Sending): number {
  const { stateOf } = readJournal(context.host.folders.state, run.id);
  return countRowsTold(database, run.id, (row) => stateOf(row) === 'unknown');
}

function conclude(sending: Sending): BulkSummary {
  const { context, run, journal, sender, tally, watch, startedAt } = sending;
  const { host } = context;
  const at = host.now().getTime();
  const reason = sender.stopped ?? null;
  const kind = reason === null ? 'finished' : reason === 'cancelled' ? 'cancelled' : 'stopped';
  journal.add({ kind, at, reason });
  journal.flush();
  watch.lookAgain();
  const settled = tally.unknown > 0 ? countSettled(sending) : 0;
  const seconds = Math.max(0.001, (at - startedAt) / 1000);
  const { delivered, read, failed } = watch.statuses;
  return {
    kind: 'summary',
    run: run.id,
    outcome: kind,
    reason,
    queued: tally.queued,
    accepted: tally.accepted + settled,
    held: tally.held,
    refused: tally.refused,
    unknown: tally.unknown - settled,
    waiting: tally.queued - tally.done,
    delivered,
    read,
    failed,
    seconds: Math.round(seconds * 10) / 10,
    perSecond: Math.round(tally.doneHere / seconds),
  };
}
