import type { Screen } from './screen.js';

/** Breaks a text between words, so that no line is wider; a word that is wider by itself stays whole. */
export function wrap(text: string, width: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer) > width) lines.push(line);
    line = line !== '' && measure(longer) > width ? word : longer;
  }
  return [...lines, line];
}

/**
 * The lines of a text that begins behind something of so many columns: all but the first are indented by as much, so that
 * none can be taken for a line of its own. In a pipe there is one line.
 */
export function hang(text: string, columns: number, { width, measure }: Pick<Screen, 'width' | 'measure'>): string[] {
  if (width === undefined) return [text];
  const [first = '', ...others] = wrap(text, Math.max(NARROWEST, width - columns), measure);
  return [first, ...others.map((line) => `${' '.repeat(columns)}${line}`)];
}

const NARROWEST = 20;
