import type { MemberPath, ParsedTemplate, TemplateSource } from '../source.js';
import { checkAuthentication } from './authentication-rules.js';
import { checkButtons } from './button-rules.js';
import { checkCarousel } from './carousel-rules.js';
import { checkComponents, checkOffer } from './component-rules.js';
import { type Draft, isObject, listOf, type Members, readDraft, upperOf } from './draft.js';
import { type Finding, type Found, found } from './finding.js';
import { checkMembers, checkNumbers, checkPartMembers } from './member-rules.js';
import { checkSamples } from './sample-rules.js';
import { checkShape } from './shape-rules.js';
import { checkSmells } from './smell-rules.js';
import { checkBodyText, checkFooterText, checkHeaderText } from './text-rules.js';
import { checkVariables } from './variable-rules.js';

/** A template in a file, for the rules that compare templates. */
export interface LintedTemplate {
  readonly source: TemplateSource;
  readonly draft: Draft;
}

export interface LintedFile {
  readonly findings: readonly Finding[];
  readonly templates: readonly LintedTemplate[];
}

/** All that can be said of one file by itself, in the order of its lines. */
export function lintFile(path: string, parsed: ParsedTemplate): LintedFile {
  if ('problems' in parsed) {
    const findings = parsed.problems.map(({ detail, line, column }): Finding => {
      const place = line === null || column === null ? null : { line, column };
      return { ...found('syntax', [], { detail }), path, place };
    });
    return { findings, templates: [] };
  }
  const { source } = parsed;
  const { roots, about } = rootsOf(source.data);
  const drafts = roots.flatMap(({ data, member }) => (isObject(data) ? [readDraft(data, member)] : []));
  const all = [
    ...about,
    ...roots.flatMap(({ data, member }) => checkShape(data, member)),
    ...drafts.flatMap((draft) => (isApprovedAnswer(draft) ? lintDraft(draft).map(soften) : lintDraft(draft))),
  ];
  const templates = drafts.map((draft) => ({ source, draft }));
  return { findings: placed(withoutTwins(all), source), templates };
}

function lintDraft(draft: Draft): Found[] {
  const { header, footer, data, member } = draft;
  // What a library template says is Meta's.
  if (data.components === undefined) return [...checkMembers(draft), ...checkNumbers(data, member)];
  return [
    ...checkMembers(draft),
    ...checkPartMembers(draft),
    ...checkNumbers(data, member),
    ...checkComponents(draft),
    ...(header ? checkHeaderText(header) : []),
    ...draft.cards.flatMap((card) => (card.header ? checkHeaderText(card.header) : [])),
    ...checkBodyText(draft),
    ...(footer ? checkFooterText(footer, draft) : []),
    ...checkVariables(draft),
    ...checkSamples(draft),
    ...checkButtons(draft),
    ...checkAuthentication(draft),
    ...checkOffer(draft),
    ...checkCarousel(draft),
    ...checkSmells(draft),
  ];
}

/** One of an answer of Meta's that is kept as it came: Meta took it as it stands, whatever it would say of it today. */
function isApprovedAnswer({ data, member }: Draft): boolean {
  return member[0] === 'data' && upperOf(data.status) === 'APPROVED';
}

function soften(one: Found): Found {
  return one.severity === 'error' ? { ...one, severity: 'warning' } : one;
}

interface Root {
  readonly data: unknown;
  readonly member: MemberPath;
}

/** Members under which people and Meta's answers keep lists of templates. */
const LISTS = ['data', 'templates', 'message_templates'];

/** People keep lists of templates and exports of Meta's answers in files, too. Each template in them is looked at. */
function rootsOf(data: unknown): { roots: Root[]; about: Found[] } {
  const { list, at } = listIn(data);
  if (list?.some(looksLikeTemplate)) {
    const roots = list.map((one, index) => ({ data: one, member: [...at, index] }));
    return { roots, about: [found('several-templates', at, { count: list.length })] };
  }
  if (list === undefined && isObject(data) && !isMessage(data)) return { roots: [{ data, member: [] }], about: [] };
  return { roots: [], about: [found('not-a-template', [], { holds: kindOf(data) })] };
}

function listIn(data: unknown): { list: readonly unknown[] | undefined; at: MemberPath } {
  if (Array.isArray(data)) return { list: data, at: [] };
  if (!isObject(data) || data.components !== undefined) return { list: undefined, at: [] };
  const key = LISTS.find((name) => Array.isArray(data[name]));
  return key === undefined ? { list: undefined, at: [] } : { list: listOf(data[key]), at: [key] };
}

function looksLikeTemplate(value: unknown): boolean {
  return isObject(value) && (value.components !== undefined || value.library_template_name !== undefined);
}

/** A message that sends a template has its parameters, not its text. */
function isMessage(data: Members): boolean {
  return data.messaging_product !== undefined || (isObject(data.template) && data.components === undefined);
}

function kindOf(data: unknown): 'nothing' | 'list' | 'text' | 'message' | 'object' {
  if (data === null || data === undefined) return 'nothing';
  if (Array.isArray(data)) return 'list';
  if (!isObject(data)) return 'text';
  return isMessage(data) ? 'message' : 'object';
}

/** Two rules may find the same member missing. */
function withoutTwins(all: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return all.filter(({ rule, member, offset, facts }) => {
    const named = 'member' in facts ? String(facts.member).split('.').at(-1) : '';
    const key = [rule, ...member, offset ?? '', named].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

export function placed(all: readonly Found[], source: TemplateSource): Finding[] {
  return all
    .map((one): Finding => {
      const { member, offset } = one;
      const place = offset === undefined ? source.placeOf(member) : source.placeInText(member, offset);
      return { ...one, path: source.path, place };
    })
    .sort(byPlace);
}

function byPlace(one: Finding, other: Finding): number {
  const line = (one.place?.line ?? 0) - (other.place?.line ?? 0);
  return line !== 0 ? line : (one.place?.column ?? 0) - (other.place?.column ?? 0);
}
