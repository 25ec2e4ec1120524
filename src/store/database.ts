import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import { type Connection, connectToFile, connectToMemory, inTransaction, type SqlValue } from './connection.js';
import { loadLock } from './lock.js';
import { makePrivateFolder, writing } from './private-files.js';
import type { Recorder } from './recorder.js';
import { IN_MEMORY, loadSqlite, usingSqlite } from './sqlite.js';

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
  const openFile = () => guard(() => connectToFile(path, () => openSqlite(path, PATIENCE_MS), lock));
  const openMemory = () => connectToMemory(openSqlite(IN_MEMORY, PATIENCE_MS));

  let connection: Connection | undefined;
  let inFile = false;
  const current = (wantFile = false): Connection => {
    if (connection && (inFile || connection.sqlite.inTransaction)) return connection;
    if (!wantFile && !existsSync(path)) {
      connection ??= openMemory();
      return connection;
    }
    const opened = openFile();
    connection?.sqlite.close();
    connection = opened;
    inFile = true;
    return opened;
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
