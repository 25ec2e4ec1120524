import { expect, test } from 'vitest';
import { pauseBeforeRound } from '../../../src/core/templates/review.js';

const HOUR_MS = 3_600_000;

/** Calls in the first hours of waiting for so many templates. */
function callsIn(hours: number, calls: number): number {
  let made = 0;
  for (let round = 0, at = 0; at < hours * HOUR_MS; round += 1) {
    made += calls;
    at += pauseBeforeRound(round, calls);
  }
  return made;
}

test('a review that takes seconds is seen within seconds', () => {
  expect(pauseBeforeRound(0, 1)).toBe(2_000);
  expect(pauseBeforeRound(0, 1) + pauseBeforeRound(1, 1) + pauseBeforeRound(2, 1)).toBeLessThan(10_000);
});

test('one that takes hours costs no more than a call in two minutes', () => {
  expect(pauseBeforeRound(100, 1)).toBe(120_000);
});

test.each([1, 3, 10, 25])('%i calls a round stay within the 200 calls of an hour', (calls) => {
  expect(callsIn(1, calls)).toBeLessThanOrEqual(200);
  expect(callsIn(10, calls) / 10).toBeLessThanOrEqual(200);
});
