import type { WebhookEvent } from '../../core/webhook/event.js';
import type { Delivery } from '../../listener/listener.js';
import type { Database } from '../../store/database.js';
import { recordEvent, recordInbound } from '../../store/event-log.js';
import { recordStatus } from '../../store/message-log.js';

/** A channel of this machine that an event may be about. */
export interface Owner {
  readonly id: string;
  readonly name: string | null;
  readonly wabaId: string;
  readonly phoneNumberId: string;
  readonly appId: string | null;
}

/** The active channel comes first: it gets what is about none of them. */
export type Owners = readonly [Owner, ...Owner[]];

/** Whether the app that signed a delivery may speak for this channel. */
export type MayOwn = (owner: Owner) => boolean;

export interface RecordedEvent {
  readonly event: WebhookEvent;
  readonly channel: Owner;
  /** Meta delivers again what was not answered in time, and to every subscribed app. */
  readonly duplicate: boolean;
}

/** Keeps all events of a delivery in one transaction, with what they mean for messages and windows. */
export function recordEvents(database: Database, owners: Owners, mayOwn: MayOwn, delivery: Delivery): RecordedEvent[] {
  const receivedAt = delivery.receivedAt.toISOString();
  return database.write('events', () =>
    delivery.events.map((event) => {
      const { identity, field, kind, raw } = event;
      // The listener has refused whatever has no owner.
      const channel = ownerOf(event, owners, mayOwn) ?? owners[0];
      const channelId = channel.id;
      const stored = { channelId, identity, receivedAt, field, kind, waId: customerOf(event), content: raw };
      const duplicate = recordEvent(database, stored) === 'duplicate';
      recordMeaning(database, channelId, event, receivedAt);
      return { event, channel, duplicate };
    }),
  );
}

/**
 * One account may have several numbers here, so the number decides before the account does. undefined where the event is
 * about channels of this machine for none of which the signer may speak.
 */
export function ownerOf(event: WebhookEvent, owners: Owners, mayOwn: MayOwn): Owner | undefined {
  const phoneNumberId = 'phoneNumberId' in event ? event.phoneNumberId : null;
  const ofNumber = owners.filter((owner) => owner.phoneNumberId === phoneNumberId);
  const concerned = ofNumber.length > 0 ? ofNumber : owners.filter((owner) => owner.wabaId === event.wabaId);
  return (concerned.length > 0 ? concerned : owners).find(mayOwn);
}

function customerOf(event: WebhookEvent): string | null {
  const person = event.kind === 'message' ? event.from : event.kind === 'status' ? event.recipient : null;
  // Since 2026 people can hide their number; they are known by their business-scoped user id then.
  return person?.waId ?? person?.userId ?? null;
}

function recordMeaning(database: Database, channelId: string, event: WebhookEvent, receivedAt: string): void {
  const at = event.at ?? receivedAt;
  if (event.kind === 'message' && event.direction === 'in') {
    const waId = customerOf(event);
    if (waId !== null) recordInbound(database, { channelId, waId, at });
  }
  if (event.kind === 'status') {
    const error = event.errors.length === 0 ? null : event.errors;
    recordStatus(database, { wamid: event.messageId, channelId, status: event.status, at, error });
  }
}
