import * as z from 'zod/mini';
import { parseLine } from '../core/bulk/journal-entry.js';
import type { BulkRun } from '../core/bulk/run.js';
import { journalPath, listRuns, queuePath } from './bulk-folder.js';
import { outcomeOf, type RowOutcome, readJournal } from './bulk-journal.js';
import { type LeftOutRow, parseQueueLine, type QueuedRow, readLeftOut } from './bulk-queue.js';
import type { Database } from './database.js';
import { readLineBlocks } from './read-lines.js';

/** A row of a run with what is known of it. It is in no table: a million of them would cost more to write there than to send. */
export interface FoundRow {
  readonly run: BulkRun;
  readonly outcome: RowOutcome;
}

export function findRow(stateFolder: string, run: BulkRun, row: number): FoundRow | undefined {
  for (const queued of queuedWith(stateFolder, run, `${row}\t`)) {
    if (queued.row === row) return withOutcome(stateFolder, run, queued);
  }
  return undefined;
}

export function findLeftOut(stateFolder: string, run: BulkRun, row: number): LeftOutRow | undefined {
  for (const leftOut of readLeftOut(stateFolder, run.id)) if (leftOut.row === row) return leftOut;
  return undefined;
}

/** The row that Meta accepted as this message. */
export function findRowOfMessage(stateFolder: string, wamid: string): FoundRow | undefined {
  for (const run of listRuns(stateFolder)) {
    for (const line of linesWith(journalPath(stateFolder, run.id), ` ${wamid}`)) {
      const entry = parseLine(line);
      if (entry?.kind === 'accepted' && entry.wamid === wamid) return findRow(stateFolder, run, entry.row);
    }
  }
  return undefined;
}

/** Every row of the channel's runs that goes to one of these, as the queue writes them. */
export function findRowsTo(stateFolder: string, channelId: string, recipients: readonly string[]): FoundRow[] {
  return listRuns(stateFolder)
    .filter((run) => run.channelId === channelId)
    .flatMap((run) =>
      recipients
        .flatMap((recipient) => [...queuedWith(stateFolder, run, `\t${recipient}\t`)])
        .filter(({ to }) => recipients.includes(to))
        .map((queued) => withOutcome(stateFolder, run, queued)),
    );
}

const wamidRow = z.object({ wamid: z.string() });

/** The message of a row whose answer was lost, as a status told it. */
export function wamidOfRow(database: Database, runId: string, row: number): string | undefined {
  const sql = 'SELECT wamid FROM bulk_statuses WHERE run_id = :runId AND row = :row LIMIT 1';
  return database.rows(wamidRow, sql, { runId, row })[0]?.wamid;
}

function* queuedWith(stateFolder: string, run: BulkRun, text: string): Generator<QueuedRow> {
  for (const line of linesWith(queuePath(stateFolder, run.id), text)) yield parseQueueLine(line);
}

function withOutcome(stateFolder: string, run: BulkRun, { row, to }: QueuedRow): FoundRow {
  const entries = [...linesWith(journalPath(stateFolder, run.id), ` ${row} `)].map(parseLine);
  const entry = entries.findLast((each) => each !== undefined && 'row' in each && each.row === row);
  return { run, outcome: outcomeOf({ row, to }, readJournal(stateFolder, run.id).stateOf(row), entry) };
}

const LINE_FEED = 0x0a;

/** The lines of a file that contain this. Hundreds of megabytes are looked through in a second. */
function* linesWith(path: string, text: string): Generator<string> {
  const needle = Buffer.from(text);
  for (const { bytes } of readLineBlocks(path)) {
    for (let at = bytes.indexOf(needle); at >= 0; ) {
      const start = bytes.lastIndexOf(LINE_FEED, at) + 1;
      const stop = bytes.indexOf(LINE_FEED, at);
      yield bytes.toString('utf8', start, stop);
      at = bytes.indexOf(needle, stop + 1);
    }
  }
}
