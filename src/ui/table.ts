import { breakCell } from './break-cell.js';
import type { Screen } from './screen.js';

/**
 * Columns with two spaces between them and a dim head. On a terminal the widest columns are wrapped until the table
 * fits; in a pipe nothing is wrapped or cut. Takes time in proportion to its rows, so that a list of thousands is fine.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[], screen: Screen): string {
  return tableRows(head, rows, screen).join('\n');
}

/** The same, one string for the head and one for each row; a row that was wrapped has several lines. */
export function tableRows(head: readonly string[], rows: readonly (readonly string[])[], screen: Screen): string[] {
  const widths = fitWidths(head, rows, screen);
  const isNarrowed = screen.width !== undefined;
  const fits = (cell: string, at: number) =>
    !cell.includes('\n') && (!isNarrowed || screen.measure(cell) <= (widths[at] ?? 0));
  return [head.map((cell) => screen.style.dim(cell)), ...rows].map((cells) =>
    cells.every(fits) ? toLine(cells, widths, screen) : toLines(cells, widths, screen),
  );
}

function toLines(cells: readonly string[], widths: readonly number[], screen: Screen): string {
  const columns = cells.map((cell, at) =>
    screen.width === undefined ? cell.split('\n') : breakCell(cell, widths[at] ?? 0, screen.measure),
  );
  const height = Math.max(...columns.map((lines) => lines.length));
  const line = (at: number) => columns.map((lines) => lines[at] ?? '');
  return Array.from({ length: height }, (_, at) => toLine(line(at), widths, screen)).join('\n');
}

function toLine(cells: readonly string[], widths: readonly number[], { measure }: Screen): string {
  let text = '';
  let gap = 0;
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? '';
    // Padding is owed until something follows, so that no line ends in spaces.
    if (cell !== '') text += ' '.repeat(gap) + cell;
    if (cell !== '') gap = 0;
    gap += (widths[at] ?? 0) - measure(cell) + GAP;
  }
  return text;
}

const GAP = 2;
const NARROWEST = 8;

/** Takes width from the widest column, again and again, until the row fits or every column is as narrow as is readable. */
function fitWidths(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { width, measure }: Screen,
): number[] {
  const widths = head.map((cell) => measure(cell));
  for (const row of rows) {
    for (let at = 0; at < row.length; at++) widths[at] = Math.max(widths[at] ?? 0, widthOf(row[at] ?? '', measure));
  }
  if (width === undefined) return widths;
  let surplus = widths.reduce((sum, each) => sum + each, 0) - (width - GAP * (widths.length - 1));
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

function widthOf(cell: string, measure: Screen['measure']): number {
  return cell.includes('\n') ? Math.max(...cell.split('\n').map(measure)) : measure(cell);
}
