import { expect, test } from 'vitest';
import { trimSecret } from '../../../src/core/channel/token-shape.js';

test.each([
  ['  EAAx\n', 'white space around it'],
  ['"EAAx"', 'quotes'],
  ["'EAAx'", 'single quotes'],
  ['" EAAx "', 'white space inside quotes'],
  ['Bearer EAAx', 'the word before it in a header'],
  ['Authorization: Bearer "EAAx\t"', 'the header, quotes, and white space inside them'],
])('%j is a secret with %s', (copied) => {
  expect(trimSecret(copied)).toBe('EAAx');
});

test('quotes that do not belong together are left for Meta to judge', () => {
  expect(trimSecret(`"EAAx'`)).toBe(`"EAAx'`);
});
