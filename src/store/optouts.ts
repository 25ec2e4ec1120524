import * as z from 'zod/mini';
import { keysOf, OPTOUT_SOURCES, type OptOut, type OptOutSource } from '../core/optouts/optout.js';
import type { OptOutChange } from '../core/optouts/recognise.js';
import type { Database } from './database.js';

interface Noted {
  readonly channelId: string;
  /** Digits of the number, or a business-scoped user id. */
  readonly customer: string;
}

/** Several sources stand in one column, with blanks between them. */
const row = z.object({
  customer: z.string(),
  sources: z.pipe(
    z.string(),
    z.transform((text): OptOutSource[] => OPTOUT_SOURCES.filter((source) => text.split(' ').includes(source))),
  ),
  note: z.nullable(z.string()),
  at: z.string(),
});

const COLUMNS = 'customer, source AS sources, note, at';

/** Under whatever form of the number it was noted; undefined for somebody who may be written to. */
export function findOptOut(database: Database, { channelId, customer }: Noted): OptOut | undefined {
  const sql = `SELECT ${COLUMNS} FROM optouts
    WHERE channel_id = :channelId AND customer IN (SELECT value FROM json_each(:keys))`;
  return database.rows(row, sql, { channelId, keys: JSON.stringify(keysOf(customer)) })[0];
}

/** In the order in which they were noted. */
export function listOptOuts(database: Database, channelId: string): OptOut[] {
  const sql = `SELECT ${COLUMNS} FROM optouts WHERE channel_id = :channelId ORDER BY at, customer`;
  return database.rows(row, sql, { channelId });
}

/** Those that were told at that time (ISO 8601) or later. */
export function listOptOutsSince(database: Database, channelId: string, since: string): OptOut[] {
  const sql = `SELECT ${COLUMNS} FROM optouts WHERE channel_id = :channelId AND at >= :since`;
  return database.rows(row, sql, { channelId, since });
}

export function countOptOuts(database: Database, channelId: string): number {
  const sql = 'SELECT COUNT(*) AS count FROM optouts WHERE channel_id = :channelId';
  return database.rows(z.object({ count: z.number() }), sql, { channelId })[0]?.count ?? 0;
}

interface NewOptOut extends Noted {
  readonly source: OptOutSource;
  readonly note: string | null;
  readonly at: string;
}

/** Somebody who is there already gets one more reason. */
export function optOut(database: Database, { channelId, customer, source, note, at }: NewOptOut): 'new' | 'known' {
  return database.write('optouts', () => {
    const known = findOptOut(database, { channelId, customer });
    const sources = OPTOUT_SOURCES.filter((each) => each === source || known?.sources.includes(each));
    const isLater = known === undefined || known.at <= at;
    put(database, channelId, {
      customer: known?.customer ?? customer,
      sources,
      note: isLater ? (note ?? known?.note ?? null) : known.note,
      at: isLater ? at : known.at,
    });
    return known === undefined ? 'new' : 'known';
  });
}

/** Takes back what these sources told, or everything where they are left out. */
export function optIn(
  database: Database,
  { channelId, customer }: Noted,
  takenBack: readonly OptOutSource[] = OPTOUT_SOURCES,
): 'over' | 'others-remain' | 'unknown' {
  return database.write('optouts', () => {
    const known = findOptOut(database, { channelId, customer });
    if (known === undefined) return 'unknown';
    const sources = known.sources.filter((source) => !takenBack.includes(source));
    if (sources.length > 0) {
      put(database, channelId, { ...known, sources });
      return 'others-remain';
    }
    const sql = 'DELETE FROM optouts WHERE channel_id = :channelId AND customer = :customer';
    database.run(sql, { channelId, customer: known.customer });
    return 'over';
  });
}

/** What a webhook told, inside the transaction that puts it into the index. Events arrive in any order: an older one does not undo a newer. */
export function recordOptOutChange(
  database: Database,
  { channelId, at }: { readonly channelId: string; readonly at: string },
  { customer, change, sources, note }: OptOutChange,
): void {
  const [source] = sources;
  if (change === 'out' && source) optOut(database, { channelId, customer, source, note, at });
  if (change === 'out') return;
  const known = findOptOut(database, { channelId, customer });
  if (known && known.at <= at) optIn(database, { channelId, customer }, sources);
}

function put(database: Database, channelId: string, { customer, sources, note, at }: OptOut): void {
  database.run(
    `INSERT INTO optouts (channel_id, customer, source, note, at) VALUES (:channelId, :customer, :source, :note, :at)
     ON CONFLICT DO UPDATE SET source = :source, note = :note, at = :at`,
    { channelId, customer, source: sources.join(' '), note, at },
  );
}
