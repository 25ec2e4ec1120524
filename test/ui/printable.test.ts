import { describe, expect, test } from 'vitest';
import { printable } from '../../src/ui/printable.js';

describe('what a stranger wrote cannot command the terminal:', () => {
  test.each([
    ['colours', '\u001b[31mred\u001b[0m', 'red'],
    ['a link', '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007', 'click'],
    ['a window title', '\u001b]0;title\u001b\\text', 'text'],
    ['a code that breaks off', 'text\u001b[', 'text['],
    ['an escape alone', 'a\u001bb', 'ab'],
    ['the one-byte form of a code', '\u009b31mred', 'red'],
    ['a bell, a backspace and a carriage return', 'a\u0007b\u0008c\rd', 'abcd'],
    ['a turned direction', 'invoice\u202Efdp.exe\u202C', 'invoicefdp.exe'],
    ['an isolated direction', 'a\u2066b\u2069', 'ab'],
    ['other line ends', 'a\u2028b\u2029c', 'abc'],
  ])('%s', (_, text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  test('also in names of members and deep inside', () => {
    expect(printable({ '\u001b[2Jname': [{ deep: '\u001b[2J' }] })).toEqual({ name: [{ deep: '' }] });
  });
});

test('lines, tabs, emoji, Arabic and Hebrew stay as they are', () => {
  const text = 'a\n\tb 👩‍👩‍👧 ñandú \u200fשלום\u200e مرحبا';
  expect(printable(text)).toBe(text);
  expect(printable([1, null, true, undefined])).toEqual([1, null, true, undefined]);
});

test('a text of megabytes of half codes costs no minutes', () => {
  for (const part of ['\u001b[', '\u001b]8;;', '\u009b1;', '\u001b]']) {
    expect(printable(part.repeat(300_000))).not.toContain('\u001b');
  }
});
