import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BulkRun, bulkRun, isRunId } from '../core/bulk/run.js';
import { Failure } from '../core/failure.js';
import { holdLock } from './lock.js';
import { writing } from './private-files.js';

/**
 * Each run has a folder of its own, `<state>/bulk/<id>/`: `run.json`, what was confirmed; `queue`, whom to send what;
 * `left-out`, who gets nothing and why; `journal`, what became of each row. Only the journal changes after the run began.
 */
export function bulkFolder(stateFolder: string): string {
  return join(stateFolder, 'bulk');
}

export function runFolder(stateFolder: string, id: string): string {
  return join(bulkFolder(stateFolder), id);
}

export function journalPath(stateFolder: string, id: string): string {
  return join(runFolder(stateFolder, id), 'journal');
}

export function queuePath(stateFolder: string, id: string): string {
  return join(runFolder(stateFolder, id), 'queue');
}

/** Makes this process the only one that sends a run, until it releases it or dies; undefined while another one is. */
export function holdRun(stateFolder: string, id: string): Promise<(() => void) | undefined> {
  return holdLock(join(runFolder(stateFolder, id), 'lock'));
}

/** undefined where there is none of that id. Throws Failure `file-damaged`. */
export function readRun(stateFolder: string, id: string): BulkRun | undefined {
  const path = join(runFolder(stateFolder, id), 'run.json');
  if (!isRunId(id) || !existsSync(path)) return undefined;
  const parsed = bulkRun.safeParse(parse(path));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new Failure('file-damaged', { path, problem: 'wrong-shape', where });
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Failure('file-damaged', { path, problem: 'not-json' }, error);
  }
}

/** The newest first. */
export function listRuns(stateFolder: string): BulkRun[] {
  const folder = bulkFolder(stateFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((id) => readRun(stateFolder, id) ?? [])
    .sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
}

/** Asks the process that sends this run to stop; it looks once a second. */
export function askToCancel(stateFolder: string, id: string): void {
  const path = cancelPath(stateFolder, id);
  writing(path, () => writeFileSync(path, '', { mode: 0o600 }));
}

export function isCancelAsked(stateFolder: string, id: string): boolean {
  return existsSync(cancelPath(stateFolder, id));
}

function cancelPath(stateFolder: string, id: string): string {
  return join(runFolder(stateFolder, id), 'cancel');
}
