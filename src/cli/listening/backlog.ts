import type { ReadDelivery } from '../../store/delivery-index.js';
import { type DeliveryPlace, firstIdOf, type LoggedDelivery, segmentOf } from '../../store/delivery-log.js';

/** What waits to be indexed is held in memory up to so many bytes of bodies; the rest is read from the disk again. */
const HELD_BYTES = 512 * 1024;

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
  /** About how many bytes of the log wait, held or not. */
  bytes(): number;
}

interface Held {
  readonly place: DeliveryPlace;
  readonly delivery: ReadDelivery;
}

/** Deliveries that lie one after the other in a file, of which nothing is held: a million of them take no more memory than one. */
interface Run {
  nextId: number;
  count: number;
  readonly segment: number;
}

export function createBacklog(read: (id: number) => (LoggedDelivery & { readonly end: number }) | undefined): Backlog {
  let queue: (Held | Run)[] = [];
  let heldBytes = 0;
  let length = 0;
  let bytes = 0;

  const takeHeld = ({ place, delivery }: Held): PlacedDelivery => {
    queue.shift();
    heldBytes -= delivery.body.byteLength;
    return { delivery: { id: place.id, ...delivery }, end: place.end };
  };
  const takeOfRun = (run: Run): PlacedDelivery | undefined => {
    const found = read(run.nextId);
    run.count--;
    // Gone only where the log was removed, or grew past its limit, before its turn came; and so are those behind it.
    if (!found) {
      length -= run.count;
      run.count = 0;
    }
    if (run.count === 0) queue.shift();
    if (!found) return undefined;
    const { end, ...delivery } = found;
    run.nextId = firstIdOf(run.segment) + end;
    return { delivery, end };
  };
  const takeNext = (): PlacedDelivery | undefined => {
    const [first] = queue;
    if (!first) return undefined;
    length--;
    return 'place' in first ? takeHeld(first) : takeOfRun(first);
  };
  return {
    add(place, delivery) {
      length++;
      const size = delivery.body.byteLength;
      bytes += size;
      const last = queue.at(-1);
      if (heldBytes < HELD_BYTES && (!last || 'place' in last)) {
        heldBytes += size;
        queue.push({ place, delivery });
        return;
      }
      const segment = segmentOf(place.id);
      if (last && 'count' in last && last.segment === segment) last.count++;
      else queue.push({ nextId: place.id, count: 1, segment });
    },
    take(most) {
      const taken: PlacedDelivery[] = [];
      let takenBytes = 0;
      while (length > 0 && taken.length < most.deliveries && takenBytes < most.bytes) {
        const each = takeNext();
        if (!each) continue;
        taken.push(each);
        takenBytes += each.delivery.body.byteLength;
      }
      bytes = length === 0 ? 0 : bytes - takenBytes;
      if (length === 0) queue = [];
      return taken;
    },
    length: () => length,
    bytes: () => bytes,
  };
}
