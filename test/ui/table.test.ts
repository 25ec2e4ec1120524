import fastStringWidth from 'fast-string-width';
import { expect, test } from 'vitest';
import { loadText } from '../../src/text/language.js';
import type { Screen } from '../../src/ui/screen.js';
import { createStyle } from '../../src/ui/style.js';
import { table } from '../../src/ui/table.js';

async function screen(width: number | undefined, color = false): Promise<Screen> {
  const text = await loadText('en');
  return { style: createStyle(color), text, width, measure: fastStringWidth, now: new Date(0) };
}

const ROWS = [
  ['order_update_of_a_very_long_name', 'APPROVED', 'Your order is on its way'],
  ['日本語', '✓', ''],
];

test('in a pipe nothing is broken, columns are straight with wide characters, and no line ends in spaces', async () => {
  expect(table(['NAME', 'STATUS', 'TEXT'], ROWS, await screen(undefined))).toBe(
    [
      'NAME                              STATUS    TEXT',
      'order_update_of_a_very_long_name  APPROVED  Your order is on its way',
      '日本語                            ✓',
    ].join('\n'),
  );
});

test.each([80, 60, 40, 30])('at %i columns no line is wider, and nothing is lost', async (width) => {
  const text = table(['NAME', 'STATUS', 'TEXT'], ROWS, await screen(width));
  for (const line of text.split('\n')) expect(fastStringWidth(line)).toBeLessThanOrEqual(width);
  const letters = [...text].filter((letter) => /\S/.test(letter)).sort();
  expect(letters).toEqual([...['NAME', 'STATUS', 'TEXT', ...ROWS.flat()].join('')].filter((l) => l !== ' ').sort());
});

test('a name is broken behind an underscore where there is one', async () => {
  const text = table(['NAME', 'TEXT'], [['order_update_of_a_very_long_name', 'Your order']], await screen(32));
  expect(text.split('\n').map((line) => line.slice(0, 20).trimEnd())).toEqual([
    'NAME',
    'order_update_of_a_',
    'very_long_name',
  ]);
});

test('a colour goes on over a break, and not into the next column', async () => {
  const style = createStyle(true);
  const text = table(['A', 'B'], [[style.bad('one two three four'), 'five six seven']], await screen(24, true));
  const [, first = '', second = ''] = text.split('\n');
  expect(first).toContain(`${'\u001b'}[31mone two${'\u001b'}[0m`);
  expect(second).toContain(`${'\u001b'}[31mthree`);
});

test('a cell of several lines stays in its column', async () => {
  expect(table(['A', 'B'], [['one\ntwo', 'x']], await screen(undefined))).toBe('A    B\none  x\ntwo');
});
