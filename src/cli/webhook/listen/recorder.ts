import type { EventSummary } from '../../../core/webhook/event-summary.js';
import type { WebhookEvent } from '../../../core/webhook/event.js';
import type { Owner } from '../../../core/webhook/owner.js';
import type { Host } from '../../../host/host.js';
import type { Database } from '../../../store/database.js';
import { indexDeliveries } from '../../../store/delivery-index.js';
import {
  type DeliveryPlace,
  type LoggedDelivery,
  type NewDelivery,
  openDeliveryLog,
  readDelivery,
} from '../../../store/delivery-log.js';

/** One event of a delivery that was taken. */
export interface TakenEvent {
  /** Null where nothing is recorded. */
  readonly id: number | null;
  readonly deliveryId: number | null;
  readonly delivery: NewDelivery;
  readonly event: WebhookEvent;
  readonly summary: EventSummary;
  readonly channelId: string;
  /** Meta delivers again what was not answered in time, and to every subscribed app. */
  readonly isDuplicate: boolean;
}

/** Where the listener puts deliveries, and where what they tell comes out again. */
export interface Recorder {
  /** Resolves once Meta may get its 200. */
  keep(delivery: NewDelivery): Promise<DeliveryPlace | undefined>;
  /** The events of everything that was kept, in the order of arrival; ends once it was closed and all is told. */
  taken(): AsyncGenerator<readonly TakenEvent[], void, undefined>;
  /** Deliveries whose events were not told yet. */
  backlog(): number;
  /** Deliveries whose events will never be told, since more came than anybody could read and nothing is recorded. */
  leftOut(): number;
  /** Nothing is kept any more; `taken` tells what is left. */
  close(): Promise<void>;
}

export interface RecorderOptions {
  readonly database: Database;
  readonly stateFolder: string;
  readonly owners: readonly Owner[];
  readonly host: Pick<Host, 'busy' | 'sleep'>;
}

/** What waits to be indexed is held in memory up to so many bytes of bodies; the rest is read from the disk again. */
const HELD_BYTES = 8 * 1024 * 1024;
/** So much is indexed at a time, so that nobody waits long for an answer meanwhile: some 5 ms. */
const SLICE = { deliveries: 64, bytes: 256 * 1024 };
/** Above this share of work the answers come first, and indexing takes a fifth of the time. */
const BUSY = 0.8;
const REST = 4;

/**
 * A delivery is answered once it lies safely in the log. Only then, and while there is time, its events go into the index
 * and are told: so a burst is answered as fast as the disk takes it, and nothing that was answered can be lost.
 */
export function createRecorder({ database, stateFolder, owners, host }: RecorderOptions): Recorder {
  const log = openDeliveryLog(stateFolder);
  const queue: Queued[] = [];
  let heldBytes = 0;
  let next = 0;
  let isClosed = false;
  let wake = () => {};

  const take = (): { delivery: LoggedDelivery; end: number }[] => {
    const slice: { delivery: LoggedDelivery; end: number }[] = [];
    let bytes = 0;
    while (next < queue.length && slice.length < SLICE.deliveries && bytes < SLICE.bytes) {
      const { id, end, delivery: held } = queue[next++] as Queued;
      if (held) heldBytes -= held.body.byteLength;
      const delivery = held ? { id, ...held } : readDelivery(stateFolder, id);
      // Gone only where the log was removed, or grew past its limit, before its turn came.
      if (delivery) slice.push({ delivery, end });
      bytes += delivery?.body.byteLength ?? 0;
    }
    if (next > 1024 && next * 2 > queue.length) queue.splice(0, next), (next = 0);
    return slice;
  };

  return {
    async keep(delivery) {
      const place = await log.append(delivery);
      const isHeld = heldBytes < HELD_BYTES;
      if (isHeld) heldBytes += delivery.body.byteLength;
      queue.push({ ...place, delivery: isHeld ? delivery : undefined });
      wake();
      return place;
    },
    async *taken() {
      for (;;) {
        const slice = take();
        if (slice.length === 0) {
          if (isClosed) return;
          await new Promise<void>((resolve) => (wake = resolve));
          continue;
        }
        const startedAt = performance.now();
        const outcomes = indexDeliveries(database, slice, owners);
        for (const [index, { delivery }] of slice.entries()) {
          yield (outcomes[index] ?? []).map((outcome) => ({ ...outcome, deliveryId: delivery.id, delivery }));
        }
        const isBusy = !isClosed && host.busy() > BUSY;
        await host.sleep(isBusy ? (performance.now() - startedAt) * REST : 0);
      }
    },
    backlog: () => queue.length - next,
    leftOut: () => 0,
    async close() {
      await log.close();
      isClosed = true;
      wake();
    },
  };
}

interface Queued extends DeliveryPlace {
  readonly delivery: NewDelivery | undefined;
}
