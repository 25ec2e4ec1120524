import * as z from 'zod/mini';
import { keysOf } from '../core/optouts/optout.js';
import type { Database } from './database.js';

/** A customer wrote, which opens or renews the window. An older time than the one known changes nothing. */
export function recordInbound(database: Database, inbound: { channelId: string; waId: string; at: string }): void {
  database.write('events', () =>
    database.run(
      `INSERT INTO windows (channel_id, wa_id, last_inbound_at) VALUES (:channelId, :waId, :at)
       ON CONFLICT DO UPDATE SET last_inbound_at = max(last_inbound_at, :at)`,
      inbound,
    ),
  );
}

const windowRow = z.object({ at: z.nullable(z.string()) });

/**
 * When this person last wrote, under whichever of these forms of a number: ISO 8601; undefined when this machine has seen no
 * message of theirs, though another one may have.
 */
export function lastInboundAt(database: Database, channelId: string, waIds: readonly string[]): string | undefined {
  const sql = `SELECT max(last_inbound_at) AS at FROM windows
    WHERE channel_id = :channelId AND wa_id IN (SELECT value FROM json_each(:waIds))`;
  const values = { channelId, waIds: JSON.stringify(waIds) };
  return database.rows(windowRow, sql, values)[0]?.at ?? undefined;
}

/** Whether anybody has ever written to this channel, as far as this machine knows. */
export function hasInbound(database: Database, channelId: string): boolean {
  const sql = 'SELECT last_inbound_at AS at FROM windows WHERE channel_id = :channelId LIMIT 1';
  return database.rows(windowRow, sql, { channelId }).length > 0;
}

/** Whether this customer has, under whatever form of the number. */
export function hasWritten(database: Database, channelId: string, customer: string): boolean {
  const sql = `SELECT last_inbound_at AS at FROM windows
    WHERE channel_id = :channelId AND wa_id IN (SELECT value FROM json_each(:keys)) LIMIT 1`;
  return database.rows(windowRow, sql, { channelId, keys: JSON.stringify(keysOf(customer)) }).length > 0;
}
