import fastStringWidth from 'fast-string-width';
import { wrap } from './wrap.js';

/**
 * Breaks each line of a text between words, so that a terminal does not break it in the middle of one. Lines keep their
 * indent. `width` undefined, as in a pipe, changes nothing; an address is never broken, since it is copied whole.
 */
export function fold(text: string, width: number | undefined): string {
  if (width === undefined) return text;
  return text
    .split('\n')
    .map((line) => foldLine(line, width))
    .join('\n');
}

function foldLine(line: string, width: number): string {
  if (fastStringWidth(line) <= width) return line;
  const indent = /^ */.exec(line)?.[0] ?? '';
  const room = Math.max(1, width - indent.length);
  return wrap(line.slice(indent.length), room, fastStringWidth)
    .map((part) => `${indent}${part}`)
    .join('\n');
}
