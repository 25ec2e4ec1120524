import { Scalar } from 'yaml';

/** Where each UTF-16 unit of a text stands in the file; empty for blanks that only a folded line end stands for. */
export interface TextMap {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const BLANK = /\s/;

/** Follows a scalar through its source, quoted, folded or plain; undefined where the two do not agree. */
export function mapText(file: string, node: Scalar): TextMap | undefined {
  if (typeof node.value !== 'string' || !node.range) return undefined;
  const starts: number[] = [];
  const ends: number[] = [];
  let at = contentStart(file, node);
  while (starts.length < node.value.length) {
    const token = nextToken(file, at, node, starts.length);
    if (token === undefined) return undefined;
    for (const _ of token.text.split('')) {
      starts.push(token.at);
      ends.push(token.at + token.length);
    }
    at = token.at + token.length;
  }
  return { starts, ends };
}

/** What stands for the value's unit at `index`, from `at` on: of length 0 for a blank that a folded line end stands for. */
function nextToken(file: string, at: number, node: Scalar, index: number): (Token & { at: number }) | undefined {
  const value = String(node.value);
  const unit = value[index] ?? '';
  if (BLANK.test(unit) && tokenAt(file, at, node.type).text !== unit) return { at, text: unit, length: 0 };
  const start = skipBlanks(file, at, node, unit);
  const token = tokenAt(file, start, node.type);
  const isPast = start >= (node.range?.[1] ?? 0);
  return token.text === '' || isPast || !value.startsWith(token.text, index) ? undefined : { ...token, at: start };
}

/** Over indentation and escaped line ends, up to what means `unit`. */
function skipBlanks(file: string, from: number, { type, range }: Scalar, unit: string): number {
  let at = from;
  while (at < (range?.[1] ?? 0)) {
    const { text, length } = tokenAt(file, at, type);
    if (text === unit || (text !== '' && !BLANK.test(text))) break;
    at += length;
  }
  return at;
}

/** Behind the opening quote, or behind the line of `|` or `>`. */
function contentStart(file: string, { type, range }: Scalar): number {
  const start = range?.[0] ?? 0;
  if (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE) return start + 1;
  if (type !== Scalar.BLOCK_LITERAL && type !== Scalar.BLOCK_FOLDED) return start;
  const line = file.indexOf('\n', start);
  return line < 0 ? start : line + 1;
}

interface Token {
  /** What it means; empty for an escaped line end, which means nothing. */
  readonly text: string;
  readonly length: number;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function tokenAt(file: string, at: number, type: Scalar['type']): Token {
  const unit = file[at] ?? '';
  if (type === Scalar.QUOTE_SINGLE && unit === "'") return { text: "'", length: 2 };
  // The file may end its lines with both; the value has the second alone.
  if (unit === '\r' && file[at + 1] === '\n') return { text: '\n', length: 2 };
  return type === Scalar.QUOTE_DOUBLE && unit === '\\' ? escapeAt(file, at) : { text: unit, length: 1 };
}

function escapeAt(file: string, at: number): Token {
  const letter = file[at + 1] ?? '';
  const digits = HEX_DIGITS[letter];
  if (digits !== undefined) {
    const code = Number.parseInt(file.slice(at + 2, at + 2 + digits), 16);
    return { text: code <= 0x10ffff ? String.fromCodePoint(code) : '', length: 2 + digits };
  }
  if (letter === '\n') return { text: '', length: 2 };
  if (letter === '\r') return { text: '', length: file[at + 2] === '\n' ? 3 : 2 };
  return { text: ESCAPES[letter] ?? letter, length: 2 };
}
