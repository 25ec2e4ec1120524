import type { WebhookEvent } from '../../core/webhook/event.js';
import { eventsOf } from '../../store/delivery-index.js';
import { readDelivery } from '../../store/delivery-log.js';
import type { IndexedEvent } from '../../store/event-index.js';

/** The whole of an event that the index names; undefined where its delivery is too old to be kept. */
export function readEvent(stateFolder: string, { deliveryId, ordinal }: IndexedEvent): WebhookEvent | undefined {
  const delivery = readDelivery(stateFolder, deliveryId);
  return delivery && eventsOf(delivery)[ordinal];
}

/** Whether the business wrote it, on its phone or by another app. Under `messages` there are customers' messages only. */
export function isEcho(stateFolder: string, indexed: IndexedEvent): boolean {
  if (indexed.field === 'messages') return false;
  const event = readEvent(stateFolder, indexed);
  return event?.kind === 'message' && event.direction === 'echo';
}
