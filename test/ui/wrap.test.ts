import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { wrap } from '../../src/ui/wrap.js';

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['one two', 7, ['one two']],
  ['unbreakable is', 5, ['unbreakable', 'is']],
  ['is unbreakable', 5, ['is', 'unbreakable']],
  ['月の 面包 店', 5, ['月の', '面包', '店']],
  ['', 5, ['']],
])("'%s' fits %i columns where a word does", (text, width, lines) => {
  expect(wrap(text, width, stringWidth)).toEqual(lines);
});
