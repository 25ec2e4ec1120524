import { createRecentMap } from '../../../core/recent-map.js';
import { summarize } from '../../../core/webhook/event-summary.js';
import { type Owner, ownerOf } from '../../../core/webhook/owner.js';
import type { Host } from '../../../host/host.js';
import type { Delivery } from '../../../listener/listener.js';
import { eventsOf } from '../../../store/delivery-index.js';
import { createBell } from '../../listening/bell.js';
import type { DeliveryRules } from '../../listening/delivery-rules.js';
import type { Recorder, TakenEvent } from '../../listening/recorder.js';

export interface WatcherOptions {
  readonly owners: readonly Owner[];
  readonly rules: DeliveryRules;
  readonly host: Pick<Host, 'now' | 'sleep' | 'soon'>;
  /** A person cannot read thousands of lines a second: what nobody could read is left out instead of being waited for. */
  readonly mayLeaveOut: boolean;
}

/** Bodies that wait to be told; what comes on top is left out, or answered only when there is room again. */
const HELD_BYTES = 512 * 1024;
/** Repetitions are recognised among so many events. */
const REMEMBERED = 100_000;
/** So much is read at a time. */
const SLICE = { deliveries: 16, bytes: 64 * 1024 };
/** While more arrives than can be shown, and may be left out, the answers come first. */
const TOO_MANY = 200;
const TOO_MANY_BYTES = 256 * 1024;
const REST = { busy: 39, calm: 1 };

const NOT_KEPT = { id: null, isWhole: true };

/** In place of a recorder: tells the events, and keeps nothing of them. */
export function createWatcher({ owners, rules, host, mayLeaveOut }: WatcherOptions): Recorder {
  const queue: Delivery[] = [];
  const seen = createRecentMap<true>(REMEMBERED);
  const more = createBell();
  const room = createBell();
  let turn: Promise<void> | undefined;
  let heldBytes = 0;
  let leftOut = 0;
  let isClosed = false;
  let arrivals = 0;

  const read = (came: Delivery): TakenEvent[] => {
    const delivery = rules.toKept(came);
    return eventsOf(delivery).map((event) => {
      const channelId = ownerOf(event, owners, delivery.allowedChannels)?.id ?? delivery.channelId;
      const key = `${channelId} ${event.identity}`;
      const isDuplicate = seen.get(key) ?? false;
      seen.set(key, true);
      return { id: null, deliveryId: null, delivery, event, summary: summarize(event), channelId, isDuplicate };
    });
  };
  const take = (): TakenEvent[][] => {
    const heldAfter = heldBytes - SLICE.bytes;
    const batch: Delivery[] = [];
    while (batch.length < SLICE.deliveries && heldBytes > heldAfter) {
      const next = queue.shift();
      if (!next) break;
      heldBytes -= next.body.byteLength;
      batch.push(next);
    }
    room.ring();
    return batch.map(read);
  };

  const add = (delivery: Delivery): void => {
    if (heldBytes > HELD_BYTES) {
      leftOut++;
      return;
    }
    heldBytes += delivery.body.byteLength;
    queue.push(delivery);
    arrivals++;
    more.ring();
  };
  /** One for all that came in together. */
  const endOfTurn = (): Promise<void> => {
    turn ??= new Promise((resolve) =>
      host.soon(() => {
        turn = undefined;
        resolve();
      }),
    );
    return turn;
  };
  const rest = async (startedAt: number) => {
    const hasMoreCome = arrivals > 0;
    arrivals = 0;
    const isBehind = queue.length > TOO_MANY || heldBytes > TOO_MANY_BYTES;
    const factor = mayLeaveOut && isBehind ? REST.busy : REST.calm;
    const ms = (host.now().getTime() - startedAt + 1) * factor;
    if (!isClosed) await host.sleep(hasMoreCome ? ms : 0);
  };

  return {
    isRecording: false,
    async keep(delivery) {
      while (heldBytes > HELD_BYTES && !mayLeaveOut && !isClosed) await room.wait();
      add(delivery);
      // Answers that leave together cost a third of those that leave one by one.
      await endOfTurn();
      return NOT_KEPT;
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
