import { breakCell } from './break-cell.js';
import type { Screen } from './screen.js';

/**
 * The lines of a text that begins behind something of so many columns: all but the first are indented by as much, also
 * where a word is wider than the line, so that nothing in it can be taken for a line of its own. In a pipe there is one line.
 */
export function hang(text: string, columns: number, { width, measure }: Pick<Screen, 'width' | 'measure'>): string[] {
  if (width === undefined) return [text];
  const [first = '', ...others] = breakCell(text, Math.max(NARROWEST, width - columns), measure);
  return [first, ...others.map((line) => `${' '.repeat(columns)}${line}`)];
}

const NARROWEST = 20;
