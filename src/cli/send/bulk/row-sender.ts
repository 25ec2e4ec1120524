import { createErrorRate } from '../../../core/bulk/error-rate.js';
import { createFlight } from '../../../core/bulk/flight.js';
import type { JournalEntry } from '../../../core/bulk/journal-entry.js';
import { type BulkAnswer, judgeAnswer, type RowVerdict } from '../../../core/bulk/judge-answer.js';
import type { Pace } from '../../../core/bulk/pace.js';
import type { StopReason } from '../../../core/bulk/stop-reason.js';
import type { BulkSend } from '../../../graph/bulk-send.js';
import type { JournalWriter } from '../../../store/bulk-journal.js';
import type { PlacedRow } from '../../../store/bulk-queue.js';

/** What became of a row, for good. */
export interface RowResult {
  readonly row: number;
  readonly to: string;
  readonly at: number;
  readonly verdict: Exclude<RowVerdict, { kind: 'again' }>;
}

export interface RowSenderOptions {
  /** What was not sent yet, in the order of the queue; first come those that are to be tried again. */
  readonly again: readonly PlacedRow[];
  readonly rows: Iterator<PlacedRow>;
  /** How many rows of the queue were on their way before. */
  readonly sentCount: number;
  readonly journal: JournalWriter;
  readonly pace: Pace;
  readonly maxErrorPercent: number;
  /** A reason that was met in an earlier run of these rows and is not to end this one. */
  readonly tolerated: StopReason | undefined;
  /** Somebody who does not want it any more, though it was agreed on. */
  readonly isOptedOut: (to: string) => boolean;
  readonly toBody: (row: PlacedRow) => string;
  readonly send: BulkSend;
  readonly now: () => number;
  /** Runs work after what came in together was looked at. */
  readonly soon: (work: () => void) => void;
  onResult(result: RowResult): void;
}

export interface RowSender {
  /** Lets leave what may leave now. */
  turn(): void;
  /** Until when there is nothing to do; undefined while only an answer can bring something. */
  restsUntil(): number | undefined;
  /** Called at the next answer that matters, once. */
  onWake(wake: () => void): void;
  /** As if an answer had come. */
  wake(): void;
  /** Lets nothing leave any more; what is under way is waited for. */
  stop(reason: StopReason): void;
  readonly stopped: StopReason | undefined;
  /** Nothing is under way, and nothing will be. */
  readonly isDone: boolean;
  readonly inFlight: number;
}

interface Waiting {
  readonly row: PlacedRow;
  /** How often it was sent. */
  readonly tries: number;
  readonly dueAt: number;
}

/** Meta's own code for it, which is said without asking Meta. */
const OPTED_OUT = 131050;

/** When so many answers were lost one after the other, the next ones probably are too, and each leaves a row unknown. */
const LOST = { inARow: 5, holdMs: 1_000 };

export function createRowSender(options: RowSenderOptions): RowSender {
  return new Sender(options);
}

/**
 * Sends rows as fast as they may leave. Before the bytes of a row leave, the journal says that it may be on its way; what
 * came together is written together.
 */
class Sender implements RowSender {
  readonly #options: RowSenderOptions;
  readonly #flight = createFlight();
  readonly #errors = createErrorRate();
  /** To be tried again, the first due first. */
  readonly #again: Waiting[];
  #next: PlacedRow | undefined;
  #sentCount: number;
  #inFlight = 0;
  /** Answered, and not yet taken off what is under way. */
  #freed = 0;
  #stopped: StopReason | undefined;
  #lostInARow = 0;
  #crash: { readonly error: unknown } | undefined;
  #wake: (() => void) | undefined;
  /** Whoever drives this waits for an answer and for nothing else. */
  #isAwaited = false;

  constructor(options: RowSenderOptions) {
    this.#options = options;
    this.#again = options.again.map((row) => ({ row, tries: 0, dueAt: 0 }));
    this.#sentCount = options.sentCount;
    this.#next = this.#pull();
  }

  get stopped() {
    return this.#stopped;
  }

  get inFlight() {
    return this.#inFlight;
  }

  get isDone() {
    return this.#inFlight === 0 && (this.#stopped !== undefined || this.#isEmpty);
  }

  get #isEmpty(): boolean {
    return this.#next === undefined && this.#again.length === 0;
  }

  stop(reason: StopReason) {
    this.#stopped ??= reason;
  }

  onWake(wake: () => void) {
    this.#wake = wake;
  }

  wake() {
    this.#wake?.();
  }

  turn() {
    if (this.#crash) throw this.#crash.error;
    const { journal, pace, now } = this.#options;
    const time = now();
    const batch = this.#stopped === undefined ? this.#choose(this.#room(time), time) : [];
    journal.flush();
    pace.take(batch.length);
    for (const each of batch) this.#launch(each, time);
  }

  restsUntil() {
    this.#isAwaited = this.#stopped !== undefined || this.#isEmpty || this.#isFull;
    if (this.#isAwaited) return undefined;
    const time = this.#options.now();
    const paced = this.#options.pace.nextAt(time);
    if (this.#next) return paced;
    return Math.max(paced, this.#again[0]?.dueAt ?? time);
  }

  get #isFull(): boolean {
    return this.#inFlight >= this.#flight.limit(this.#options.pace.perSecond);
  }

  #room(time: number): number {
    const { pace } = this.#options;
    return Math.min(pace.available(time), this.#flight.limit(pace.perSecond) - this.#inFlight);
  }

  /** Takes up to so many rows, and notes in the journal that they are about to leave. */
  #choose(room: number, time: number): Waiting[] {
    const { journal, isOptedOut } = this.#options;
    const batch: Waiting[] = [];
    const leftOut: PlacedRow[] = [];
    while (batch.length < room && this.#again[0] && this.#again[0].dueAt <= time) {
      const waiting = this.#again.shift() as Waiting;
      journal.add({ kind: 'retried', row: waiting.row.row });
      if (isOptedOut(waiting.row.to)) leftOut.push(waiting.row);
      else batch.push(waiting);
    }
    let last: PlacedRow | undefined;
    while (batch.length + leftOut.length < room && this.#next) {
      last = this.#next;
      if (isOptedOut(last.to)) leftOut.push(last);
      else batch.push({ row: last, tries: 0, dueAt: 0 });
      this.#sentCount++;
      this.#next = this.#pull();
    }
    if (last) journal.add({ kind: 'sent-through', row: last.row, count: this.#sentCount, place: last.end });
    // Behind the line that says how far the rows have come, since a result belongs to a row of these.
    for (const row of leftOut) this.#conclude(row, time, { kind: 'refused', code: OPTED_OUT });
    return batch;
  }

  #pull(): PlacedRow | undefined {
    const { value, done } = this.#options.rows.next();
    return done ? undefined : value;
  }

  #launch({ row, tries }: Waiting, sentAt: number): void {
    const { send, toBody } = this.#options;
    this.#inFlight++;
    send(toBody(row)).then(
      (answer) => this.#settle(row, tries + 1, answer, sentAt),
      (error: unknown) => {
        this.#crash ??= { error };
        this.#answered();
      },
    );
  }

  #settle(row: PlacedRow, tries: number, answer: BulkAnswer, sentAt: number): void {
    const at = this.#options.now();
    if (answer.kind === 'accepted') this.#flight.answered(at, at - sentAt);
    this.#lostInARow = answer.kind === 'unknown' ? this.#lostInARow + 1 : 0;
    const { row: verdict, stop, holdMs, tooFast } = judgeAnswer(answer, tries);
    const { pace } = this.#options;
    if (tooFast) pace.slowDown(at);
    if (this.#lostInARow >= LOST.inARow) pace.holdUntil(at + LOST.holdMs);
    if (holdMs !== undefined) pace.holdUntil(at + holdMs);
    if (stop !== undefined && stop !== this.#options.tolerated) this.#stopped ??= stop;
    if (verdict.kind === 'again') this.#putBack({ row, tries, dueAt: at + verdict.afterMs });
    else this.#finish(row, at, verdict);
    this.#answered();
  }

  #putBack(waiting: Waiting): void {
    this.#options.journal.add({ kind: 'again', row: waiting.row.row, place: waiting.row.at });
    const at = this.#again.findIndex((other) => other.dueAt > waiting.dueAt);
    this.#again.splice(at < 0 ? this.#again.length : at, 0, waiting);
  }

  #finish(row: PlacedRow, at: number, verdict: RowResult['verdict']): void {
    this.#conclude(row, at, verdict);
    this.#errors.note(verdict.kind !== 'accepted');
    if (this.#errors.exceeds(this.#options.maxErrorPercent)) this.#stopped ??= 'too-many-errors';
  }

  #conclude({ row, to }: PlacedRow, at: number, verdict: RowResult['verdict']): void {
    this.#options.journal.add(toEntry(row, at, verdict));
    this.#options.onResult({ row, to, at, verdict });
  }

  /** A connection is free one round after its answer came; a row that left before would open another one. */
  #answered(): void {
    this.#freed++;
    if (this.#freed === 1) this.#options.soon(this.#release);
  }

  /** Of all that was answered together. */
  readonly #release = () => {
    this.#inFlight -= this.#freed;
    this.#freed = 0;
    // While only the pace holds rows back its own time comes, and the answers of some milliseconds are dealt with at once.
    if (this.#isAwaited) this.wake();
  };
}

/** Written out, since a copied object costs as much as the line. */
function toEntry(row: number, at: number, verdict: RowResult['verdict']): JournalEntry {
  switch (verdict.kind) {
    case 'accepted':
      return { kind: 'accepted', row, at, wamid: verdict.wamid, held: verdict.held };
    case 'refused':
      return { kind: 'refused', row, at, code: verdict.code };
    case 'unknown':
      return { kind: 'unknown', row, at };
  }
}
