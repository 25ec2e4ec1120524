import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type LibSql from 'libsql';
import * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import { type Lock, loadLock } from './lock.js';
import { MIGRATIONS } from './migrations.js';
import { makePrivateFolder, tighten, writing } from './private-files.js';
import type { Recorder } from './recorder.js';
import { IN_MEMORY, loadSqlite, type OpenSqlite, usingSqlite } from './sqlite.js';

/** All that may be bound. The native library ends the whole process when it is given a boolean. */
export type SqlValue = string | number | null;

/**
 * One SQLite file for what several processes ask for: templates, messages, events, windows. SQL is written only in this
 * folder, in functions named for the question they answer, which take a Database. All of it is synchronous: a question
 * takes microseconds, and a transaction cannot be interrupted by other work of this process.
 */
export interface Database {
  readonly path: string;
  /** Each row must fit the schema; column names are given as the schema wants them (`AS channelId`). */
  rows<Row>(schema: z.ZodMiniType<Row>, sql: string, values: Record<string, SqlValue>): Row[];
  /** The number of rows that changed. Only inside `write`. */
  run(sql: string, values: Record<string, SqlValue>): number;
  /**
   * One transaction, all or nothing. Inside another one it simply joins it, so that a delivery with many events can be
   * written at once. A dry run does the work, so that its result is true, and takes it back.
   */
  write<Result>(what: string, work: () => Result): Result;
  /**
   * May be left out: what was written is kept even if the process is killed. The library lets go of the file only when
   * its statements are collected as garbage, so the companions of the file (-wal, -shm) may stay; the next one to open
   * it takes them over.
   */
  close(): void;
}

/** How long one process waits for another one's transaction. Ours take milliseconds, a full sync a tenth of a second. */
const PATIENCE_MS = 5000;

/** `wabactl.db` in the folder for state. The file comes into being at the first write; until then it reads as empty. */
export async function openDatabase(options: { folder: string; recorder?: Recorder | undefined }): Promise<Database> {
  const { folder, recorder } = options;
  const path = join(folder, 'wabactl.db');
  const openSqlite = await loadSqlite();
  const lock = await loadLock(folder);
  const guard = <Result>(work: () => Result) => usingSqlite(path, PATIENCE_MS, work);
  const openFile = () => guard(() => connect(openFileAt(path, openSqlite, lock)));
  const openMemory = () => connect(migrated(openSqlite(IN_MEMORY, PATIENCE_MS)));

  let connection: Connection | undefined;
  let inFile = false;
  const current = (wantFile = false): Connection => {
    if (connection && inFile) return connection;
    inFile = existsSync(path) || wantFile;
    if (inFile) {
      connection?.sqlite.close();
      connection = openFile();
    }
    connection ??= openMemory();
    return connection;
  };

  return {
    path,
    rows: (schema, sql, values) =>
      guard(() => current().statement(sql).all(values)).map((row) => parseRow(path, schema, row)),
    run: (sql, values) => guard(() => current().statement(sql).run(values).changes),
    write(what, work) {
      if (!recorder && !inFile) writing(path, () => makePrivateFolder(folder));
      const { sqlite } = current(!recorder);
      if (sqlite.inTransaction) return work();
      recorder?.({ path, what });
      return guard(() => inTransaction(sqlite, recorder ? 'ROLLBACK' : 'COMMIT', work));
    },
    close() {
      connection?.sqlite.close();
      connection = undefined;
      inFile = false;
    },
  };
}

function parseRow<Row>(path: string, schema: z.ZodMiniType<Row>, row: unknown): Row {
  const { success, data, error } = schema.safeParse(row);
  if (success) return data;
  throw new Failure('file-damaged', { path, problem: 'wrong-shape', where: error.issues[0]?.path.join('.') ?? '' });
}

type Sqlite = LibSql.Database;
type Statement = LibSql.Statement<[Record<string, SqlValue>]>;

/** A connection that prepares each statement once. */
interface Connection {
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

function openFileAt(path: string, openSqlite: OpenSqlite, lock: Lock): Sqlite {
  const sqlite = openSqlite(path, PATIENCE_MS);
  try {
    tighten(path, 0o600);
    if (versionOf(sqlite, path) < MIGRATIONS.length) lock(() => migrated(inWalMode(sqlite)));
    // In WAL mode NORMAL never damages the file and loses nothing when a process dies; only a power cut can take back
    // the last transactions, which a sync or Meta's repeated deliveries bring again. It saves a disk flush a write.
    sqlite.exec('PRAGMA synchronous = NORMAL');
    return sqlite;
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
function inTransaction<Result>(sqlite: Sqlite, end: 'COMMIT' | 'ROLLBACK', work: () => Result): Result {
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
