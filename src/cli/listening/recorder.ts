import type { WebhookEvent } from '../../core/webhook/event.js';
import type { EventSummary } from '../../core/webhook/event-summary.js';
import type { Owner } from '../../core/webhook/owner.js';
import type { Host } from '../../host/host.js';
import type { Delivery } from '../../listener/listener.js';
import type { Database } from '../../store/database.js';
import { indexDeliveries, type ReadDelivery } from '../../store/delivery-index.js';
import { type LoggedDelivery, openDeliveryLog, readPlaced } from '../../store/delivery-log.js';
import { createBacklog, type PlacedDelivery } from './backlog.js';
import { createBell } from './bell.js';
import type { DeliveryRules } from './delivery-rules.js';

/** One event of a delivery that was taken. */
export interface TakenEvent {
  /** Null where nothing is recorded. */
  readonly id: number | null;
  readonly deliveryId: number | null;
  readonly delivery: ReadDelivery;
  readonly event: WebhookEvent;
  readonly summary: EventSummary;
  readonly channelId: string;
  /** Meta delivers again what was not answered in time, and to every subscribed app. */
  readonly isDuplicate: boolean;
}

export interface KeptAs {
  /** Its number; null where nothing is recorded. */
  readonly id: number | null;
  /** False where something of it had to be hidden. */
  readonly isWhole: boolean;
}

/** Where the listener puts deliveries, and where what they tell comes out again. */
export interface Recorder {
  /** Resolves once Meta may get its 200. */
  keep(delivery: Delivery): Promise<KeptAs>;
  /** The events of everything that was kept, in the order of arrival; ends once it was closed and all is told. */
  taken(): AsyncGenerator<readonly TakenEvent[], void, undefined>;
  /** Whether what is told can be asked for again. */
  readonly isRecording: boolean;
  /** Deliveries whose events were not told yet. */
  backlog(): number;
  /** Deliveries whose events will never be told, since more came than anybody could read and nothing is recorded. */
  leftOut(): number;
  /** Nothing is kept any more; `taken` tells what is left, as far as a second suffices. */
  close(): Promise<void>;
}

export interface RecorderOptions {
  readonly database: Database;
  readonly stateFolder: string;
  readonly owners: readonly Owner[];
  readonly rules: DeliveryRules;
  readonly host: Pick<Host, 'busy' | 'now' | 'sleep' | 'soon'>;
}

/** So much is indexed at a time, so that nobody waits long for an answer meanwhile: some 5 ms. */
const SLICE = { deliveries: 64, bytes: 64 * 1024 };
/**
 * With so much to do the answers come first, and indexing takes a twentieth of the time; else half of it. `share` is of the time of
 * this process: one that has time left works off what a burst left behind.
 */
const BUSY = { deliveries: 1_000, bytes: 1024 * 1024, share: 0.5 };
const REST = { busy: 19, calm: 1 };
/** How long the last ones may take; the others are indexed by whoever asks for events next. */
const LAST_MS = 1_000;

/**
 * A delivery is answered once it lies safely in the log. Only then, and while there is time, its events go into the index
 * and are told: so a burst is answered as fast as the disk takes it, and nothing that was answered can be lost.
 */
export function createRecorder({ database, stateFolder, owners, rules, host }: RecorderOptions): Recorder {
  const log = openDeliveryLog({ stateFolder, soon: host.soon });
  const backlog = createBacklog((id) => readPlaced(stateFolder, id));
  const bell = createBell();
  let closedAt: number | undefined;
  let arrivals = 0;
  const nowMs = () => host.now().getTime();
  const isOver = () => closedAt !== undefined && (backlog.length() === 0 || nowMs() - closedAt > LAST_MS);

  const index = (slice: readonly PlacedDelivery[]): TakenEvent[][] =>
    indexDeliveries(database, slice, owners).map((outcomes, place) => {
      const delivery = slice[place]?.delivery as LoggedDelivery;
      return outcomes.map((outcome) => ({ ...outcome, deliveryId: delivery.id, delivery }));
    });
  const rest = (startedAt: number): Promise<void> => {
    const hasMoreCome = arrivals > 0 && closedAt === undefined;
    arrivals = 0;
    const isMuch = backlog.length() > BUSY.deliveries || backlog.bytes() > BUSY.bytes;
    const isBusy = host.busy() > BUSY.share && isMuch;
    const factor = isBusy ? REST.busy : REST.calm;
    // The clock shows whole milliseconds only, and most slices take one or two.
    return host.sleep(hasMoreCome ? (nowMs() - startedAt + 1) * factor : 0);
  };

  return {
    isRecording: true,
    async keep(delivery) {
      const kept = rules.toKept(delivery);
      const place = await log.append(kept);
      backlog.add(place, kept);
      arrivals++;
      bell.ring();
      return { id: place.id, isWhole: kept.body === delivery.body };
    },
    async *taken() {
      while (!isOver()) {
        if (backlog.length() === 0) await bell.wait();
        const startedAt = nowMs();
        yield* index(backlog.take(SLICE));
        if (!isOver()) await rest(startedAt);
      }
    },
    backlog: backlog.length,
    leftOut: () => 0,
    async close() {
      await log.close();
      closedAt ??= nowMs();
      bell.ring();
    },
  };
}
