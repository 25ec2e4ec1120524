import * as z from 'zod/mini';
import type { DeliveryError } from '../core/webhook/errors.js';
import type { WebhookEvent } from '../core/webhook/event.js';
import type { ListedEvent } from '../core/webhook/listed-event.js';
import type { Database } from './database.js';

export interface IndexedEvent extends ListedEvent {
  /** Equal for two deliveries of the same thing: Meta repeats what was not answered in time, for up to seven days. */
  readonly identity: string;
}

export interface NewEvent extends Omit<IndexedEvent, 'id' | 'arrivals'> {
  /** Meta's JSON, where it must be asked for without reading the delivery; null for all others. */
  readonly content: unknown;
}

export interface Indexed {
  readonly id: number;
  /** It was there already, brought by another delivery. */
  readonly isDuplicate: boolean;
}

const idRow = z.object({ id: z.number(), deliveryId: z.number(), ordinal: z.number() });

/** Inside `write`. What `isKnown` was put in before, as by another process after a kill: it is only looked up. */
export function indexEvent(database: Database, event: NewEvent, isKnown: boolean): Indexed {
  const [row] = isKnown ? findIndexed(database, event) : insertEvent(database, event);
  // It may be too old to be kept any more.
  if (!row) return { id: 0, isDuplicate: false };
  return { id: row.id, isDuplicate: row.deliveryId !== event.deliveryId || row.ordinal !== event.ordinal };
}

function findIndexed(database: Database, { channelId, identity }: NewEvent) {
  const sql = `SELECT id, delivery_id AS deliveryId, ordinal FROM events
    WHERE identity = :identity AND channel_id = :channelId`;
  return database.rows(idRow, sql, { channelId, identity });
}

/** The row that is there afterwards, which an earlier delivery may have brought. */
function insertEvent(database: Database, { errors, content, ...columns }: NewEvent) {
  return database.rows(
    idRow,
    `INSERT INTO events (channel_id, identity, delivery_id, ordinal, received_at, at, field, kind, detail,
       phone_number_id, customer, customer_name, message_id, text, search, errors, content, arrivals)
     VALUES (:channelId, :identity, :deliveryId, :ordinal, :receivedAt, :at, :field, :kind, :detail,
       :phoneNumberId, :customer, :customerName, :messageId, :text, :search, :errors, :content, 1)
     ON CONFLICT (identity, channel_id) DO UPDATE SET arrivals = arrivals + 1
     RETURNING id, delivery_id AS deliveryId, ordinal`,
    {
      ...columns,
      search: searchOf(columns.text),
      errors: errors.length === 0 ? null : JSON.stringify(errors),
      content: content === null ? null : JSON.stringify(content),
    },
  );
}

/** The text in lower case, where that is another. */
function searchOf(text: string | null): string | null {
  const lower = text?.toLowerCase() ?? null;
  return lower === text ? null : lower;
}

/** Which events are asked for; what is left out does not matter. */
export interface EventConditions {
  readonly channelId?: string | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly details?: readonly string[] | undefined;
  /** Digits of a number, or a business-scoped user id. */
  readonly customer?: string | undefined;
  /** Any of these: one person may be known under several. */
  readonly customers?: readonly string[] | undefined;
  readonly messageId?: string | undefined;
  /** A part of the text, in whatever case. */
  readonly text?: string | undefined;
  /** From this time of arrival on, ISO 8601. */
  readonly since?: string | undefined;
  /** Before this time of arrival, ISO 8601. */
  readonly until?: string | undefined;
  readonly afterId?: number | undefined;
  readonly beforeId?: number | undefined;
}

export interface EventQuery extends EventConditions {
  readonly limit: number;
  /** How many of those that are found to pass over. */
  readonly offset?: number | undefined;
  readonly newestFirst: boolean;
}

const eventRow: z.ZodMiniType<IndexedEvent> = z.object({
  id: z.number(),
  channelId: z.string(),
  identity: z.string(),
  deliveryId: z.number(),
  ordinal: z.number(),
  receivedAt: z.string(),
  at: z.nullable(z.string()),
  field: z.string(),
  // Those of a newer version too, which this one only passes on.
  kind: z.custom<WebhookEvent['kind']>((value) => typeof value === 'string'),
  detail: z.nullable(z.string()),
  phoneNumberId: z.nullable(z.string()),
  customer: z.nullable(z.string()),
  customerName: z.nullable(z.string()),
  messageId: z.nullable(z.string()),
  text: z.nullable(z.string()),
  errors: z.pipe(
    z.nullable(z.string()),
    z.transform((text): DeliveryError[] => (text === null ? [] : z.parse(storedErrors, JSON.parse(text)))),
  ),
  arrivals: z.number(),
});

const storedErrors = z.array(
  z.object({
    code: z.number(),
    title: z.nullable(z.string()),
    details: z.nullable(z.string()),
    href: z.nullable(z.string()),
  }),
);

const COLUMNS = `id, channel_id AS channelId, identity, delivery_id AS deliveryId, ordinal, received_at AS receivedAt, at,
  field, kind, detail, phone_number_id AS phoneNumberId, customer, customer_name AS customerName,
  message_id AS messageId, text, errors, arrivals`;

export function queryEvents(database: Database, query: EventQuery): IndexedEvent[] {
  const { where, values } = conditionsOf(query);
  const order = query.newestFirst ? 'DESC' : 'ASC';
  const sql = `SELECT ${COLUMNS} FROM events ${where} ORDER BY id ${order} LIMIT :limit OFFSET :offset`;
  return database.rows(eventRow, sql, { ...values, limit: query.limit, offset: query.offset ?? 0 });
}

export function countEvents(database: Database, conditions: EventConditions): number {
  const { where, values } = conditionsOf(conditions);
  const [row] = database.rows(countRow, `SELECT COUNT(*) AS count FROM events ${where}`, values);
  return row?.count ?? 0;
}

/** Of the event that was indexed last; 0 where there is none. */
export function lastEventId(database: Database): number {
  const [row] = database.rows(countRow, 'SELECT coalesce(max(id), 0) AS count FROM events', {});
  return row?.count ?? 0;
}

const countRow = z.object({ count: z.number() });

export function findEvent(database: Database, id: number): IndexedEvent | undefined {
  return database.rows(eventRow, `SELECT ${COLUMNS} FROM events WHERE id = :id`, { id })[0];
}

/** By the index on identities, all of which begin with the kind and the id; the one above `:` is `;`. */
const OF_MESSAGE = `message_id = :messageId AND (${['message', 'status', 'call']
  .map((kind) => `identity BETWEEN '${kind}:' || :messageId AND '${kind}:' || :messageId || ';'`)
  .join(' OR ')})`;

/** A list of values is bound as one JSON text, so that there is one statement for lists of every length. */
function conditionsOf(conditions: EventConditions): { where: string; values: Record<string, string | number> } {
  const { channelId, fields, kinds, details, customer, customers, messageId } = conditions;
  const { text, since, until, afterId, beforeId } = conditions;
  const listed = (list: readonly string[] | undefined) => list && JSON.stringify(list);
  const all: [string, string, string | number | undefined][] = [
    ['channel_id = :channelId', 'channelId', channelId],
    ['field IN (SELECT value FROM json_each(:fields))', 'fields', listed(fields)],
    ['kind IN (SELECT value FROM json_each(:kinds))', 'kinds', listed(kinds)],
    ['detail IN (SELECT value FROM json_each(:details))', 'details', listed(details)],
    ['customer = :customer', 'customer', customer],
    ['customer IN (SELECT value FROM json_each(:customers))', 'customers', listed(customers)],
    [OF_MESSAGE, 'messageId', messageId],
    // SQLite knows upper and lower case of ASCII only, so the search text is kept in lower case beside the text.
    ['instr(coalesce(search, text), :text) > 0', 'text', text?.toLowerCase()],
    ['received_at >= :since', 'since', since],
    ['received_at < :until', 'until', until],
    ['id > :afterId', 'afterId', afterId],
    ['id < :beforeId', 'beforeId', beforeId],
  ];
  const given = all.filter(([, , value]) => value !== undefined);
  return {
    where: given.length === 0 ? '' : `WHERE ${given.map(([sql]) => sql).join(' AND ')}`,
    values: Object.fromEntries(given.map(([, name, value]) => [name, value ?? ''])),
  };
}

/** What the deliveries of a file told that is gone now. */
export function removeEvents(database: Database, range: { readonly from: number; readonly to: number }): void {
  database.run('DELETE FROM events WHERE delivery_id >= :from AND delivery_id < :to', { ...range });
}
