/** More connections than this cost Meta and us more than they bring. */
const MOST = 400;
const SPARE = 8;

/** How many requests may be under way at once: as many as pace and latency ask for, with room for slow ones. */
export interface Flight {
  limit(perSecond: number): number;
  /** An answer came after so many milliseconds. */
  answered(ms: number): void;
}

/**
 * The shortest latency of late is what counts: the others may be long only because too much is under way. It follows a
 * network that has become slower within some hundred answers.
 */
export function createFlight(): Flight {
  let latencyMs = Number.POSITIVE_INFINITY;
  return {
    limit(perSecond) {
      // The first answers tell.
      if (latencyMs === Number.POSITIVE_INFINITY) return Math.min(MOST, SPARE + Math.ceil(perSecond / 4));
      return Math.min(MOST, SPARE + Math.ceil((2 * perSecond * latencyMs) / 1000));
    },
    answered(ms) {
      latencyMs = Math.min(Math.max(ms, 0.5), latencyMs * 1.005);
    },
  };
}
