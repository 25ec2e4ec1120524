import { summarize } from '../../../core/webhook/event-summary.js';
import { type Owner, ownerOf } from '../../../core/webhook/owner.js';
import type { Host } from '../../../host/host.js';
import { eventsOf, type ReadDelivery } from '../../../store/delivery-index.js';
import { createBell } from './bell.js';
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
  const queue: ReadDelivery[] = [];
  const isRepeated = createMemory();
  const more = createBell();
  const room = createBell();
  let heldBytes = 0;
  let leftOut = 0;
  let isClosed = false;

  const read = (delivery: ReadDelivery): TakenEvent[] =>
    eventsOf(delivery).map((event) => {
      const channelId = ownerOf(event, owners, delivery.allowedChannels)?.id ?? delivery.channelId;
      const isDuplicate = isRepeated(`${channelId} ${event.identity}`);
      return { id: null, deliveryId: null, delivery, event, summary: summarize(event), channelId, isDuplicate };
    });
  const take = (): TakenEvent[][] => {
    const batch = queue.splice(0, 16);
    for (const { body } of batch) heldBytes -= body.byteLength;
    room.ring();
    return batch.map(read);
  };

  const rest = async () => {
    if (!isClosed) await host.sleep(host.busy() > BUSY ? REST_MS : 0);
  };

  return {
    isRecording: false,
    async keep(delivery) {
      while (heldBytes > HELD_BYTES && !mayLeaveOut && !isClosed) await room.wait();
      if (heldBytes > HELD_BYTES) {
        leftOut++;
        return;
      }
      heldBytes += delivery.body.byteLength;
      queue.push(delivery);
      more.ring();
    },
    async *taken() {
      while (queue.length > 0 || !isClosed) {
        if (queue.length === 0) await more.wait();
        yield* take();
        await rest();
      }
    },
    backlog: () => queue.length,
    leftOut: () => leftOut,
    async close() {
      isClosed = true;
      room.ring();
      more.ring();
    },
  };
}

/** Says whether it was asked for that before, as far back as it remembers. */
function createMemory(): (key: string) => boolean {
  const seen = new Set<string>();
  return (key) => {
    if (seen.has(key)) return true;
    seen.add(key);
    const [oldest] = seen.size > REMEMBERED ? seen : [];
    if (oldest !== undefined) seen.delete(oldest);
    return false;
  };
}
