import { Refusal } from './refusal.js';
import type { FieldRequest, FieldSelection } from './route.js';

/**
 * Reads `fields=id,phone_numbers.limit(5){id,throughput{level}}` into a tree. Modifiers are kept as text, since each edge
 * knows its own. https://developers.facebook.com/docs/graph-api/guides/field-expansion
 */
export function parseFields(text: string): FieldSelection {
  const reader = { text, at: 0, depth: 0 };
  const selection = readList(reader);
  if (reader.at < text.length) throw syntaxError(reader);
  return selection;
}

/** Meta's limit is not known; no node leads further than five. */
const DEPTH_MAX = 20;

interface Reader {
  readonly text: string;
  at: number;
  depth: number;
}

function readList(reader: Reader): FieldSelection {
  const selection = new Map<string, FieldRequest>();
  do {
    skipSpaces(reader);
    // A comma at the end is common in code that joins lists, and Meta forgives it.
    if (reader.at >= reader.text.length || reader.text[reader.at] === '}') break;
    const name = readName(reader);
    selection.set(name, { modifiers: readModifiers(reader), fields: readNested(reader) });
    skipSpaces(reader);
  } while (take(reader, ','));
  return selection;
}

function readName(reader: Reader): string {
  const name = /^[A-Za-z_][A-Za-z0-9_]*/.exec(reader.text.slice(reader.at))?.[0];
  if (name === undefined) throw syntaxError(reader);
  reader.at += name.length;
  return name;
}

function readModifiers(reader: Reader): Record<string, string> {
  const modifiers: Record<string, string> = {};
  while (take(reader, '.')) {
    const name = readName(reader);
    if (!take(reader, '(')) throw syntaxError(reader);
    modifiers[name] = readArgument(reader);
  }
  return modifiers;
}

/** Up to the bracket that closes this one; values may hold brackets and quoted text themselves. */
function readArgument(reader: Reader): string {
  const start = reader.at;
  let depth = 1;
  let quoted = false;
  for (; reader.at < reader.text.length; reader.at += 1) {
    const character = reader.text[reader.at];
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0) return reader.text.slice(start, reader.at++);
  }
  throw syntaxError(reader);
}

function readNested(reader: Reader): FieldSelection | undefined {
  if (!take(reader, '{')) return undefined;
  reader.depth += 1;
  if (reader.depth > DEPTH_MAX) throw syntaxError(reader);
  const nested = readList(reader);
  if (!take(reader, '}')) throw syntaxError(reader);
  reader.depth -= 1;
  return nested;
}

function take(reader: Reader, character: string): boolean {
  if (reader.text[reader.at] !== character) return false;
  reader.at += 1;
  return true;
}

function skipSpaces(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at += 1;
}

function syntaxError({ text, at }: Reader): Refusal {
  return new Refusal({
    message: `Syntax error "Unexpected ${JSON.stringify(text[at] ?? 'end of string')} at character ${at}." in the fields parameter`,
    code: 2500,
  });
}
