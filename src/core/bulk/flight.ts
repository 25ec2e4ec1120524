/** More connections than this cost Meta and us more than they bring. */
const MOST = 400;
/** Beside what the latency asks for; and all there is before the first answer. */
const SPARE = 8;
/** A latency is often twice the shortest, and now and then more. */
const ROOM = 3;
/** The shortest latency of so long counts: a network that has become slower is followed after twice that. */
const MEMORY_MS = 10_000;
/** With the room above a process that sends as fast as it can is busy with so many; more would only wait for it, at a price. */
const FASTEST = 12_000;
/** What comes within one tick of the clock. */
const LEAST_MS = 0.5;

/** How many requests may be under way at once: some times as many as pace and latency ask for, so that slow ones hold up nobody. */
export interface Flight {
  limit(perSecond: number): number;
  /** An answer came at this time, after so many milliseconds. */
  answered(time: number, ms: number): void;
}

/** Latencies are long when too much is under way, so that the shortest one of late says what the network takes. */
export function createFlight(): Flight {
  let startedAt = Number.NEGATIVE_INFINITY;
  let before = Number.POSITIVE_INFINITY;
  let shortest = Number.POSITIVE_INFINITY;
  return {
    limit(perSecond) {
      const latencyMs = Math.min(before, shortest);
      if (latencyMs === Number.POSITIVE_INFINITY) return SPARE;
      return Math.min(MOST, SPARE + Math.ceil((ROOM * Math.min(perSecond, FASTEST) * latencyMs) / 1000));
    },
    answered(time, ms) {
      if (time - startedAt > MEMORY_MS) {
        before = shortest;
        shortest = Number.POSITIVE_INFINITY;
        startedAt = time;
      }
      shortest = Math.min(shortest, Math.max(LEAST_MS, ms));
    },
  };
}
