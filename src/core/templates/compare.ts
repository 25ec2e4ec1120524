import type { Template } from './template.js';

/** What a sync found to be different. One template may have several, one for each thing that changed. */
export interface TemplateChange {
  readonly kind: TemplateChangeKind;
  readonly name: string;
  readonly language: string;
  /** Statuses, categories or quality scores; null for what was not there. */
  readonly before: string | null;
  readonly after: string | null;
  /** Of a rejection, in Meta's word. */
  readonly reason: string | null;
}

export type TemplateChangeKind =
  | 'added'
  | 'gone'
  /** Its components, or a status that has no word of its own here. */
  | 'changed'
  | 'approved'
  | 'rejected'
  | 'paused'
  | 'disabled'
  /** Meta turns UTILITY into MARKETING without asking, which costs more. */
  | 'recategorised'
  | 'quality';

const STATUS_CHANGES: Readonly<Record<string, TemplateChangeKind>> = {
  APPROVED: 'approved',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
};

/** The change report of a sync, by name and language. A template that was deleted and made anew under its name is one that changed. */
export function compareTemplates(before: readonly Template[], after: readonly Template[]): TemplateChange[] {
  const old = new Map(before.map((template) => [keyOf(template), template]));
  const present = new Set(after.map(keyOf));
  const gone = before.filter((template) => !present.has(keyOf(template)));
  const changes = [
    ...after.flatMap((template) => compare(old.get(keyOf(template)), template)),
    ...gone.map((template) => tell(template, 'gone', template.status, null)),
  ];
  return changes.sort((one, other) => compareText(keyOf(one), keyOf(other)));
}

/** Name and language together: languages of one name are templates of their own, with their own status. */
function keyOf({ name, language }: Pick<Template, 'name' | 'language'>): string {
  return `${name}/${language}`;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function compare(before: Template | undefined, after: Template): TemplateChange[] {
  if (before === undefined) return [tell(after, 'added', null, after.status)];
  const changes: [TemplateChangeKind, string | null, string | null][] = [
    [STATUS_CHANGES[after.status] ?? 'changed', before.status, after.status],
    ['recategorised', before.category, after.category],
    ['quality', before.qualityScore?.score ?? null, after.qualityScore?.score ?? null],
  ];
  const told = changes.filter(([, from, to]) => from !== to && to !== null);
  const isOther = toText(before.components) !== toText(after.components);
  return [
    ...told.map(([kind, from, to]) => tell(after, kind, from, to)),
    ...(isOther ? [tell(after, 'changed', null, null)] : []),
  ];
}

function tell(
  template: Template,
  kind: TemplateChangeKind,
  before: string | null,
  after: string | null,
): TemplateChange {
  const { name, language, rejectedReason } = template;
  return { kind, name, language, before, after, reason: after === 'REJECTED' ? rejectedReason : null };
}

/**
 * Components as comparable text: keys sorted, and media handles left out, because Meta answers another signed link to
 * the same sample at every read.
 */
function toText(value: unknown): string {
  return JSON.stringify(value, (key, member: unknown) => {
    if (key === 'header_handle') return undefined;
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([one], [other]) => compareText(one, other)));
  });
}
