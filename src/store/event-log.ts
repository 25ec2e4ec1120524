import * as z from 'zod/mini';
import type { Database } from './database.js';
import { jsonColumn } from './json-column.js';

/** One thing that a webhook delivery told. */
export interface StoredEvent {
  readonly channelId: string;
  /** Equal for two deliveries of the same thing: Meta repeats what was not answered in time, for up to seven days. */
  readonly identity: string;
  /** ISO 8601, by this machine's clock. */
  readonly receivedAt: string;
  /** The webhook field it came under, for example `messages`. */
  readonly field: string;
  readonly kind: string;
  /** The customer it concerns; null where it concerns none. */
  readonly waId: string | null;
  /** JSON, with secrets already hidden. */
  readonly content: unknown;
}

/** Keeps an event unless it was there already, in whichever process. */
export function recordEvent(database: Database, event: StoredEvent): 'new' | 'duplicate' {
  const { content, ...columns } = event;
  const added = database.write('events', () =>
    database.run(
      `INSERT INTO events (channel_id, identity, received_at, field, kind, wa_id, json)
       VALUES (:channelId, :identity, :receivedAt, :field, :kind, :waId, :json) ON CONFLICT DO NOTHING`,
      { ...columns, json: JSON.stringify(content ?? null) },
    ),
  );
  return added === 0 ? 'duplicate' : 'new';
}

const eventRow = z.object({
  channelId: z.string(),
  identity: z.string(),
  receivedAt: z.string(),
  field: z.string(),
  kind: z.string(),
  waId: z.nullable(z.string()),
  content: jsonColumn(z.unknown()),
});

/** The newest first. */
export function recentEvents(database: Database, channelId: string, limit: number): StoredEvent[] {
  const sql = `SELECT channel_id AS channelId, identity, received_at AS receivedAt, field, kind, wa_id AS waId,
      json AS content
    FROM events WHERE channel_id = :channelId ORDER BY id DESC LIMIT :limit`;
  return database.rows(eventRow, sql, { channelId, limit });
}

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

const windowRow = z.object({ at: z.string() });

/** ISO 8601; undefined when this machine has seen no message of theirs, though another one may have. */
export function lastInboundAt(database: Database, channelId: string, waId: string): string | undefined {
  const sql = 'SELECT last_inbound_at AS at FROM windows WHERE channel_id = :channelId AND wa_id = :waId';
  return database.rows(windowRow, sql, { channelId, waId })[0]?.at;
}
