import { summarize } from '../../../core/webhook/event-summary.js';
import { type Owner, ownerOf } from '../../../core/webhook/owner.js';
import type { Host } from '../../../host/host.js';
import { eventsOf, type ReadDelivery } from '../../../store/delivery-index.js';
import { createBell } from './bell.js';
import type { Recorder, TakenEvent } from './recorder.js';

export interface WatcherOptions {
  readonly owners: readonly Owner[];
  readonly host: Pick<Host, 'now' | 'sleep'>;
  /** A person cannot read thousands of lines a second: what nobody could read is left out instead of being waited for. */
  readonly mayLeaveOut: boolean;
}

/** Bodies that wait to be told; what comes on top is left out, or answered only when there is room again. */
const HELD_BYTES = 4 * 1024 * 1024;
/** Repetitions are recognised among so many events. */
const REMEMBERED = 100_000;
/** So much is read at a time. */
const SLICE = { deliveries: 16, bytes: 64 * 1024 };
/** While more arrives than can be shown, and may be left out, the answers come first. */
const TOO_MANY = 200;
const REST = { busy: 19, calm: 1 };

/** In place of a recorder: tells the events, and keeps nothing of them. */
export function createWatcher({ owners, host, mayLeaveOut }: WatcherOptions): Recorder {
  const queue: ReadDelivery[] = [];
  const isRepeated = createMemory();
  const more = createBell();
  const room = createBell();
  let heldBytes = 0;
  let leftOut = 0;
  let isClosed = false;
  let arrivals = 0;

  const read = (delivery: ReadDelivery): TakenEvent[] =>
    eventsOf(delivery).map((event) => {
      const channelId = ownerOf(event, owners, delivery.allowedChannels)?.id ?? delivery.channelId;
      const isDuplicate = isRepeated(`${channelId} ${event.identity}`);
      return { id: null, deliveryId: null, delivery, event, summary: summarize(event), channelId, isDuplicate };
    });
  const take = (): TakenEvent[][] => {
    const heldAfter = heldBytes - SLICE.bytes;
    const batch: ReadDelivery[] = [];
    while (batch.length < SLICE.deliveries && heldBytes > heldAfter) {
      const next = queue.shift();
      if (!next) break;
      heldBytes -= next.body.byteLength;
      batch.push(next);
    }
    room.ring();
    return batch.map(read);
  };

  const rest = async (startedAt: number) => {
    const hasMoreCome = arrivals > 0;
    arrivals = 0;
    const factor = mayLeaveOut && queue.length > TOO_MANY ? REST.busy : REST.calm;
    const ms = Math.max(1, host.now().getTime() - startedAt) * factor;
    if (!isClosed) await host.sleep(hasMoreCome ? ms : 0);
  };

  return {
    isRecording: false,
    async keep(delivery) {
      while (heldBytes > HELD_BYTES && !mayLeaveOut && !isClosed) await room.wait();
      if (heldBytes > HELD_BYTES) {
        leftOut++;
        return null;
      }
      heldBytes += delivery.body.byteLength;
      queue.push(delivery);
      arrivals++;
      more.ring();
      return null;
    },
    async *taken() {
      while (queue.length > 0 || !isClosed) {
        if (queue.length === 0) await more.wait();
        const startedAt = host.now().getTime();
        yield* take();
        await rest(startedAt);
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
