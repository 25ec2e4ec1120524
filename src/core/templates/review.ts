import { RATE_LIMITS } from '../meta/limits.js';

/** Statuses that a review will change by itself. */
export const UNDECIDED: readonly string[] = ['PENDING', 'IN_APPEAL'];

export function isUndecided({ status }: { readonly status: string }): boolean {
  return UNDECIDED.includes(status);
}

const FIRST_MS = 2_000;
const GROWTH = 1.5;
const LONGEST_MS = 120_000;
/** Half of the hour's calls: other programs ask too. */
const CALLS_PER_HOUR = RATE_LIMITS.callsPerHour / 2;
const HOUR_MS = 3_600_000;

/**
 * How long to wait before asking again, after so many rounds: seconds at first, since many reviews take no longer, and
 * minutes later, since the others take hours. `calls` is what one round costs: an account without a registered number has
 * 200 an hour, https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export function pauseBeforeRound(round: number, calls: number): number {
  const backedOff = Math.min(FIRST_MS * GROWTH ** round, LONGEST_MS);
  const affordable = (calls * HOUR_MS) / CALLS_PER_HOUR;
  const made = (round + 1) * calls;
  // Most are decided in the first rounds, which are quick as long as they cost little together.
  return Math.round(made + calls <= CALLS_PER_HOUR / 2 ? backedOff : Math.max(backedOff, affordable));
}
