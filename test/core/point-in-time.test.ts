import { expect, test } from 'vitest';
import { parsePointInTime } from '../../src/core/point-in-time.js';

const NOW = new Date('2026-11-23T10:00:00.000Z');

test.each([
  ['30s', '2026-11-23T09:59:30.000Z'],
  ['30m', '2026-11-23T09:30:00.000Z'],
  ['2h', '2026-11-23T08:00:00.000Z'],
  ['3d', '2026-11-20T10:00:00.000Z'],
  ['1w', '2026-11-16T10:00:00.000Z'],
  ['2026-11-20T09:00Z', '2026-11-20T09:00:00.000Z'],
  ['2026-11-20 09:00:30+01:00', '2026-11-20T08:00:30.000Z'],
  ['2026-11-20T09:00:30.5Z', '2026-11-20T09:00:30.500Z'],
])('%s', (text, iso) => {
  expect(parsePointInTime(text, NOW)?.toISOString()).toBe(iso);
});

test('a day, and a time without a zone, are those of the place where one sits', () => {
  expect(parsePointInTime('2026-11-20', NOW)).toEqual(new Date(2026, 10, 20));
  expect(parsePointInTime('2026-11-20T09:30', NOW)).toEqual(new Date(2026, 10, 20, 9, 30));
  expect(parsePointInTime('9:30', NOW)).toEqual(new Date(2026, 10, 23, 9, 30));
});

test.each(['', 'yesterday', '3', '3x', '25:00', '9:60', '2026-13-01', '2026-11', '20.11.2026', '-3d'])(
  '%j is none',
  (text) => {
    expect(parsePointInTime(text, NOW)).toBeUndefined();
  },
);
