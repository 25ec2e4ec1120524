import { join } from 'node:path';
import * as z from 'zod/mini';
import type { BulkRun } from '../core/bulk/run.js';
import { journalPath, listRuns, runFolder } from './bulk-folder.js';
import { outcomesOf, type RowOutcome } from './bulk-journal.js';
import { type LeftOutRow, readLeftOut } from './bulk-queue.js';
import type { Database } from './database.js';
import { readLineBlocks } from './read-lines.js';

/** A row of a run with what is known of it. Nothing indexes them, since that would cost more than the sending. */
export interface FoundRow {
  readonly run: BulkRun;
  readonly outcome: RowOutcome;
}

export function findRow(stateFolder: string, run: BulkRun, row: number): FoundRow | undefined {
  return first(stateFolder, run, (outcome) => outcome.row === row);
}

export function findLeftOut(stateFolder: string, run: BulkRun, row: number): LeftOutRow | undefined {
  for (const leftOut of readLeftOut(stateFolder, run.id)) if (leftOut.row === row) return leftOut;
  return undefined;
}

/** The row that Meta accepted as this message. Only the files that hold the id are looked at row by row. */
export function findRowOfMessage(stateFolder: string, wamid: string): FoundRow | undefined {
  for (const run of listRuns(stateFolder)) {
    if (!holds(journalPath(stateFolder, run.id), [wamid])) continue;
    const found = first(stateFolder, run, (outcome) => outcome.wamid === wamid);
    if (found) return found;
  }
  return undefined;
}

/** Every row of the channel's runs that goes to one of these, as the queue writes them. */
export function findRowsTo(stateFolder: string, channelId: string, recipients: readonly string[]): FoundRow[] {
  const runs = listRuns(stateFolder).filter((run) => run.channelId === channelId);
  const inQueue = recipients.map((recipient) => `\t${recipient}\t`);
  return runs
    .filter((run) => holds(join(runFolder(stateFolder, run.id), 'queue'), inQueue))
    .flatMap((run) => [...rowsTo(stateFolder, run, recipients)]);
}

function* rowsTo(stateFolder: string, run: BulkRun, recipients: readonly string[]): Generator<FoundRow> {
  for (const outcome of outcomesOf(stateFolder, run.id)) if (recipients.includes(outcome.to)) yield { run, outcome };
}

const wamidRow = z.object({ wamid: z.string() });

/** The message of a row whose answer was lost, as a status told it. */
export function wamidOfRow(database: Database, runId: string, row: number): string | undefined {
  const sql = 'SELECT wamid FROM bulk_statuses WHERE run_id = :runId AND row = :row LIMIT 1';
  return database.rows(wamidRow, sql, { runId, row })[0]?.wamid;
}

function first(stateFolder: string, run: BulkRun, isMeant: (outcome: RowOutcome) => boolean): FoundRow | undefined {
  for (const outcome of outcomesOf(stateFolder, run.id)) if (isMeant(outcome)) return { run, outcome };
  return undefined;
}

function holds(path: string, texts: readonly string[]): boolean {
  const wanted = texts.map((text) => Buffer.from(text));
  for (const { bytes } of readLineBlocks(path)) if (wanted.some((each) => bytes.includes(each))) return true;
  return false;
}
