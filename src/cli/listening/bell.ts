/** Wakes whoever waits for something to do. A ring that nobody waits for is forgotten: look first, then wait. */
export interface Bell {
  ring(): void;
  wait(): Promise<void>;
}

export function createBell(): Bell {
  let waiting: (() => void)[] = [];
  return {
    ring() {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    wait: () => new Promise<void>((resolve) => waiting.push(resolve)),
  };
}
