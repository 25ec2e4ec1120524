import { expect, test } from 'vitest';
import { readEventIds } from '../../../src/core/webhook/event-ids.js';

test('ids, ranges, and what people copy', () => {
  expect(readEventIds(['7', '100..200', '#3,4, 5'])).toEqual({
    ranges: [
      { from: 7, to: 7 },
      { from: 100, to: 200 },
      { from: 3, to: 3 },
      { from: 4, to: 4 },
      { from: 5, to: 5 },
    ],
    wrong: [],
  });
});

test('all that is none of them is told', () => {
  expect(readEventIds(['x', '9..1', '1...2', '-1', '1..', '2']).wrong).toEqual(['x', '9..1', '1...2', '-1', '1..']);
});
