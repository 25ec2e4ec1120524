import Table from 'cli-table3';
import type { Screen } from './screen.js';

const PLAIN = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/**
 * Columns with two spaces between them and a dim head. On a terminal the widest columns are wrapped until the table
 * fits; in a pipe nothing is wrapped or cut.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[], screen: Screen): string {
  const widths = screen.width === undefined ? undefined : fitWidths(head, rows, screen);
  const view = new Table({
    chars: PLAIN,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    ...(widths && { colWidths: widths, wordWrap: true, wrapOnWordBoundary: fitsWords(rows, widths, screen) }),
  });
  view.push(
    head.map((cell) => screen.style.dim(cell)),
    ...rows.map((row) => [...row]),
  );
  return view.toString().replace(/ +$/gm, '');
}

/** A word wider than its column would be cut with an ellipsis; broken in the middle it can still be read. */
function fitsWords(rows: readonly (readonly string[])[], widths: readonly number[], { measure }: Screen): boolean {
  const isWithin = (cell: string, width: number) => cell.split(/\s+/).every((word) => measure(word) <= width);
  return rows.every((row) => row.every((cell, column) => isWithin(cell, widths[column] ?? Infinity)));
}

const GAP = 2;
const NARROWEST = 8;

/** Takes width from the widest column, again and again, until the row fits or every column is as narrow as is readable. */
function fitWidths(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { width = 80, measure }: Screen,
): number[] {
  const widths = head.map((cell, column) =>
    Math.max(measure(cell), ...rows.map((row) => Math.max(...(row[column] ?? '').split('\n').map(measure)))),
  );
  const available = width - GAP * (widths.length - 1);
  let surplus = widths.reduce((sum, each) => sum + each, 0) - available;
  while (surplus > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    const current = widths[widest] ?? 0;
    if (current <= NARROWEST) break;
    const second = Math.max(NARROWEST, ...widths.filter((each, column) => column !== widest && each < current));
    const cut = Math.min(surplus, Math.max(1, current - second));
    widths[widest] = current - cut;
    surplus -= cut;
  }
  return widths;
}
