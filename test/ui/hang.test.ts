import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { hang } from '../../src/ui/hang.js';

test('all but the first line are indented', () => {
  expect(hang('one two three four five six seven', 4, { width: 24, measure: stringWidth })).toEqual([
    'one two three four',
    '    five six seven',
  ]);
});

test('a word that is wider than the line is broken, and stays indented', () => {
  const lines = hang(`a ${'x'.repeat(50)}`, 4, { width: 24, measure: stringWidth });
  expect(lines).toEqual(['a', `    ${'x'.repeat(20)}`, `    ${'x'.repeat(20)}`, `    ${'x'.repeat(10)}`]);
});

test('in a pipe there is one line', () => {
  expect(hang('x '.repeat(500), 4, { width: undefined, measure: stringWidth })).toHaveLength(1);
});
