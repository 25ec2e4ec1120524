import { closeSync, openSync } from 'node:fs';
import type Database from 'libsql';
import { Failure } from '../core/failure.js';
import { systemCode, writing } from './private-files.js';

type Sqlite = Database.Database;

/** In place of a path: a database that is gone when it is closed. */
export const IN_MEMORY = ':memory:';

/** In place of a path: a file without a name, that grows on the disk and is gone when it is closed. */
export const TEMPORARY = '';

/** Opens a SQLite file; `waitMs` is how long a statement waits for another process's lock. */
export type OpenSqlite = (path: string, waitMs: number) => Sqlite;

/** Loads the native library, on first use only: a command that keeps nothing must not pay for it. */
export async function loadSqlite(): Promise<OpenSqlite> {
  const { default: Sqlite } = await import('libsql');
  return (path, waitMs) => {
    // SQLite would make the file with the usual mode; its companions (-wal, -shm) take over the mode they find.
    if (path !== IN_MEMORY && path !== TEMPORARY) writing(path, () => closeSync(openSync(path, 'a', 0o600)));
    return new Sqlite(path, { timeout: waitMs });
  };
}

/** SQLite's result codes, without what follows after a second underscore: https://www.sqlite.org/rescode.html */
const UNWRITABLE = ['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM', 'SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_AUTH'];

/** Carries out work on a SQLite file and turns what the user can mend into a Failure that names the file. */
export function usingSqlite<Result>(path: string, waitMs: number, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw toFailure(path, waitMs, error) ?? error;
  }
}

function toFailure(path: string, waitMs: number, error: unknown): Failure | undefined {
  const code = sqliteCode(error);
  if (code === undefined) return undefined;
  if (code.startsWith('SQLITE_BUSY')) return new Failure('store-busy', { path, waitedSeconds: waitMs / 1000 }, error);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new Failure('file-damaged', { path, problem: 'not-a-database' }, error);
  }
  if (!UNWRITABLE.some((known) => code.startsWith(known))) return undefined;
  return new Failure('file-not-writable', { path, problem: code }, error);
}

function sqliteCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // libsql gives no code when the file cannot even be opened, only this text.
  if (error.message.includes('Unable to open connection to local database')) return 'SQLITE_CANTOPEN';
  if (systemCode(error) !== undefined || !('code' in error) || typeof error.code !== 'string') return undefined;
  return error.code;
}
