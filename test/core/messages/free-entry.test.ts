import { expect, test } from 'vitest';
import { freeEntryOf } from '../../../src/core/messages/free-entry.js';

const NOW = new Date('2026-11-25T10:00:00Z');

test('an answer within a day makes 72 hours free, counted from the answer', () => {
  const entry = freeEntryOf(['2026-11-24T09:00:00Z'], ['2026-11-24T12:00:00Z', '2026-11-25T08:00:00Z'], NOW);
  expect(entry).toEqual({ state: 'free', until: '2026-11-27T12:00:00.000Z' });
});

test('one that comes later makes nothing free', () => {
  expect(freeEntryOf(['2026-11-22T09:00:00Z'], ['2026-11-23T10:00:00Z'], NOW)).toBeNull();
});

test('without an answer there is still time for one', () => {
  const entry = freeEntryOf(['2026-11-24T11:00:00Z'], ['2026-11-24T10:00:00Z'], NOW);
  expect(entry).toEqual({ state: 'waits-for-answer', until: '2026-11-25T11:00:00.000Z' });
});
