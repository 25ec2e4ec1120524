import { expect, test } from 'vitest';
import { shortDuration } from '../../src/ui/short-duration.js';

test.each([
  [0, '< 1 s'],
  [999, '< 1 s'],
  [12_900, '12 s'],
  [90_000, '90 s'],
  [180_000, '3 min'],
  [5 * 3_600_000, '5 h'],
  [50 * 3_600_000, '2 d'],
])('%i ms are %s', (ms, text) => {
  expect(shortDuration(ms)).toBe(text);
});
