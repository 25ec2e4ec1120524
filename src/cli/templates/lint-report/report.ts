import * as z from 'zod/mini';
import type { Finding } from '../../../core/templates/lint/finding.js';
import { RULES, SEVERITIES, type Severity } from '../../../core/templates/lint/rules.js';
import type { LintText } from '../../../text/lint-text.js';

const finding = z.object({
  path: z.string(),
  line: z.nullable(z.number()),
  column: z.nullable(z.number()),
  severity: z.enum(SEVERITIES),
  rule: z.string(),
  message: z.string(),
  /** Of the data, for example `components[0].text`. */
  member: z.string(),
  prevents: z.nullable(z.string()),
  fixable: z.boolean(),
});

export type ReportedFinding = z.infer<typeof finding>;

const rule = z.object({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  prevents: z.nullable(z.string()),
  about: z.string(),
});

export type ReportedRule = z.infer<typeof rule>;

export const lintReport = z.object({
  files: z.number(),
  errors: z.number(),
  warnings: z.number(),
  notes: z.number(),
  /** Put right by --fix; these are not among the findings any more. */
  fixed: z.number(),
  findings: z.array(finding),
  /** With --rules. */
  rules: z.optional(z.array(rule)),
});

export type LintReport = z.infer<typeof lintReport>;

export function toReport(
  { findings, files, fixed }: { findings: readonly Finding[]; files: number; fixed: number },
  text: LintText,
): LintReport {
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  return {
    files,
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
    fixed,
    findings: findings.map((one) => toReported(one, text)),
  };
}

function toReported(one: Finding, text: LintText): ReportedFinding {
  const { path, place, severity, rule: id, member, fix } = one;
  return {
    path,
    line: place?.line ?? null,
    column: place?.column ?? null,
    severity,
    rule: id,
    message: sayOf(one, text),
    member: toMember(member),
    prevents: RULES[id].prevents,
    fixable: fix !== undefined,
  };
}

/** Each rule has the sentence of its own facts, which the type of a union cannot say. */
function sayOf({ rule: id, facts }: Finding, text: LintText): string {
  const says: (facts: never) => string = text[id].says;
  return says(facts as never);
}

function toMember(path: Finding['member']): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

export function reportRules(text: LintText): LintReport {
  const rules = Object.entries(RULES).map(([id, { severity, prevents }]) => {
    return { rule: id, severity, prevents, about: text[id as keyof LintText].about };
  });
  return { files: 0, errors: 0, warnings: 0, notes: 0, fixed: 0, findings: [], rules };
}
