import { type Document, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { MemberPath, ParsedTemplate, Place, TemplateSyntaxProblem } from '../core/templates/source.js';
import { mapText } from './text-map.js';

/** Parses a file of a template or a profile, JSON or YAML (JSON is YAML). What it says is judged elsewhere; here only that it can be read. */
export function parseYaml(path: string, bytes: Uint8Array): ParsedTemplate {
  return parseYamlText(path, decodeYaml(bytes));
}

/** Without the byte order mark, so that places count from the first character that can be seen. */
export function decodeYaml(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

export function parseYamlText(path: string, file: string): ParsedTemplate {
  const tooDeep = nestingProblem(file);
  if (tooDeep) return { problems: [tooDeep] };
  const lines = new LineCounter();
  const document = parseDocument(file, { lineCounter: lines });
  if (document.errors.length > 0) return { problems: document.errors.map(toProblem) };
  const read = toData(document, file);
  if ('problem' in read) return { problems: [read] };
  const source = {
    path,
    data: read.data,
    placeOf: (member: MemberPath) => placeOf(document, lines, member),
    placeInText: (member: MemberPath, offset: number) => placeInText({ document, lines, file }, member, offset),
  };
  return { source };
}

/** Far more than a template needs, and far less than what would exhaust the stack of a parser that calls itself. */
const NESTING_MAX = 200;

/** Counts brackets and indentation, in quoted text too: only what is absurd is refused. */
function nestingProblem(file: string): TemplateSyntaxProblem | undefined {
  let depth = 0;
  for (let at = 0; at < file.length; at++) {
    const unit = file.charCodeAt(at);
    if (unit === OPEN_LIST || unit === OPEN_MAP) depth++;
    else if ((unit === CLOSE_LIST || unit === CLOSE_MAP) && depth > 0) depth--;
    if (depth > NESTING_MAX) return unreadable('Too many nested brackets');
  }
  return /(?:[-?] ){201}/.test(file) ? unreadable('Too many nested lists') : undefined;
}

const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

function toProblem({ message, code, linePos }: Document.Parsed['errors'][number]): TemplateSyntaxProblem {
  const detail = (message.split('\n')[0] ?? code).replace(/ at line \d+, column \d+:?$/, '');
  return { problem: 'syntax', line: linePos?.[0].line ?? null, column: linePos?.[0].col ?? null, detail };
}

/** The parser refuses aliases that would unfold without end, but only here and with an error of its own. */
function toData(document: Document.Parsed, file: string): { data: unknown } | TemplateSyntaxProblem {
  try {
    const data: unknown = document.toJS();
    return file.includes('&') && isCircular(data) ? unreadable('An alias stands inside what it stands for') : { data };
  } catch (fault) {
    if (!(fault instanceof ReferenceError)) throw fault;
    return unreadable(fault.message);
  }
}

function unreadable(detail: string): TemplateSyntaxProblem {
  return { problem: 'syntax', line: null, column: null, detail };
}

/** What YAML can say and JSON cannot. */
function isCircular(value: unknown, above: readonly unknown[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return above.includes(value) || Object.values(value).some((inner) => isCircular(inner, [...above, value]));
}

/** Where the member stands; for a missing one, where the object begins in which it is missing. */
function placeOf(document: Document.Parsed, lines: LineCounter, member: MemberPath): Place | null {
  for (let length = member.length; length >= 0; length--) {
    const node = document.getIn(member.slice(0, length), true);
    if (isNode(node) && node.range) return placeAt(lines, node.range[0]);
  }
  return null;
}

interface ParsedFile {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly file: string;
}

function placeInText({ document, lines, file }: ParsedFile, member: MemberPath, offset: number): Place | null {
  const node = document.getIn(member, true);
  const map = isScalar(node) ? mapText(file, node) : undefined;
  const at = map?.starts[offset] ?? map?.ends.at(-1);
  return at === undefined ? placeOf(document, lines, member) : placeAt(lines, at);
}

function placeAt(lines: LineCounter, at: number): Place {
  const { line, col } = lines.linePos(at);
  return { line, column: col };
}
