import * as z from 'zod/mini';
import { parseCallbackData } from '../core/bulk/callback-data.js';
import { recogniseOptOut } from '../core/optouts/recognise.js';
import type { StatusEvent, WebhookEvent } from '../core/webhook/event.js';
import { type EventSummary, summarize } from '../core/webhook/event-summary.js';
import { type Owner, ownerOf } from '../core/webhook/owner.js';
import { parseDelivery } from '../core/webhook/parse-delivery.js';
import { readBody } from '../core/webhook/read-body.js';
import { recordBulkStatus } from './bulk-statuses.js';
import type { Database } from './database.js';
import {
  blankDelivery,
  firstIdOf,
  type LoggedDelivery,
  listSegments,
  type NewDelivery,
  readSegment,
  removeSegment,
  segmentOf,
} from './delivery-log.js';
import { type Indexed, indexEvent, removeEvents } from './event-index.js';
import { recordStatus } from './message-log.js';
import { recordOptOutChange } from './optouts.js';
import { recordInbound } from './window-log.js';

/** One event of a delivery with its place in the index. */
export interface IndexedOutcome extends Indexed {
  readonly event: WebhookEvent;
  readonly summary: EventSummary;
  readonly channelId: string;
}

/** A delivery whose body may have been read already. */
export type ReadDelivery<Delivery extends NewDelivery = NewDelivery> = Delivery & { readonly json?: unknown };

/** The events of a delivery. Whatever is no JSON is one event of kind `other`, so that nothing is lost. */
export function eventsOf({ body, json }: Pick<ReadDelivery, 'body' | 'json'>): WebhookEvent[] {
  if (json !== undefined) return parseDelivery(json);
  const read = readBody(body);
  return parseDelivery(read ? read.value : new TextDecoder().decode(body));
}

/**
 * Puts deliveries of one file into the index, in the order in which they lie there, in one transaction, with what they mean
 * for messages and windows. Each is counted once, whoever comes first: a listener, or another process after a kill.
 */
export function indexDeliveries(
  database: Database,
  deliveries: readonly { readonly delivery: ReadDelivery<LoggedDelivery>; readonly end: number }[],
  owners: readonly Owner[],
): IndexedOutcome[][] {
  return database.write('events', () => {
    const outcomes = deliveries.map(({ delivery }) => indexDelivery(database, delivery, owners));
    const last = deliveries.at(-1);
    if (last) rememberPosition(database, segmentOf(last.delivery.id), last.end);
    return outcomes;
  });
}

function indexDelivery(
  database: Database,
  delivery: ReadDelivery<LoggedDelivery>,
  owners: readonly Owner[],
): IndexedOutcome[] {
  const { id: deliveryId, channelId: listening, allowedChannels, receivedAt } = delivery;
  const isKnown = deliveryId < firstIdOf(segmentOf(deliveryId)) + positionIn(database, segmentOf(deliveryId));
  return eventsOf(delivery).map((event, ordinal) => {
    const owner = ownerOf(event, owners, allowedChannels);
    const channelId = owner?.id ?? listening;
    const summary = summarize(event);
    const { identity, at } = event;
    const content = event.kind === 'template' ? event.raw : null;
    const place = { channelId, identity, deliveryId, ordinal, receivedAt, at };
    const indexed = indexEvent(database, { ...place, ...summary, content }, isKnown);
    if (!isKnown) recordMeaning(database, channelId, event, receivedAt);
    // Meta repeats deliveries for days: an opt-out that was taken back since must not come again with one.
    const optOut = isKnown || indexed.isDuplicate ? undefined : recogniseOptOut(event, owner?.optOutWords);
    if (optOut) recordOptOutChange(database, { channelId, at: at ?? receivedAt }, optOut);
    return { ...indexed, event, summary, channelId };
  });
}

function recordMeaning(database: Database, channelId: string, event: WebhookEvent, receivedAt: string): void {
  const at = event.at ?? receivedAt;
  if (event.kind === 'message' && event.direction === 'in') {
    // Since 2026 people can hide their number; they are known by their business-scoped user id then.
    const waId = event.from.waId ?? event.from.userId;
    if (waId !== null) recordInbound(database, { channelId, waId, at });
  }
  if (event.kind === 'status') recordStatusMeaning(database, channelId, event, at);
}

function recordStatusMeaning(database: Database, channelId: string, event: StatusEvent, at: string): void {
  const { messageId: wamid, status, callbackData } = event;
  const error = event.errors.length === 0 ? null : event.errors;
  recordStatus(database, { wamid, channelId, status, at, error });
  const place = callbackData === null ? undefined : parseCallbackData(callbackData);
  if (place) recordBulkStatus(database, place.runId, { row: place.row, status, wamid, at, error });
}

const positionRow = z.object({ indexed: z.number() });

/** How many bytes of that file are in the index. */
function positionIn(database: Database, segment: number): number {
  const sql = 'SELECT indexed FROM delivery_segments WHERE segment = :segment';
  return database.rows(positionRow, sql, { segment })[0]?.indexed ?? 0;
}

function rememberPosition(database: Database, segment: number, indexed: number): void {
  database.run(
    `INSERT INTO delivery_segments (segment, indexed) VALUES (:segment, :indexed)
     ON CONFLICT DO UPDATE SET indexed = max(indexed, :indexed)`,
    { segment, indexed },
  );
}

/** A transaction of so many deliveries holds others up for some milliseconds only. */
const BATCH = 200;

/** Reads what listeners have kept and could not index any more: they were killed, or are too busy just now. */
export function catchUp(database: Database, stateFolder: string, owners: readonly Owner[]): void {
  for (const { segment, bytes } of listSegments(stateFolder)) {
    const position = positionIn(database, segment);
    if (position >= bytes) continue;
    let batch: { delivery: LoggedDelivery; end: number }[] = [];
    for (const each of readSegment(stateFolder, segment, position)) {
      batch.push(each);
      if (batch.length < BATCH) continue;
      indexDeliveries(database, batch, owners);
      batch = [];
    }
    if (batch.length > 0) indexDeliveries(database, batch, owners);
  }
}

/**
 * Takes the content out of the deliveries that told of this channel and no other. One that told of others too, which Meta
 * sends only to an app with several accounts, stays until it is too old.
 */
export function blankDeliveriesOf(channelId: string, stateFolder: string, owners: readonly Owner[]): void {
  const isOfChannel = ({ channelId: listening, allowedChannels, ...delivery }: LoggedDelivery): boolean => {
    const events = eventsOf(delivery);
    const ownerIds = events.map((event) => ownerOf(event, owners, allowedChannels)?.id ?? listening);
    return (ownerIds.length > 0 ? ownerIds : [listening]).every((id) => id === channelId);
  };
  for (const { segment } of listSegments(stateFolder)) {
    for (const { delivery } of readSegment(stateFolder, segment, 0)) {
      if (isOfChannel(delivery)) blankDelivery(stateFolder, delivery);
    }
  }
}

export interface Retention {
  /** What arrived before is not kept. */
  readonly since: Date;
  readonly maxBytes: number;
}

/** Removes whole files, the oldest first, with what was indexed of them; the newest stays in any case. */
export function forgetOldDeliveries(database: Database, stateFolder: string, { since, maxBytes }: Retention): number {
  const segments = listSegments(stateFolder);
  let bytes = segments.reduce((sum, each) => sum + each.bytes, 0);
  let removed = 0;
  for (const { segment, bytes: size, changedAt } of segments.slice(0, -1)) {
    if (bytes <= maxBytes && changedAt >= since) continue;
    if (positionIn(database, segment) < size && changedAt >= since) continue;
    database.write('events', () => {
      removeEvents(database, { from: firstIdOf(segment), to: firstIdOf(segment + 1) });
      database.run('DELETE FROM delivery_segments WHERE segment = :segment', { segment });
    });
    removeSegment(stateFolder, segment);
    bytes -= size;
    removed++;
  }
  return removed;
}
