import { identityOf } from '../core/phone/same-person.js';
import { loadSqlite, TEMPORARY } from './sqlite.js';

/** Who was in a list already. It lies in a file that has no name and is gone with the process, so its size does not matter. */
export interface SeenPeople {
  /** The row that had this person first; undefined for somebody new, who is remembered with this row. */
  firstRow(customer: string, row: number): number | undefined;
  close(): void;
}

/** `customer` is the digits of a number, whose forms are one person, or a business-scoped user id. */
export async function openSeenPeople(): Promise<SeenPeople> {
  const sqlite = (await loadSqlite())(TEMPORARY, 0);
  sqlite.exec('PRAGMA journal_mode = OFF');
  sqlite.exec('CREATE TABLE numbers (id INTEGER PRIMARY KEY, seen INTEGER NOT NULL)');
  sqlite.exec('CREATE TABLE users (id TEXT PRIMARY KEY, seen INTEGER NOT NULL) WITHOUT ROWID');
  // Never ended: a transaction for each of a million rows would take minutes.
  sqlite.exec('BEGIN');
  const remember = (table: 'numbers' | 'users') => {
    const put = sqlite.prepare<[Record<string, string | number>]>(
      `INSERT INTO ${table} (id, seen) VALUES (:id, :row) ON CONFLICT DO NOTHING`,
    );
    const find = sqlite.prepare<[Record<string, string | number>]>(`SELECT seen FROM ${table} WHERE id = :id`);
    return (id: string | number, row: number): number | undefined => {
      if (put.run({ id, row }).changes > 0) return undefined;
      return Number((find.get({ id }) as { seen: number }).seen);
    };
  };
  const [ofNumber, ofUser] = [remember('numbers'), remember('users')];
  return {
    // A number has fifteen digits at most, which a double holds exactly.
    firstRow: (customer, row) =>
      /^\d+$/.test(customer) ? ofNumber(Number(identityOf(customer)), row) : ofUser(customer, row),
    close: () => void sqlite.close(),
  };
}
