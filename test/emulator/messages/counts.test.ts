import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextCounts } from '../../../src/emulator/messages/counts.js';

/** Rows of a run, numbers of people, and what could be taken for one of them. */
const text = fc.oneof(
  fc.integer({ min: 0, max: 300 }).map((row) => `wabactl:20261127-k3f9:${row}`),
  fc.integer({ min: 0, max: 60 }).map((last) => `5491150${last}`),
  fc.constantFrom(
    '',
    '0',
    '00',
    '007',
    '7',
    'order-1',
    'order-01',
    '__proto__',
    '900719925474099312345',
    'a12345678901234567',
  ),
  fc.string(),
);

test('texts are counted as a map of them would, whatever they look like', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 400 }), (texts) => {
      const counts = new TextCounts();
      const expected = new Map<string, number>();
      for (const each of texts) {
        counts.add(each);
        expected.set(each, (expected.get(each) ?? 0) + 1);
      }
      expect(new Map(counts.entries())).toEqual(expected);
      expect(counts.size).toBe(expected.size);
      expect(counts.repeated).toBe([...expected.values()].filter((count) => count > 1).length);
      for (const each of [...texts, 'never met', 'wabactl:20261127-k3f9:999']) {
        expect(counts.of(each)).toBe(expected.get(each) ?? 0);
      }
    }),
  );
});

test('a million rows take less than 60 bytes each, and every one is found', () => {
  const counts = new TextCounts();
  const before = process.memoryUsage();
  for (let row = 1; row <= 1_000_000; row += 1) counts.add(`wabactl:20261127-k3f9:${row}`);
  const after = process.memoryUsage();
  expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(60_000_000);
  expect([counts.size, counts.repeated, counts.of('wabactl:20261127-k3f9:1000000')]).toEqual([1_000_000, 0, 1]);
});
