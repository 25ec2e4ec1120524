import { NetworkFault } from '../core/network-fault.js';
import { endToEndHeaders } from '../core/webhook/relay-request.js';
import { pauseAfter, pauseBeforeKnock } from '../core/webhook/retry-plan.js';
import { WaitingNumbers } from '../core/webhook/waiting-numbers.js';
import type { Fetch, HttpResponse } from '../host/host.js';
import { Repeats, type Turn } from './repeats.js';

/** A delivery as Meta sent it. */
export interface Forwardable {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** One attempt. */
export interface Forwarded {
  readonly deliveryId: number;
  readonly at: Date;
  /** From 1. */
  readonly attempt: number;
  readonly milliseconds: number;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly problem: 'timed-out' | 'broken' | null;
  /** What the server said. */
  readonly answer: HttpResponse | null;
  /** When it is sent again; null when it is done with, well or not. */
  readonly retryInMs: number | null;
}

export interface ForwardOptions {
  readonly fetch: Fetch;
  readonly url: string;
  /** Where a delivery is when its turn comes; undefined when it is gone by then. */
  read(deliveryId: number): Promise<Forwardable | undefined>;
  readonly limits?: Partial<ForwardLimits>;
  now(): Date;
  sleep(ms: number, cancel: AbortSignal): Promise<void>;
  /** The next attempts wait for it, so that they are not made faster than they can be told. */
  onForwarded(forwarded: Forwarded): Promise<void> | void;
  /** The server cannot be reached; told once, until it is back. `code` is the system's. */
  onGone(code: string): void;
  /** It is back, and so many deliveries have waited for it. */
  onBack(waiting: number): void;
  /** It is given up: it is not kept any more, or too many wait. */
  onDropped(deliveryId: number): void;
  /** A fault of this program. */
  onFault(fault: unknown): void;
}

export interface ForwardLimits {
  readonly timeoutMs: number;
  readonly inFlight: number;
  /** Deliveries that were answered badly and wait to be sent again; the one that was tried most often makes room. */
  readonly repeats: number;
  /** Deliveries that were not sent yet; the oldest makes room. */
  readonly waiting: number;
}

const LIMITS: ForwardLimits = { timeoutMs: 10_000, inFlight: 16, repeats: 10_000, waiting: 1_000_000 };

/** So much of an answer is read; a page about an error is far smaller. */
const MAX_ANSWER_BYTES = 1_048_576;

export interface Forwarder {
  /** Ids increase. First attempts are made in their order. */
  add(deliveryId: number): void;
  /** Resolves when nothing is left to do. */
  settled(): Promise<void>;
  /** Begins nothing any more, and gives how many deliveries the server has not taken by now. */
  close(): number;
}

/**
 * Hands deliveries to a server, raw bytes and headers, after Meta has had its answer. Only their numbers wait here: what
 * they say is read again when their turn comes, so that a server which is gone for hours costs no memory. While it
 * cannot be reached nothing is given up and one connection at a time is tried; what it answers badly is sent again with
 * growing pauses, as Meta would.
 */
export function createForwarder(options: ForwardOptions): Forwarder {
  return new Forwarding(options, { ...LIMITS, ...options.limits });
}

class Forwarding implements Forwarder {
  readonly #waiting = new WaitingNumbers();
  readonly #repeats = new Repeats();
  readonly #inFlight = new Set<Promise<void>>();
  readonly #idle: (() => void)[] = [];
  /** Connections in a row that could not be made. */
  #refusals = 0;
  #knockAt = 0;
  #alarm = { at: Number.POSITIVE_INFINITY, cancel: new AbortController() };
  #isClosed = false;
  #lastRead: Promise<unknown> = Promise.resolve();

  constructor(
    readonly options: ForwardOptions,
    readonly limits: ForwardLimits,
  ) {}

  add(deliveryId: number): void {
    this.#waiting.add(deliveryId);
    const oldest = this.#waiting.size > this.limits.waiting ? this.#waiting.take() : undefined;
    if (oldest !== undefined) this.options.onDropped(oldest);
    this.#go();
  }

  async settled(): Promise<void> {
    if (!this.#isIdle()) await new Promise<void>((resume) => this.#idle.push(resume));
  }

  close(): number {
    this.#isClosed = true;
    this.#alarm.cancel.abort();
    return this.#waiting.size + this.#repeats.size + this.#inFlight.size;
  }

  #isIdle(): boolean {
    return this.#waiting.size + this.#repeats.size + this.#inFlight.size === 0;
  }

  /** Starts whatever may be started now, and sets the alarm for what may be later. */
  #go(): void {
    if (this.#isClosed) return;
    const nowMs = this.options.now().getTime();
    while (this.#mayStart(nowMs)) {
      const turn = this.#repeats.takeDue(nowMs) ?? this.#takeFirst(nowMs);
      if (!turn) break;
      this.#start(turn);
    }
    this.#setAlarm(nowMs);
  }

  /** A server that is gone is asked by one request at a time. */
  #mayStart(nowMs: number): boolean {
    if (this.#refusals > 0) return this.#inFlight.size === 0 && nowMs >= this.#knockAt;
    return this.#inFlight.size < this.limits.inFlight;
  }

  #takeFirst(nowMs: number): Turn | undefined {
    const deliveryId = this.#waiting.take();
    return deliveryId === undefined ? undefined : { deliveryId, attempt: 1, dueAt: nowMs };
  }

  #start(turn: Turn): void {
    const isKnock = this.#refusals > 0;
    const work = this.#attempt(turn, isKnock)
      .catch(this.options.onFault)
      .finally(() => {
        this.#inFlight.delete(work);
        this.#go();
        if (this.#isIdle()) for (const resume of this.#idle.splice(0)) resume();
      });
    this.#inFlight.add(work);
  }

  /** What is in flight comes here again when it is done, so only what waits for a time needs an alarm. */
  #setAlarm(nowMs: number): void {
    const isGone = this.#refusals > 0;
    if (isGone && this.#inFlight.size > 0) return;
    const next = this.#waiting.size > 0 ? nowMs : this.#repeats.nextDueAt();
    const at = isGone ? Math.max(next, this.#knockAt) : next;
    if (at <= nowMs || at === this.#alarm.at) return;
    this.#alarm.cancel.abort();
    this.#alarm = { at, cancel: new AbortController() };
    if (at === Number.POSITIVE_INFINITY) return;
    const { signal } = this.#alarm.cancel;
    void this.options.sleep(at - nowMs, signal).then(() => {
      if (signal.aborted) return;
      this.#alarm.at = Number.POSITIVE_INFINITY;
      this.#go();
    });
  }

  async #attempt(turn: Turn, isKnock: boolean): Promise<void> {
    const { deliveryId, attempt } = turn;
    const { now, onForwarded, onDropped } = this.options;
    const delivery = await this.#read(deliveryId);
    if (!delivery) return onDropped(deliveryId);
    const at = now();
    const outcome = await postDelivery(delivery, this.options, this.limits.timeoutMs);
    if (outcome.problem === 'gone') return this.#postpone(turn, outcome.code, isKnock);
    this.#welcomeBack();
    const { answer, problem } = outcome;
    const pause = isTaken(answer) ? undefined : pauseAfter(attempt);
    const nowMs = now().getTime();
    const status = answer?.status ?? null;
    const milliseconds = nowMs - at.getTime();
    const retryInMs = pause ?? null;
    await onForwarded({ deliveryId, at, attempt, milliseconds, status, problem, answer, retryInMs });
    if (pause !== undefined) this.#repeat({ deliveryId, attempt: attempt + 1, dueAt: nowMs + pause });
  }

  /** One after the other, so that what was read first is also sent first. */
  #read(deliveryId: number): Promise<Forwardable | undefined> {
    const reading = this.#lastRead.then(() => this.options.read(deliveryId));
    this.#lastRead = reading.catch(() => undefined);
    return reading;
  }

  #repeat(turn: Turn): void {
    this.#repeats.add(turn);
    if (this.#repeats.size <= this.limits.repeats) return;
    const given = this.#repeats.takeTiredest();
    if (given) this.options.onDropped(given.deliveryId);
  }

  /** It keeps its place in the order, and this was no attempt: the server saw nothing of it. */
  #postpone(turn: Turn, code: string, isKnock: boolean): void {
    if (turn.attempt === 1) this.#waiting.giveBack(turn.deliveryId);
    else this.#repeats.giveBack(turn);
    const isFirst = this.#refusals === 0;
    // Several may have been under way when it went away; together they are one refusal.
    if (!isFirst && !isKnock) return;
    this.#refusals++;
    this.#knockAt = this.options.now().getTime() + pauseBeforeKnock(this.#refusals);
    if (isFirst) this.options.onGone(code);
  }

  #welcomeBack(): void {
    if (this.#refusals === 0) return;
    this.#refusals = 0;
    this.options.onBack(this.#waiting.size + this.#repeats.size);
  }
}

type Outcome =
  | { readonly answer: HttpResponse; readonly problem: null }
  | { readonly answer: null; readonly problem: 'timed-out' | 'broken' }
  | { readonly answer: null; readonly problem: 'gone'; readonly code: string };

/** Once, whatever is answered. */
export async function postDelivery(
  { headers, body }: Forwardable,
  target: Pick<ForwardOptions, 'fetch' | 'url'>,
  timeoutMs: number,
): Promise<Outcome> {
  const request = { method: 'POST', url: target.url, headers: endToEndHeaders(headers), body };
  const manner = { timeoutMs, maxBodyBytes: MAX_ANSWER_BYTES, evenWhenStopped: true };
  try {
    return { answer: await target.fetch(request, manner), problem: null };
  } catch (fault) {
    if (!(fault instanceof NetworkFault)) throw fault;
    if (!fault.requestSent) return { answer: null, problem: 'gone', code: fault.code };
    return { answer: null, problem: fault.reason === 'timeout' ? 'timed-out' : 'broken' };
  }
}

/** Meta counts 200 alone, so a server that answers 204 is told what it will meet. */
function isTaken(answer: HttpResponse | null): boolean {
  return answer?.status === 200;
}
