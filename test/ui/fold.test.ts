import { expect, test } from 'vitest';
import { fold } from '../../src/ui/fold.js';

test('a long line is broken between words, and a short one is left alone', () => {
  expect(fold('one two three\nfour', 8)).toBe('one two\nthree\nfour');
});

test('an indent is kept on every line', () => {
  expect(fold('  one two three', 9)).toBe('  one two\n  three');
});

test('an address stays whole, however long', () => {
  const url = 'https://www.facebook.com/v25.0/dialog/oauth?client_id=712300456789012';
  expect(fold(`Open ${url} now`, 20)).toBe(`Open\n${url}\nnow`);
});

test('colours and wide characters take the columns that a terminal gives them', () => {
  expect(fold('\u001b[31mone\u001b[39m two', 7)).toBe('\u001b[31mone\u001b[39m two');
  expect(fold('日本 日本', 8)).toBe('日本\n日本');
});

test('in a pipe nothing is broken', () => {
  expect(fold('one two three', undefined)).toBe('one two three');
});
