import { existsSync } from 'node:fs';
import type LibSql from 'libsql';
import * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import type { Lock } from './lock.js';
import { MIGRATIONS } from './migrations.js';
import { tighten } from './private-files.js';
import { IN_MEMORY } from './sqlite.js';

type Sqlite = LibSql.Database;

/** All that may be bound. The native library ends the whole process when it is given a boolean. */
export type SqlValue = string | number | null;

type Statement = LibSql.Statement<[Record<string, SqlValue>]>;

/** A connection that prepares each statement once. */
export interface Connection {
  readonly sqlite: Sqlite;
  statement(sql: string): Statement;
}

function connect(sqlite: Sqlite): Connection {
  const prepared = new Map<string, Statement>();
  return {
    sqlite,
    statement(sql) {
      const statement = prepared.get(sql) ?? sqlite.prepare<[Record<string, SqlValue>]>(sql);
      prepared.set(sql, statement);
      return statement;
    },
  };
}

export function connectToMemory(sqlite: Sqlite): Connection {
  return connect(migrated(sqlite));
}

/** Brings the file up to this version first, if it is older. */
export function connectToFile(path: string, open: () => Sqlite, lock: Lock): Connection {
  const sqlite = open();
  try {
    for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) tighten(file, 0o600);
    if (versionOf(sqlite, path) < MIGRATIONS.length) lock(() => migrated(inWalMode(sqlite)));
    // In WAL mode NORMAL never damages the file and loses nothing when a process dies; only a power cut can take back
    // the last transactions. A listener would otherwise wait for the disk at every event.
    sqlite.exec('PRAGMA synchronous = NORMAL');
    // An index over ids, which come in no order, is written all over: with SQLite's own two megabytes of cache, and the disk
    // waited for at every four, an event took three times as long.
    sqlite.exec('PRAGMA cache_size = -16000');
    sqlite.exec('PRAGMA wal_autocheckpoint = 4000');
    return connect(sqlite);
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** Kept in the file from then on. Done under the lock, because SQLite does not wait for others when it switches. */
function inWalMode(sqlite: Sqlite): Sqlite {
  sqlite.exec('PRAGMA journal_mode = WAL');
  return sqlite;
}

/** Takes all missing steps in one transaction; looks again at the version, since another process may have been first. */
function migrated(sqlite: Sqlite): Sqlite {
  inTransaction(sqlite, 'COMMIT', () => {
    for (const step of MIGRATIONS.slice(versionOf(sqlite))) sqlite.exec(step);
    sqlite.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
  return sqlite;
}

const versionRow = z.object({ version: z.number() });

function versionOf(sqlite: Sqlite, path = IN_MEMORY): number {
  const rows = sqlite.prepare('SELECT user_version AS version FROM pragma_user_version').all();
  const found = versionRow.parse(rows[0]).version;
  if (found > MIGRATIONS.length)
    throw new Failure('file-from-newer-version', { path, found, known: MIGRATIONS.length });
  return found;
}

/** IMMEDIATE, because a transaction that reads first and then finds another writer is refused without waiting. */
export function inTransaction<Result>(sqlite: Sqlite, end: 'COMMIT' | 'ROLLBACK', work: () => Result): Result {
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    sqlite.exec(end);
    return result;
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    throw error;
  }
}
