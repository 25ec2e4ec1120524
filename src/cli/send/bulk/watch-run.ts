import { isOver } from '../../../core/bulk/error-rate.js';
import { hasDropped } from '../../../core/bulk/quality.js';
import type { BulkRun } from '../../../core/bulk/run.js';
import { type StopReason, stopReasonOf } from '../../../core/bulk/stop-reason.js';
import { reasonToldBy } from '../../../core/bulk/told-reason.js';
import type { PhoneNumber } from '../../../core/channel/phone-number.js';
import type { Graph } from '../../../graph/graph.js';
import { readPhoneNumber } from '../../../graph/phone-numbers.js';
import { readTemplate } from '../../../graph/templates.js';
import { isCancelAsked } from '../../../store/bulk-folder.js';
import { type BulkStatusCounts, countBulkFailures, countBulkStatuses } from '../../../store/bulk-statuses.js';
import type { Database } from '../../../store/database.js';
import { lastEventId, queryEvents } from '../../../store/event-index.js';

export interface WatchOptions {
  readonly run: BulkRun;
  readonly stateFolder: string;
  readonly database: Database;
  readonly channelId: string;
  readonly graph: Graph;
  /** As it was when this process began. */
  readonly phone: PhoneNumber;
  readonly now: () => number;
}

/** What others tell of a run while it goes on: statuses that a listener recorded, Meta's opinion, somebody who cancels it. */
export interface RunWatch {
  /** Why the run should stop; undefined where nothing speaks against it. Looks once a second, whenever it is called. */
  look(): StopReason | undefined;
  readonly statuses: BulkStatusCounts;
  /** Looks at the statuses once more, since a listener may have recorded some meanwhile. */
  lookAgain(): void;
}

const LOOK_MS = 1_000;
/** Counting a million rows takes a second, so it is done the less often the longer it takes. */
const SHARE_OF_TIME = 20;
const ASK_MS = 180_000;
const MOST_EVENTS = 100;

export function createRunWatch(options: WatchOptions): RunWatch {
  return new Watch(options);
}

class Watch implements RunWatch {
  readonly #options: WatchOptions;
  readonly #failuresBefore: ReadonlyMap<number, number>;
  readonly #before: BulkStatusCounts;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #countAt = 0;
  #askAt: number;
  #asked: StopReason | undefined;
  #seenEvent: number;
  statuses: BulkStatusCounts;

  constructor(options: WatchOptions) {
    const { database, run, now } = options;
    this.#options = options;
    this.#before = countBulkStatuses(database, run.id);
    this.statuses = this.#before;
    this.#failuresBefore = countBulkFailures(database, run.id);
    this.#askAt = now() + ASK_MS;
    this.#seenEvent = lastEventId(database);
  }

  look() {
    const time = this.#options.now();
    if (time - this.#lookedAt < LOOK_MS) return undefined;
    this.#lookedAt = time;
    const { stateFolder, run } = this.#options;
    if (isCancelAsked(stateFolder, run.id)) return 'cancelled';
    if (time >= this.#askAt) {
      this.#askAt = time + ASK_MS;
      void this.#askMeta();
    }
    return this.#asked ?? this.#told() ?? (time >= this.#countAt ? this.#count(time) : undefined);
  }

  /** What webhooks told of number, account and template since the run began, as long as somebody listens. */
  #told(): StopReason | undefined {
    const { database, channelId, run } = this.#options;
    const afterId = this.#seenEvent;
    this.#seenEvent = lastEventId(database);
    const conditions = { channelId, kinds: ['account', 'template'], afterId, limit: MOST_EVENTS, newestFirst: true };
    return queryEvents(database, conditions)
      .map((event) => reasonToldBy(event, run.template))
      .find((reason) => reason !== undefined);
  }

  lookAgain() {
    const { database, run } = this.#options;
    this.statuses = countBulkStatuses(database, run.id);
  }

  #count(startedAt: number): StopReason | undefined {
    const { database, run, now } = this.#options;
    this.lookAgain();
    const failures = this.statuses.failed > this.#before.failed ? countBulkFailures(database, run.id) : undefined;
    this.#countAt = now() + (now() - startedAt) * SHARE_OF_TIME;
    return (failures && this.#reasonIn(failures)) ?? this.#rate();
  }

  /** What Meta tells of the whole account by way of a message that failed. */
  #reasonIn(failures: ReadonlyMap<number, number>): StopReason | undefined {
    for (const [code, count] of failures) {
      const reason = count > (this.#failuresBefore.get(code) ?? 0) ? stopReasonOf(code, null) : undefined;
      if (reason !== undefined && reason !== 'country-restricted') return reason;
    }
    return undefined;
  }

  #rate(): StopReason | undefined {
    const failed = this.statuses.failed - this.#before.failed;
    const told = this.statuses.told - this.#before.told;
    return isOver(failed, told, this.#options.run.limits.maxErrorPercent) ? 'too-many-failed' : undefined;
  }

  /** What cannot be read now is read the next time. */
  async #askMeta(): Promise<void> {
    const { graph, phone, run } = this.#options;
    const [number, template] = await Promise.allSettled([
      readPhoneNumber(graph, phone.id),
      readTemplate(graph, run.template.id),
    ]);
    const isWorse =
      (number.status === 'fulfilled' && hasDropped(phone.qualityRating, number.value.qualityRating)) ||
      (template.status === 'fulfilled' &&
        hasDropped(run.template.qualityScore?.score, template.value.qualityScore?.score));
    if (isWorse) this.#asked = 'quality-dropped';
  }
}
