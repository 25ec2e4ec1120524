import { DueTasks } from './due-tasks.js';

export interface QueueOptions {
  nowMs(): number;
  /** Runs `task` once after `ms`; the result cancels it. */
  schedule(ms: number, task: () => void): () => void;
  /** A task that threw: a fault of the emulator, never of its client. */
  onFault(fault: unknown): void;
}

/** What the emulator has still to do: reviews, statuses, deliveries and their retries. */
export interface Queue {
  later(ms: number, task: () => Promise<void> | void): void;
  /** Runs what is due by the clock, in order, and waits until nothing runs. What is due later stays. */
  settle(): Promise<void>;
  /** Forgets all that has not begun. */
  clear(): void;
  /** Forgets it and takes nothing more. */
  close(): void;
}

type Run = () => Promise<void> | void;

/**
 * One timer for what is due next, since a timer for each of thousands of statuses a second would cost more than the statuses.
 * The clock may be a fake one: then `settle` after setting it does what timers would have done.
 */
export function createQueue({ nowMs, schedule, onFault }: QueueOptions): Queue {
  const waiting = new DueTasks<Run>();
  const running = new Set<Promise<void>>();
  let timer: { dueMs: number; cancel(): void } | undefined;
  /** Changes when all is forgotten: what was taken and has not begun is forgotten too. */
  let round = 0;
  let isClosed = false;

  function start(run: Run): void {
    try {
      const work = run();
      if (work) track(work);
    } catch (fault) {
      onFault(fault);
    }
  }

  function track(work: Promise<void>): void {
    const tracked: Promise<void> = work.catch(onFault).finally(() => running.delete(tracked));
    running.add(tracked);
  }

  function setTimer(): void {
    const dueMs = waiting.nextMs;
    if (dueMs === undefined || (timer && timer.dueMs <= dueMs)) return;
    timer?.cancel();
    timer = { dueMs, cancel: schedule(Math.max(0, dueMs - nowMs()), () => onTimer(dueMs)) };
  }

  /** A timer may fire a little before the clock says so, and then its time counts. */
  function onTimer(dueMs: number): void {
    timer = undefined;
    const begun = round;
    for (const run of waiting.takeUntil(Math.max(dueMs, nowMs()))) if (round === begun) start(run);
    setTimer();
  }

  return {
    later(ms, run) {
      if (isClosed) return;
      waiting.add(nowMs() + ms, run);
      setTimer();
    },
    async settle() {
      for (let due = waiting.takeUntil(nowMs()); due.length > 0 || running.size > 0; due = waiting.takeUntil(nowMs())) {
        const begun = round;
        await Promise.all(running);
        for (const run of due) {
          if (round === begun) start(run);
          await Promise.all(running);
        }
      }
    },
    clear() {
      timer?.cancel();
      timer = undefined;
      round += 1;
      waiting.clear();
    },
    close() {
      isClosed = true;
      this.clear();
    },
  };
}
