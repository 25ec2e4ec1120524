import type { MemberPath, Place } from '../source.js';
import { RULES, type RuleFacts, type RuleId, type Severity } from './rules.js';

/** A change that puts it right without a decision. Places are members of the file's data, not characters of the file. */
export type Fix =
  /** A part of a text. What is put in is letters, digits, braces or blanks, which no way of quoting changes. */
  | { readonly fix: 'replace'; readonly offset: number; readonly length: number; readonly by: string }
  /** The whole value. */
  | { readonly fix: 'set'; readonly value: string }
  /** A new member of the template at `into`. */
  | { readonly fix: 'insert'; readonly into: MemberPath; readonly key: string; readonly value: string };

/** What a rule says, before it is known where in the file that is. */
export type Found = {
  [Id in RuleId]: {
    readonly rule: Id;
    readonly facts: RuleFacts[Id];
    readonly member: MemberPath;
    readonly severity: Severity;
    /** In UTF-16 units from the start of the member's text. */
    readonly offset?: number;
    readonly fix?: Fix;
  };
}[RuleId];

export interface FoundOptions {
  readonly severity?: Severity;
  readonly offset?: number;
  readonly fix?: Fix | undefined;
}

export function found<Id extends RuleId>(
  rule: Id,
  member: MemberPath,
  facts: RuleFacts[Id],
  { severity = RULES[rule].severity, offset, fix }: FoundOptions = {},
): Found {
  const more = { ...(offset !== undefined && { offset }), ...(fix && { fix }) };
  return { rule, member, facts, severity, ...more } as Found;
}

export type Finding = Found & {
  /** The file; `-` is standard input. */
  readonly path: string;
  /** null where the file is empty. */
  readonly place: Place | null;
};
