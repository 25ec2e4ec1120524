import { join } from 'node:path';
import { Failure } from '../core/failure.js';
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

/**
 * A lock that is held until it is released or the process dies, however it dies; undefined when another holder has it.
 * Gives what releases it.
 */
export async function holdLock(path: string): Promise<(() => void) | undefined> {
  const openSqlite = await loadSqlite();
  const lock = usingSqlite(path, 0, () => openSqlite(path, 0));
  try {
    usingSqlite(path, 0, () => lock.exec('BEGIN IMMEDIATE'));
  } catch (error) {
    lock.close();
    if (error instanceof Failure && error.is('store-busy')) return undefined;
    throw error;
  }
  return () => lock.close();
}
