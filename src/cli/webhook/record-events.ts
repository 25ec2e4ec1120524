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
}

export interface RecordedEvent {
  readonly event: WebhookEvent;
  readonly channel: Owner;
  /** Meta delivers again what was not answered in time, and to every subscribed app. */
  readonly duplicate: boolean;
}

/**
 * Keeps all events of a delivery in one transaction, with what they mean for messages and windows. `owners` begins with the
 * active channel, which gets what is about none of them.
 */
export function recordEvents(
  database: Database,
  owners: readonly [Owner, ...Owner[]],
  delivery: Delivery,
): RecordedEvent[] {
  const receivedAt = delivery.receivedAt.toISOString();
  return database.write('events', () =>
    delivery.events.map((event) => {
      const { identity, field, kind, raw } = event;
      const channel = ownerOf(event, owners);
      const channelId = channel.id;
      const stored = { channelId, identity, receivedAt, field, kind, waId: customerOf(event), content: raw };
      const duplicate = recordEvent(database, stored) === 'duplicate';
      recordMeaning(database, channelId, event, receivedAt);
      return { event, channel, duplicate };
    }),
  );
}

/** One account may have several numbers here, so the number decides before the account does. */
function ownerOf(event: WebhookEvent, owners: readonly [Owner, ...Owner[]]): Owner {
  const phoneNumberId = 'phoneNumberId' in event ? event.phoneNumberId : null;
  return (
    owners.find((owner) => owner.phoneNumberId === phoneNumberId) ??
    owners.find((owner) => owner.wabaId === event.wabaId) ??
    owners[0]
  );
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
