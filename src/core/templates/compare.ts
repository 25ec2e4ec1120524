import type { Template } from './template.js';

/** What a sync found to be different. One template may have several, one for each thing that changed. */
export interface TemplateChange {
  readonly change: TemplateChangeKind;
  readonly name: string;
  readonly language: string;
  /** Statuses, categories or quality scores; null for what was not there. */
  readonly from: string | null;
  readonly to: string | null;
  /** Of a rejection, in Meta's word. */
  readonly reason: string | null;
}

export type TemplateChangeKind =
  | 'added'
  | 'gone'
  /** Its text, buttons or other components. */
  | 'changed'
  | 'approved'
  | 'rejected'
  | 'paused'
  | 'disabled'
  /** Any other status. */
  | 'status-changed'
  /** Without a word from Meta, UTILITY becomes MARKETING, which costs more. */
  | 're-categorised'
  /** Not yet, but announced by `correct_category`. */
  | 'category-change-announced'
  | 'quality-changed';

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
    [STATUS_CHANGES[after.status] ?? 'status-changed', before.status, after.status],
    ['re-categorised', before.category, after.category],
    ['category-change-announced', announced(before), announced(after)],
    ['quality-changed', before.qualityScore?.score ?? null, after.qualityScore?.score ?? null],
  ];
  const told = changes.filter(([, from, to]) => from !== to && to !== null);
  const isOther = toText(before.components) !== toText(after.components);
  return [
    ...told.map(([change, from, to]) => tell(after, change, from, to)),
    ...(isOther ? [tell(after, 'changed', null, null)] : []),
  ];
}

/** The category that Meta will move it to; null where it is right as it is. */
function announced({ category, correctCategory }: Template): string | null {
  return correctCategory === null || correctCategory === '' || correctCategory === category ? null : correctCategory;
}

function tell(
  { name, language, rejectedReason }: Template,
  change: TemplateChangeKind,
  from: string | null,
  to: string | null,
): TemplateChange {
  const isRejected = to === 'REJECTED';
  return { change, name, language, from, to, reason: isRejected ? rejectedReason : null };
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
