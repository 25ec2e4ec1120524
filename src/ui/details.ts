import { fold } from './fold.js';
import type { Screen } from './screen.js';

/** Labels on the left, values on the right, aligned; a value of several lines keeps its indent. Undefined values are left out. */
export function details(
  rows: readonly (readonly [label: string, value: string | undefined])[],
  screen: Screen,
): string {
  const shown = rows.filter((row): row is readonly [string, string] => row[1] !== undefined);
  const width = Math.max(0, ...shown.map(([label]) => screen.measure(label)));
  const indent = ' '.repeat(width + 2);
  return shown
    .map(([label, value]) => {
      const pad = ' '.repeat(width - screen.measure(label) + 2);
      const room = screen.width && screen.width - indent.length;
      return `${screen.style.dim(label)}${pad}${fold(value, room).split('\n').join(`\n${indent}`)}`;
    })
    .join('\n');
}
