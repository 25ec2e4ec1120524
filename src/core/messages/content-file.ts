import type * as z from 'zod/mini';
import { nearest } from '../nearest.js';
import type { MemberPath, TemplateSource, TemplateSyntaxProblem } from '../templates/source.js';
import type { MessageProblem } from './problems.js';

/** Why a file says no content of a message; what Meta would refuse of it is PartProblem. */
export type ContentFileProblem = {
  readonly field: 'file';
  readonly path: string;
  /** From 1; null where the parser does not say. */
  readonly line: number | null;
  readonly column: number | null;
} & (
  | { readonly problem: 'syntax'; readonly detail: string }
  | { readonly problem: 'nothing' | 'no-contact' }
  | { readonly problem: 'unknown-member'; readonly member: string; readonly nearest: string | null }
  | { readonly problem: 'missing-member'; readonly member: string }
  | { readonly problem: 'wrong-type'; readonly member: string; readonly expected: ExpectedType }
);

export type ExpectedType = 'text' | 'list' | 'object';

export function toSyntaxProblem(path: string, { line, column, detail }: TemplateSyntaxProblem): ContentFileProblem {
  return { field: 'file', path, line, column, problem: 'syntax', detail };
}

/** `members` are all the names that such a file can have, for those that were meant. */
export function readContentFile<Content>(
  source: TemplateSource,
  schema: z.ZodMiniType<Content>,
  members: readonly string[],
): { readonly content: Content } | { readonly problems: ContentFileProblem[] } {
  if (source.data === null) return { problems: [{ ...placed(source, []), problem: 'nothing' }] };
  const read = schema.safeParse(source.data);
  if (read.success) return { content: read.data };
  return { problems: read.error.issues.flatMap((issue) => toProblems(issue, source, members)) };
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: unknown;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly Issue[])[];
}

function toProblems(issue: object, source: TemplateSource, members: readonly string[]): ContentFileProblem[] {
  const { path, code, keys = [], errors = [], expected } = issue as Issue;
  const member = path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (code === 'unrecognized_keys') {
    return keys.map((key) => ({
      ...placed(source, [...member, key]),
      problem: 'unknown-member',
      member: key,
      nearest: nearest(key, [...members]),
    }));
  }
  // Of a text that may also be an object, the object's own faults say more.
  const inside =
    code === 'invalid_union' ? errors.find(([first]) => first !== undefined && first.path.length > 0) : undefined;
  if (inside) return inside.flatMap((each) => toProblems({ ...each, path: [...path, ...each.path] }, source, members));
  const name = String(member.findLast((part) => typeof part === 'string') ?? '');
  if (valueAt(source.data, member) === undefined && member.length > 0) {
    return [{ ...placed(source, member), problem: 'missing-member', member: name }];
  }
  return [{ ...placed(source, member), problem: 'wrong-type', member: name, expected: typeOf(expected) }];
}

function typeOf(expected: unknown): ExpectedType {
  if (expected === 'array') return 'list';
  return expected === 'object' || expected === 'record' ? 'object' : 'text';
}

function valueAt(data: unknown, member: MemberPath): unknown {
  return member.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[part] : undefined,
    data,
  );
}

function placed({ path, placeOf }: TemplateSource, member: MemberPath) {
  const place = placeOf(member);
  return { field: 'file' as const, path, line: place?.line ?? null, column: place?.column ?? null };
}

/** The same problems, with the place of those members that the file said; what the command line said has none. */
export function placeInFile(
  problems: readonly MessageProblem[],
  source: TemplateSource,
  isFromFile: (member: string) => boolean,
): MessageProblem[] {
  return problems.map((problem) => {
    if (!('member' in problem) || typeof problem.member === 'string') return problem;
    const [first] = problem.member ?? [];
    const place = first !== undefined && isFromFile(String(first)) ? source.placeOf(problem.member ?? []) : null;
    return place ? { ...problem, at: { ...place, path: source.path } } : problem;
  });
}
