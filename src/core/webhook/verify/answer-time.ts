import type { Reason } from './check.js';

/** What is known of the time that an endpoint takes, in milliseconds. */
export interface AnswerTimes {
  readonly count: number;
  readonly median: number;
  readonly slowest: number;
}

/** Undefined where no answer came. */
export function summarizeTimes(milliseconds: readonly number[]): AnswerTimes | undefined {
  const sorted = [...milliseconds].sort((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)];
  const slowest = sorted.at(-1);
  return median === undefined || slowest === undefined ? undefined : { count: sorted.length, median, slowest };
}

/** Meta publishes no time-out for callbacks; endpoints that took some seconds are reported to fail. */
const SLOW_MS = 3_000;

/**
 * Meta's advice is a median of 250 ms, and less than one in a hundred above a second; the way from here takes its time too, so
 * that only a median of a second is held against it.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput
 */
const ADVISED_MOST_MS = 1_000;

export function judgeTimes({ median, slowest }: AnswerTimes): Reason | undefined {
  if (slowest > SLOW_MS) return 'slow';
  return median > ADVISED_MOST_MS ? 'slower-than-advised' : undefined;
}
