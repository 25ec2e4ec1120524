import * as z from 'zod/mini';
import { furthest, rankOf } from '../core/messages/delivery.js';
import type { Database } from './database.js';
import { jsonColumn } from './json-column.js';

/** A message that Meta accepted, which is not yet a message that arrived. */
export interface AcceptedMessage {
  /** Meta's id of the message. */
  readonly wamid: string;
  readonly channelId: string;
  /** As the user gave it, a phone number or a business-scoped user id. */
  readonly recipient: string;
  /** As Meta answered it; null when it answered none. */
  readonly waId: string | null;
  /** `text`, `template`, … */
  readonly kind: string;
  /** What to show of it, JSON. */
  readonly summary: unknown;
  /** ISO 8601. */
  readonly acceptedAt: string;
}

/** One step of a message, as a webhook told it. */
export interface MessageStatus {
  readonly wamid: string;
  readonly channelId: string;
  /** `sent`, `delivered`, `read`, `played`, `failed`. */
  readonly status: string;
  /** ISO 8601, by Meta's clock. */
  readonly at: string;
  /** Meta's error object, JSON; null where none came. */
  readonly error: unknown;
}

export interface MessageHistory {
  /** null for a message that was sent with another program. */
  readonly message: AcceptedMessage | null;
  /** In the order in which they happened. */
  readonly statuses: readonly MessageStatus[];
  /** The furthest step; null while none came. Not the latest one: webhooks come twice and in any order. */
  readonly last: MessageStatus | null;
}

/** Call it as soon as Meta answered, before anything else can fail. */
export function recordAccepted(database: Database, message: AcceptedMessage): void {
  const { summary, ...columns } = message;
  database.write('messages', () =>
    database.run(
      `INSERT INTO messages (wamid, channel_id, recipient, wa_id, kind, json, accepted_at)
       VALUES (:wamid, :channelId, :recipient, :waId, :kind, :json, :acceptedAt) ON CONFLICT DO NOTHING`,
      { ...columns, json: toJson(summary) },
    ),
  );
}

/** What WhatsApp answered as their id to those recipients whom it knows under another one than was typed. */
export function knownAs(database: Database, channelId: string): { recipient: string; waId: string }[] {
  return database.rows(
    knownAsRow,
    `SELECT DISTINCT recipient, wa_id AS waId FROM messages
     WHERE channel_id = :channelId AND wa_id IS NOT NULL AND recipient NOT IN (wa_id, '+' || wa_id)`,
    { channelId },
  );
}

const knownAsRow = z.object({ recipient: z.string(), waId: z.string() });

/** To how many different people templates were accepted since then (ISO 8601), from this machine. */
export function countTemplateRecipients(database: Database, channelId: string, since: string): number {
  const [row] = database.rows(
    z.object({ people: z.number() }),
    `SELECT COUNT(DISTINCT COALESCE(wa_id, recipient)) AS people FROM messages
     WHERE channel_id = :channelId AND accepted_at >= :since AND kind = 'template'`,
    { channelId, since },
  );
  return row?.people ?? 0;
}

/** A status may come before `recordAccepted` was called, and for messages that other programs sent: all are kept. */
export function recordStatus(database: Database, status: MessageStatus): 'new' | 'duplicate' {
  const { error, ...columns } = status;
  const added = database.write('messages', () =>
    database.run(
      `INSERT INTO message_statuses (wamid, status, channel_id, at, error)
       VALUES (:wamid, :status, :channelId, :at, :error) ON CONFLICT DO NOTHING`,
      { ...columns, error: error === null ? null : toJson(error) },
    ),
  );
  return added === 0 ? 'duplicate' : 'new';
}

/** The newest messages to this person, whom WhatsApp knows under one of these; the newest first. */
export function messagesTo(
  database: Database,
  { channelId, waIds, since, limit }: { channelId: string; waIds: readonly string[]; since: string; limit: number },
): AcceptedMessage[] {
  return database.rows(
    messageRow,
    `SELECT ${MESSAGE_COLUMNS} FROM messages
     WHERE channel_id = :channelId AND accepted_at >= :since
       AND (wa_id IN (SELECT value FROM json_each(:waIds)) OR ltrim(recipient, '+') IN (SELECT value FROM json_each(:waIds)))
     ORDER BY accepted_at DESC LIMIT :limit`,
    { channelId, since, limit, waIds: JSON.stringify(waIds) },
  );
}

const MESSAGE_COLUMNS = `wamid, channel_id AS channelId, recipient, wa_id AS waId, kind, json AS summary,
  accepted_at AS acceptedAt`;

const messageRow = z.object({
  wamid: z.string(),
  channelId: z.string(),
  recipient: z.string(),
  waId: z.nullable(z.string()),
  kind: z.string(),
  summary: jsonColumn(z.unknown()),
  acceptedAt: z.string(),
});

const statusRow = z.object({
  wamid: z.string(),
  channelId: z.string(),
  status: z.string(),
  at: z.string(),
  error: z.nullable(jsonColumn(z.unknown())),
});

/** undefined when this machine knows nothing of the message: neither sent it nor received a status of it. */
export function statusOf(database: Database, wamid: string): MessageHistory | undefined {
  const [row] = database.rows(messageRow, `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE wamid = :wamid`, { wamid });
  const statuses = database
    .rows(
      statusRow,
      'SELECT wamid, channel_id AS channelId, status, at, error FROM message_statuses WHERE wamid = :wamid',
      { wamid },
    )
    .sort((first, second) => compareText(first.at, second.at) || rankOf(first.status) - rankOf(second.status));
  if (!row && statuses.length === 0) return undefined;
  return { message: row ?? null, statuses, last: furthest(statuses) };
}

const compareText = (first: string, second: string): number => (first === second ? 0 : first < second ? -1 : 1);
const toJson = (value: unknown): string => JSON.stringify(value ?? null);
