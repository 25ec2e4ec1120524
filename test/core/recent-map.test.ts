import { expect, test } from 'vitest';
import { createRecentMap } from '../../src/core/recent-map.js';

test('remembers as many as it should, the newest, and forgets the others', () => {
  const map = createRecentMap<number>(3);
  for (let each = 0; each < 10; each++) map.set(`key ${each}`, each);
  const known = Array.from({ length: 10 }, (_, each) => map.get(`key ${each}`)).filter((value) => value !== undefined);
  expect(known).toEqual([6, 7, 8, 9]);
});

test('what is set again has its newest value, and stays', () => {
  const map = createRecentMap<string>(2);
  map.set('a', 'old');
  map.set('b', '');
  map.set('a', 'new');
  map.set('c', '');
  map.set('d', '');
  expect(map.get('a')).toBe('new');
});
