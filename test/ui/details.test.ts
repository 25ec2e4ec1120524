import { describe, expect, test } from 'vitest';
import { en } from '../../src/text/en.js';
import { createScreen } from '../../src/ui/create-screen.js';
import { details } from '../../src/ui/details.js';

const screenOf = (columns: number | undefined) =>
  createScreen({
    stdout: { isTTY: columns !== undefined, columns },
    env: {},
    color: 'never',
    text: en,
    now: new Date('2026-11-26T12:00:00Z'),
  });

describe('labels and values', () => {
  test('a value longer than the terminal goes on below itself, not below its label', () => {
    const view = details(
      [
        ['Works', 'sending, receiving and sending back'],
        ['To do', 'nothing'],
      ],
      screenOf(30),
    );
    expect(view.split('\n')).toEqual(['Works  sending, receiving and', '       sending back', 'To do  nothing']);
  });

  test('a pipe gets each value on one line, for what reads it line by line', () => {
    expect(details([['Works', 'sending, receiving and sending back']], screenOf(undefined))).toBe(
      'Works  sending, receiving and sending back',
    );
  });

  test('a value without anything in it takes its label away', () => {
    const entries: [string, string | undefined][] = [
      ['Works', undefined],
      ['To do', 'nothing'],
    ];
    expect(details(entries, screenOf(80))).toBe('To do  nothing');
  });
});
