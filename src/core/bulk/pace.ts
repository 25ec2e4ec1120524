/** When messages may leave. Times are milliseconds of one clock. */
export interface Pace {
  /** How many may leave now. */
  available(now: number): number;
  /** So many leave. */
  take(count: number): void;
  /** Meta said that it was too fast (130429): it is slower for a while. */
  slowDown(now: number): void;
  /** Nothing leaves before. */
  holdUntil(time: number): void;
  /** When something may leave again; `now` where it may at once. */
  nextAt(now: number): number;
  /** Messages a second, as long as Meta has no objection. */
  readonly perSecond: number;
  /** undefined while nothing is held. */
  heldUntil(now: number): number | undefined;
}

/** What leaves together is answered together, which halves what a message costs; a tenth of a second is nobody's loss. */
const TOGETHER_MS = 100;

const SLOWER = 0.9;
const SLOWEST = 0.05;
/** All that are in flight are refused at once, which is one reason to slow down and not many. */
const ONE_REFUSAL_MS = 1_000;
/** How long the slower pace is kept, and how much of the whole it regains each second afterwards. */
const KEPT_MS = 5_000;
const REGAINED_A_SECOND = 0.05;

/** How fast, and of how much time what was not sent is made up for at once. */
export interface PaceOptions {
  readonly perSecond: number;
  readonly burstMs: number;
}

export function createPace({ perSecond, burstMs }: PaceOptions, now: number): Pace {
  const burst = Math.max(1, (perSecond * burstMs) / 1000);
  let tokens = 1;
  let countedAt = now;
  let held = 0;
  let factor = 1;
  let slowedAt = Number.NEGATIVE_INFINITY;

  const factorAt = (time: number) =>
    Math.min(1, factor + (Math.max(0, time - slowedAt - KEPT_MS) / 1000) * REGAINED_A_SECOND);
  const count = (time: number) => {
    const from = Math.max(countedAt, held);
    if (time > from) tokens = Math.min(burst, tokens + ((time - from) / 1000) * perSecond * factorAt(time));
    countedAt = time;
  };
  return {
    perSecond,
    available(time) {
      count(time);
      return time < held ? 0 : Math.floor(tokens);
    },
    take(many) {
      tokens -= many;
    },
    slowDown(time) {
      if (time - slowedAt < ONE_REFUSAL_MS) return;
      factor = Math.max(SLOWEST, factorAt(time) * SLOWER);
      slowedAt = time;
      tokens = Math.min(tokens, 0);
    },
    holdUntil(time) {
      held = Math.max(held, time);
      tokens = Math.min(tokens, 1);
    },
    nextAt(time) {
      if (time < held) return held;
      const wanted = Math.max(1, Math.min(burst, (perSecond * TOGETHER_MS) / 1000));
      const missing = wanted - tokens;
      return missing <= 0 ? time : time + (missing / (perSecond * factorAt(time))) * 1000;
    },
    heldUntil: (time) => (time < held ? held : undefined),
  };
}
