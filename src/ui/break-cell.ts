import type { Screen } from './screen.js';
import { wrap } from './wrap.js';

type Measure = Screen['measure'];

/**
 * The lines of a table's cell, none wider than its column: broken between words, and inside one that is wider by itself,
 * which can still be read then. A colour goes on over the break and never into the next column.
 */
export function breakCell(cell: string, width: number, measure: Measure): string[] {
  if (!cell.includes('\n') && measure(cell) <= width) return [cell];
  const lines = cell
    .split('\n')
    .flatMap((line) => wrap(line, width, measure).flatMap((part) => breakWord(part, width, measure)));
  return carryStyle(lines);
}

/** One escape sequence of a style, or one character. */
const PIECES = /\p{Cc}\[[\d;]*m|./gsu;

function breakWord(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let taken = 0;
  for (const [piece] of word.matchAll(PIECES)) {
    const size = measure(piece);
    if (taken + size > width && part !== '') {
      const end = goodEnd(part);
      parts.push(part.slice(0, end));
      part = part.slice(end);
      taken = measure(part);
    }
    part += piece;
    taken += size;
  }
  return [...parts, part];
}

/** Behind its last `_` or the like, where a name is read best; not where that would leave the line half empty. */
function goodEnd(part: string): number {
  const end = Math.max(...['_', '-', '/', '.'].map((sign) => part.lastIndexOf(sign))) + 1;
  return end > part.length / 2 ? end : part.length;
}

const STYLES = /\p{Cc}\[([\d;]*)m/gu;
/** Ends of weight and colours, as chalk writes them. */
const ENDS: ReadonlySet<string> = new Set(['0', '22', '23', '24', '27', '39', '49']);
const RESET = '\u001b[0m';

function carryStyle(lines: readonly string[]): string[] {
  let open = '';
  return lines.map((line) => {
    const start = open;
    for (const [code, values = ''] of line.matchAll(STYLES)) open = ENDS.has(values) ? '' : open + code;
    return `${start}${line}${open === '' ? '' : RESET}`;
  });
}
