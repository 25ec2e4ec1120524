import type { ReadDelivery } from '../../../store/delivery-index.js';
import type { DeliveryPlace, LoggedDelivery } from '../../../store/delivery-log.js';

/** What waits to be indexed is held in memory up to so many bytes of bodies; the rest is read from the disk again. */
const HELD_BYTES = 1024 * 1024;

export interface PlacedDelivery {
  readonly delivery: ReadDelivery<LoggedDelivery>;
  readonly end: number;
}

/** Deliveries that are kept and not indexed yet, in their order. */
export interface Backlog {
  add(place: DeliveryPlace, delivery: ReadDelivery): void;
  /** The next ones, no more than that. */
  take(most: { readonly deliveries: number; readonly bytes: number }): PlacedDelivery[];
  length(): number;
}

export function createBacklog(read: (id: number) => LoggedDelivery | undefined): Backlog {
  let queue: (DeliveryPlace & { readonly delivery: ReadDelivery | undefined })[] = [];
  let next = 0;
  let heldBytes = 0;

  const shift = (): PlacedDelivery | undefined => {
    const first = queue[next++];
    if (!first) return undefined;
    const { id, end, delivery: held } = first;
    if (held) heldBytes -= held.body.byteLength;
    const delivery = held ? { id, ...held } : read(id);
    return delivery && { delivery, end };
  };
  // Not one by one, which would take the longer the more there are.
  const forgetTaken = () => {
    if (next < 1024 || next * 2 < queue.length) return;
    queue = queue.slice(next);
    next = 0;
  };
  return {
    add(place, delivery) {
      const isHeld = heldBytes < HELD_BYTES;
      if (isHeld) heldBytes += delivery.body.byteLength;
      queue.push({ ...place, delivery: isHeld ? delivery : undefined });
    },
    take(most) {
      const taken: PlacedDelivery[] = [];
      let bytes = 0;
      while (next < queue.length && taken.length < most.deliveries && bytes < most.bytes) {
        const each = shift();
        // Gone only where the log was removed, or grew past its limit, before its turn came.
        if (!each) continue;
        taken.push(each);
        bytes += each.delivery.body.byteLength;
      }
      forgetTaken();
      return taken;
    },
    length: () => queue.length - next,
  };
}
