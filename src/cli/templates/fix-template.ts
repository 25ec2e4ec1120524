import { type Document, isMap, isScalar, type Pair, parseDocument, Scalar, type YAMLMap } from 'yaml';
import type { Finding, Fix } from '../../core/templates/lint/finding.js';
import { type LintedFile, lintFile } from '../../core/templates/lint/lint.js';
import type { MemberPath } from '../../core/templates/source.js';
import { mapText } from '../text-map.js';
import { parseTemplateText } from './parse-template.js';

export interface FixedTemplate {
  readonly file: string;
  readonly linted: LintedFile;
  readonly fixed: readonly Finding[];
}

/** A file with more than this is not written by hand. */
const FIXES_MAX = 500;

/**
 * Puts right what is mechanical, one thing after the other, in the characters of the file itself, so that comments and layout
 * stay. What does not come out as it should is left as it was.
 */
export function fixTemplate(path: string, original: string): FixedTemplate {
  const fixed: Finding[] = [];
  const tried = new Set<string>();
  let file = original;
  let linted = lint(path, file);
  while (fixed.length < FIXES_MAX) {
    const next = linted.findings.find((finding) => finding.fix && !tried.has(keyOf(finding)));
    if (next?.fix === undefined) break;
    const after = applyFix(file, next.fix, next.member);
    const relinted = after === undefined ? undefined : lint(path, after);
    const isMeant = after !== undefined && dataOf(after) === expectedData(file, next.fix, next.member);
    if (after !== undefined && isMeant && relinted && isBetter(linted, relinted)) {
      fixed.push(next);
      file = after;
      linted = relinted;
    } else tried.add(keyOf(next));
  }
  return { file, linted, fixed };
}

function lint(path: string, file: string): LintedFile {
  return lintFile(path, parseTemplateText(path, file));
}

function keyOf({ rule, member, offset }: Finding): string {
  return JSON.stringify([rule, member, offset]);
}

/** One finding less, and none that was not there. */
function isBetter(before: LintedFile, after: LintedFile): boolean {
  const rules = new Map<string, number>();
  for (const { rule } of before.findings) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  for (const { rule } of after.findings) rules.set(rule, (rules.get(rule) ?? 0) - 1);
  return after.findings.length < before.findings.length && [...rules.values()].every((left) => left >= 0);
}

/** As text to compare, whatever the order of members: a new one stands where people look for it. */
function sorted(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

function dataOf(file: string): string {
  return sorted(parseDocument(file).toJS());
}

/** What the file should say after the change: a slip in its characters could swallow the next member. */
function expectedData(file: string, fix: Fix, member: MemberPath): string | undefined {
  const document = parseDocument(file);
  if (fix.fix === 'insert') {
    document.setIn([...fix.into, fix.key], fix.value);
    return sorted(document.toJS());
  }
  const old = document.getIn(member);
  if (typeof old !== 'string') return undefined;
  const { fix: kind } = fix;
  document.setIn(member, kind === 'set' ? fix.value : splice(old, fix.offset, fix.offset + fix.length, fix.by));
  return sorted(document.toJS());
}

function applyFix(file: string, fix: Fix, member: MemberPath): string | undefined {
  const document = parseDocument(file);
  switch (fix.fix) {
    case 'replace':
      return replaceInText(file, document.getIn(member, true), fix);
    case 'set':
      return setScalar(file, document.getIn(member, true), fix.value);
    case 'insert':
      return insertMember(file, document, fix);
  }
}

function splice(file: string, start: number, end: number, by: string): string {
  return `${file.slice(0, start)}${by}${file.slice(end)}`;
}

function replaceInText(
  file: string,
  node: unknown,
  { offset, length, by }: { offset: number; length: number; by: string },
): string | undefined {
  if (!isScalar(node)) return undefined;
  if (by === '' && isBlock(node) && offset + length === String(node.value).length) return stripBlock(file, node);
  const map = mapText(file, node);
  const start = map?.starts[offset];
  const end = map?.ends[offset + length - 1];
  return start === undefined || end === undefined ? undefined : splice(file, start, end, by);
}

function isBlock({ type }: Scalar): boolean {
  return type === Scalar.BLOCK_FOLDED || type === Scalar.BLOCK_LITERAL;
}

/** `|` keeps the last line end; `|-` does not. */
function stripBlock(file: string, { range }: Scalar): string | undefined {
  const start = range?.[0] ?? 0;
  const header = /^[|>]\d?[+]?/.exec(file.slice(start, start + 4))?.[0];
  return header && splice(file, start, start + header.length, `${header.replace('+', '')}-`);
}

/** A word that YAML reads as a text without quotes, and as nothing else. */
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][a-z0-9_ ]*$/i;

function setScalar(file: string, node: unknown, value: string): string | undefined {
  if (!isScalar(node) || !node.range) return undefined;
  const [start, end] = node.range;
  if (isBlock(node)) return undefined;
  return splice(file, start, end, node.type === Scalar.PLAIN && PLAIN.test(value) ? value : JSON.stringify(value));
}

/** Behind the category, language or name, which is where people look for it. */
function insertMember(
  file: string,
  document: Document.Parsed,
  { into, key, value }: { into: MemberPath; key: string; value: string },
): string | undefined {
  const map = into.length === 0 ? document.contents : document.getIn(into, true);
  if (!isMap(map)) return undefined;
  const before = ['category', 'language', 'name'].flatMap((name) => pairOf(map, name) ?? [])[0];
  if (before === undefined) return insertFirst(file, map, `${key}: ${value}`);
  const [, end] = before.value.range ?? [0, 0];
  const indent = indentAt(file, before.key.range?.[0] ?? 0);
  if (map.flow) {
    return splice(
      file,
      end,
      end,
      `,${indent === undefined ? ' ' : `\n${indent}`}${JSON.stringify(key)}: ${JSON.stringify(value)}`,
    );
  }
  const lineEnd = file.indexOf('\n', end);
  const at = lineEnd < 0 ? file.length : lineEnd;
  const column = (before.key.range?.[0] ?? 0) - (file.lastIndexOf('\n', (before.key.range?.[0] ?? 0) - 1) + 1);
  return splice(file, at, at, `\n${' '.repeat(column)}${key}: ${value}`);
}

/** Of a template whose name and language are in its path, and whose category is missing. */
function insertFirst(file: string, map: YAMLMap, line: string): string | undefined {
  const key = map.items[0]?.key;
  const start = isScalar(key) ? key.range?.[0] : undefined;
  if (start === undefined || map.flow || indentAt(file, start) === undefined) return undefined;
  return splice(file, start, start, `${line}\n${indentAt(file, start)}`);
}

interface ScalarPair {
  readonly key: Scalar;
  readonly value: Scalar;
}

function pairOf(map: YAMLMap, name: string): ScalarPair | undefined {
  const pair = map.items.find(({ key }: Pair) => isScalar(key) && key.value === name);
  if (pair === undefined || !isScalar(pair.key) || !isScalar(pair.value)) return undefined;
  return isBlock(pair.value) ? undefined : { key: pair.key, value: pair.value };
}

/** The blanks before it, if it is the first thing on its line. */
function indentAt(file: string, at: number): string | undefined {
  const before = file.slice(file.lastIndexOf('\n', at - 1) + 1, at);
  return before.trim() === '' ? before : undefined;
}
