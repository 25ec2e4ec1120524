import { join } from 'node:path';
import { loadSqlite, usingSqlite } from './sqlite.js';

/** Runs work while no other process, and no other part of this one, runs its own on the same folder. */
export type Lock = <Result>(work: () => Result) => Result;

/** As long as a person would wait before suspecting that something is stuck. Real waits are milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * The lock is a transaction on an empty SQLite file: the operating system drops it when the process dies, however it
 * dies, which no lock file of ours could promise. The work is synchronous and short, because whoever waits stands still
 * meanwhile. Throws Failure `store-busy` after ten seconds.
 */
export async function loadLock(folder: string): Promise<Lock> {
  const openSqlite = await loadSqlite();
  const path = join(folder, 'locks.db');
  return (work) => {
    const lock = usingSqlite(path, PATIENCE_MS, () => openSqlite(path, PATIENCE_MS));
    try {
      usingSqlite(path, PATIENCE_MS, () => lock.exec('BEGIN IMMEDIATE'));
      return work();
    } finally {
      // This also ends the transaction, which never held anything.
      lock.close();
    }
  };
}
