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

interface Task {
  readonly dueMs: number;
  readonly run: () => Promise<void> | void;
  cancel: () => void;
}

/** The clock may be a fake one: then `settle` after setting it does what timers would have done. */
export function createQueue({ nowMs, schedule, onFault }: QueueOptions): Queue {
  const waiting = new Set<Task>();
  const running = new Set<Promise<void>>();
  let isClosed = false;

  function track(work: Promise<void>): void {
    const tracked: Promise<void> = work.catch(onFault).finally(() => running.delete(tracked));
    running.add(tracked);
  }

  function start(task: Task): void {
    if (!waiting.delete(task)) return;
    task.cancel();
    track((async () => task.run())());
  }

  function due(): Task[] {
    return [...waiting].filter(({ dueMs }) => dueMs <= nowMs()).sort((one, other) => one.dueMs - other.dueMs);
  }

  return {
    later(ms, run) {
      if (isClosed) return;
      const task: Task = { dueMs: nowMs() + ms, run, cancel: () => {} };
      waiting.add(task);
      task.cancel = schedule(ms, () => start(task));
    },
    async settle() {
      for (let tasks = due(); tasks.length > 0 || running.size > 0; tasks = due()) {
        await Promise.all(running);
        for (const task of tasks) {
          start(task);
          await Promise.all(running);
        }
      }
    },
    clear() {
      for (const task of waiting) task.cancel();
      waiting.clear();
    },
    close() {
      isClosed = true;
      this.clear();
    },
  };
}
