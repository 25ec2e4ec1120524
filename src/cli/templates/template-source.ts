import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import {
  identityOfPath,
  type ParsedTemplate,
  type Place,
  type TemplateSyntaxProblem,
} from '../../core/templates/source.js';

/** Parses a template file, JSON or YAML (JSON is YAML). What it says is judged elsewhere; here only that it can be read. */
export function parseTemplate(path: string, bytes: Uint8Array): ParsedTemplate {
  const lines = new LineCounter();
  const document = parseDocument(new TextDecoder().decode(bytes), { lineCounter: lines });
  if (document.errors.length > 0) return { problems: document.errors.map(toProblem) };
  const read = toData(document);
  if ('problem' in read) return { problems: [read] };
  const placeOf = (member: readonly (string | number)[]) => placeIn(document, lines, member);
  return { source: { path, data: withIdentity(path, read.data), placeOf } };
}

function toProblem({ message, code, linePos }: Document.Parsed['errors'][number]): TemplateSyntaxProblem {
  const detail = (message.split('\n')[0] ?? code).replace(/ at line \d+, column \d+:?$/, '');
  return { problem: 'syntax', line: linePos?.[0].line ?? null, column: linePos?.[0].col ?? null, detail };
}

/** The parser refuses aliases that would unfold without end, but only here and with an error of its own. */
function toData(document: Document.Parsed): { data: unknown } | TemplateSyntaxProblem {
  try {
    return { data: document.toJS() };
  } catch (fault) {
    if (!(fault instanceof ReferenceError)) throw fault;
    return { problem: 'syntax', line: null, column: null, detail: fault.message };
  }
}

/** Where the member stands; for a missing one, where the object begins in which it is missing. */
function placeIn(document: Document.Parsed, lines: LineCounter, member: readonly (string | number)[]): Place | null {
  for (let length = member.length; length >= 0; length--) {
    const node = document.getIn(member.slice(0, length), true);
    if (!isNode(node) || !node.range) continue;
    const { line, col } = lines.linePos(node.range[0]);
    return { line, column: col };
  }
  return null;
}

function withIdentity(path: string, data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  return { ...identityOfPath(path), ...data };
}
