import { summarize } from '../../../core/webhook/event-summary.js';
import { type Owner, ownerOf } from '../../../core/webhook/owner.js';
import type { Host } from '../../../host/host.js';
import { eventsOf } from '../../../store/delivery-index.js';
import type { NewDelivery } from '../../../store/delivery-log.js';
import type { Recorder, TakenEvent } from './recorder.js';

export interface WatcherOptions {
  readonly owners: readonly Owner[];
  readonly host: Pick<Host, 'busy' | 'sleep'>;
  /** A person cannot read thousands of lines a second: what nobody could read is left out instead of being waited for. */
  readonly mayLeaveOut: boolean;
}

/** Bodies that wait to be told; what comes on top is left out, or answered only when there is room again. */
const HELD_BYTES = 8 * 1024 * 1024;
/** Repetitions are recognised among so many events. */
const REMEMBERED = 100_000;
const BUSY = 0.8;
const REST_MS = 20;

/** In place of a recorder: tells the events, and keeps nothing of them. */
export function createWatcher({ owners, host, mayLeaveOut }: WatcherOptions): Recorder {
  const queue: NewDelivery[] = [];
  const seen = new Set<string>();
  let heldBytes = 0;
  let leftOut = 0;
  let isClosed = false;
  let wake = () => {};
  let makeRoom = () => {};
  let room = Promise.resolve();

  const isRepeated = (key: string): boolean => {
    if (seen.has(key)) return true;
    seen.add(key);
    const [oldest] = seen.size > REMEMBERED ? seen : [];
    if (oldest !== undefined) seen.delete(oldest);
    return false;
  };
  const read = (delivery: NewDelivery): TakenEvent[] =>
    eventsOf(delivery).map((event) => {
      const channelId = ownerOf(event, owners, delivery.allowedChannels)?.id ?? delivery.channelId;
      const isDuplicate = isRepeated(`${channelId} ${event.identity}`);
      return { id: null, deliveryId: null, delivery, event, summary: summarize(event), channelId, isDuplicate };
    });

  return {
    async keep(delivery) {
      while (heldBytes > HELD_BYTES && !mayLeaveOut && !isClosed) await room;
      if (heldBytes > HELD_BYTES) {
        leftOut++;
        return undefined;
      }
      heldBytes += delivery.body.byteLength;
      if (heldBytes > HELD_BYTES) room = new Promise((resolve) => (makeRoom = resolve));
      queue.push(delivery);
      wake();
      return undefined;
    },
    async *taken() {
      for (;;) {
        const batch = queue.splice(0, 16);
        if (batch.length === 0) {
          if (isClosed) return;
          await new Promise<void>((resolve) => (wake = resolve));
          continue;
        }
        for (const delivery of batch) {
          heldBytes -= delivery.body.byteLength;
          yield read(delivery);
        }
        if (heldBytes <= HELD_BYTES) makeRoom();
        await host.sleep(!isClosed && host.busy() > BUSY ? REST_MS : 0);
      }
    },
    backlog: () => queue.length,
    leftOut: () => leftOut,
    async close() {
      isClosed = true;
      makeRoom();
      wake();
    },
  };
}
