/**
 * What would make the account like the files. Only what is in files is managed: a template that no file names is left
 * alone, unless it is asked to be deleted.
 */
import { TEMPLATE_LIMITS } from '../../meta/limits.js';
import type { TemplateDefinition } from '../definition.js';
import { editBudgetOf } from '../edit-budget.js';
import { findEditObstacles } from '../edit-obstacles.js';
import { samplesOf } from '../samples.js';
import type { Template } from '../template.js';
import { type ContentDifference, compareContents } from './content.js';

/** One template file that is fit to be submitted. */
export interface ManagedTemplate {
  readonly path: string;
  readonly definition: TemplateDefinition;
  /** SHA-256 of each sample file, in the order of `samplesOf`. */
  readonly samples: readonly string[];
}

/**
 * One change that Meta took from this machine, or one look at its samples. Meta tells neither how much of a template's edit
 * budget is used, nor which names were deleted, nor which file a sample came from, so this is all there is to know it by.
 */
export interface TemplateWrite {
  /** Of the template that was made, edited, deleted or written to a file. */
  readonly templateId: string;
  readonly name: string;
  /** `*` where every language of the name was deleted. */
  readonly language: string;
  /** `pull`: nothing changed at Meta; its samples were written to files. */
  readonly action: 'create' | 'edit' | 'delete' | 'pull';
  /** Before it: only edits of an APPROVED one count against the budget. Null for a creation. */
  readonly statusBefore: string | null;
  /** SHA-256 of each sample file that went along, in the order of the template's media headers. */
  readonly samples: readonly string[];
  /** ISO 8601. */
  readonly at: string;
}

export interface PlanFacts {
  readonly files: readonly ManagedTemplate[];
  readonly account: readonly Template[];
  readonly writes: readonly TemplateWrite[];
  readonly now: Date;
  /** How many templates the account may have; null where Meta did not tell. */
  readonly limit: number | null;
  /** Whether templates that no file names are to be deleted. */
  readonly prune: boolean;
}

/** Why something cannot be done now. `until` is when it can, ISO 8601. */
export type PlanBlock =
  /** PENDING, IN_APPEAL, DISABLED, …: only APPROVED, REJECTED and PAUSED templates can be edited. */
  | { readonly block: 'status'; readonly status: string }
  /** One edit in 24 hours and ten in 30 days of an approved template; only edits from this machine are known. */
  | { readonly block: 'edit-budget'; readonly until: string }
  /** Deleted from this machine less than 30 days ago. */
  | { readonly block: 'name-deleted'; readonly until: string }
  /** All languages of a name have one category. */
  | { readonly block: 'category-of-name'; readonly category: string }
  | { readonly block: 'template-limit'; readonly limit: number }
  /** The whole content is sent again, and Meta's link to the present sample is no handle. */
  | { readonly block: 'sample-missing' };

export interface PlanItem {
  readonly name: string;
  readonly language: string;
  /** Null where no file names it. */
  readonly path: string | null;
  /** Null where the account does not have it. */
  readonly template: Template | null;
  readonly file: ManagedTemplate | null;
  readonly action: 'create' | 'edit' | 'delete' | 'none';
  readonly blocked: PlanBlock | null;
  readonly differences: readonly ContentDifference[];
  /** A file says one category and the account another one that no edit can change: the template is approved. */
  readonly categoryDrift: { readonly file: string; readonly account: string } | null;
}

const DAY_MS = 86_400_000;
/** `language` of a deletion that took all of a name. */
const EVERY_LANGUAGE = '*';

/** By name and language, files and account together. */
export function planTemplates(facts: PlanFacts): PlanItem[] {
  const present = new Map(facts.account.filter((one) => !isLeaving(one)).map((one) => [keyOf(one), one]));
  const managed = new Set(facts.files.map(({ definition }) => keyOf(definition)));
  const others = [...present].flatMap(([key, template]) => (managed.has(key) ? [] : [unmanaged(template, facts)]));
  const memory = remember(facts.writes);
  const categories = new Map([...present.values()].map(({ name, category }) => [name, category]));
  const ours = facts.files.map((file) => {
    const template = present.get(keyOf(file.definition));
    return template ? compare(file, template, memory, facts.now) : creation(file, categories, memory, facts.now);
  });
  return withinLimit([...ours, ...others], present.size, facts.limit).sort((one, other) =>
    keyOf(one) < keyOf(other) ? -1 : 1,
  );
}

interface Memory {
  readonly byId: ReadonlyMap<string, readonly TemplateWrite[]>;
  readonly deletions: ReadonlyMap<string, readonly TemplateWrite[]>;
}

function remember(writes: readonly TemplateWrite[]): Memory {
  const deletions = writes.filter(({ action }) => action === 'delete');
  return { byId: groupBy(writes, ({ templateId }) => templateId), deletions: groupBy(deletions, ({ name }) => name) };
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function keyOf({ name, language }: { readonly name: string; readonly language: string }): string {
  return `${name}/${language}`;
}

function creation(file: ManagedTemplate, categories: ReadonlyMap<string, string>, memory: Memory, now: Date): PlanItem {
  const { name, language } = file.definition;
  const item = { name, language, path: file.path, template: null, file, differences: [], categoryDrift: null } as const;
  return { ...item, action: 'create', blocked: creationBlock(file, categories, memory, now) };
}

/** `categories` are those of the account, by name. */
function creationBlock(
  { definition }: ManagedTemplate,
  categories: ReadonlyMap<string, string>,
  { deletions }: Memory,
  now: Date,
): PlanBlock | null {
  const until = nameFreeAgain(definition, deletions.get(definition.name) ?? []);
  if (until !== undefined && until > now.toISOString()) return { block: 'name-deleted', until };
  const category = categories.get(definition.name);
  return category !== undefined && category !== definition.category ? { block: 'category-of-name', category } : null;
}

/** Only an approved template's name rests for 30 days; of one that never was, Meta's texts speak of a minute. */
function nameFreeAgain({ language }: TemplateDefinition, deletions: readonly TemplateWrite[]): string | undefined {
  const deletion = deletions.findLast((write) => [language, EVERY_LANGUAGE].includes(write.language));
  if (!deletion || ['PENDING', 'REJECTED'].includes(deletion.statusBefore ?? '')) return undefined;
  return later(deletion.at, TEMPLATE_LIMITS.deletedNameReuseDays * DAY_MS);
}

function compare(file: ManagedTemplate, template: Template, { byId }: Memory, now: Date): PlanItem {
  const { name, language } = template;
  const { category } = file.definition;
  const writes = byId.get(template.id) ?? [];
  const differences = differencesOf(file, template, writes);
  const isFixed = template.status === 'APPROVED' && category !== template.category;
  const categoryDrift = isFixed ? { file: category, account: template.category } : null;
  const item = { name, language, path: file.path, template, file, differences, categoryDrift } as const;
  if (differences.length === 0) return { ...item, action: 'none', blocked: null };
  return { ...item, action: 'edit', blocked: editBlock(file, template, writes, now) };
}

/** Whether a file need not be written again: it says what the account says, as far as it says anything. */
export function saysTheSame({ definition }: ManagedTemplate, template: Template): boolean {
  const isSame = definition.category === template.category && settingDifferences(definition, template).length === 0;
  return isSame && compareContents(definition.components, template.components, template).length === 0;
}

function differencesOf(
  file: ManagedTemplate,
  template: Template,
  writes: readonly TemplateWrite[],
): ContentDifference[] {
  return [...contentDifferences(file.definition, template), ...sampleDifferences(file, writes)];
}

/** What of a file is not as the account has it, samples aside, which only this machine's memory can tell. */
export function contentDifferences(definition: TemplateDefinition, template: Template): ContentDifference[] {
  return [
    ...settingDifferences(definition, template),
    ...compareContents(definition.components, template.components, { category: definition.category }),
  ];
}

/** What a file leaves unsaid is Meta's to choose. The category of an approved one is drift, which no edit could mend. */
function settingDifferences(definition: TemplateDefinition, template: Template): ContentDifference[] {
  const { category, status, messageSendTtlSeconds } = template;
  const compared: [string, unknown, string | number | null][] = [
    ...(status === 'APPROVED' ? [] : [['category', definition.category, category] as [string, unknown, string]]),
    ['message_send_ttl_seconds', definition.message_send_ttl_seconds, messageSendTtlSeconds],
  ];
  return compared.flatMap(([member, ours, theirs]) => {
    if (ours === undefined || ours === null || String(ours) === String(theirs ?? '')) return [];
    return [{ member, file: String(ours), account: theirs === null ? null : String(theirs) }];
  });
}

/** A sample is compared with the file that this machine last sent or fetched; where there was none, nobody can know. */
function sampleDifferences(
  { definition, samples }: ManagedTemplate,
  writes: readonly TemplateWrite[],
): ContentDifference[] {
  const known = writes.at(-1)?.samples;
  const named = samplesOf(definition);
  if (known === undefined || known.length !== named.length) return [];
  return named.flatMap(({ member, path }, index) =>
    samples[index] === known[index] ? [] : [{ member: showMember(member), file: path, account: null }],
  );
}

function showMember(member: readonly (string | number)[]): string {
  return member
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .slice(1);
}

function editBlock(
  { definition }: ManagedTemplate,
  { id, status }: Template,
  writes: readonly TemplateWrite[],
  now: Date,
): PlanBlock | null {
  // Another category is drift and told as that; it keeps no other edit back.
  const present = { status, category: definition.category };
  const [obstacle] = findEditObstacles(present, definition, editBudgetOf(writes, id, now));
  if (obstacle?.obstacle === 'status') return { block: 'status', status };
  if (samplesMissing(definition)) return { block: 'sample-missing' };
  return obstacle?.obstacle === 'budget' ? { block: 'edit-budget', until: obstacle.freeAt } : null;
}

/** Meta's own links, as `pull --no-media` leaves them, cannot be posted back. */
function samplesMissing({ components }: TemplateDefinition): boolean {
  return JSON.stringify(components).includes('"header_handle":["http');
}

function later(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}

function unmanaged(template: Template, { prune }: PlanFacts): PlanItem {
  const { name, language, status } = template;
  const item = { name, language, path: null, template, file: null, differences: [], categoryDrift: null } as const;
  if (!prune || isMetasSample(template)) return { ...item, action: 'none', blocked: null };
  // Nothing says that a disabled template can be deleted; Meta's page says that it cannot.
  return { ...item, action: 'delete', blocked: status === 'DISABLED' ? { block: 'status', status } : null };
}

/** Meta puts it into every new account; it is nobody's to keep in files. */
export function isMetasSample({ name }: Template): boolean {
  return name === 'hello_world';
}

/** On its way out, so it counts as gone. */
export function isLeaving({ status }: Template): boolean {
  return ['DELETED', 'PENDING_DELETION'].includes(status);
}

/** Creations beyond the account's limit wait until something is deleted; deletions of the same plan come after them. */
function withinLimit(items: readonly PlanItem[], present: number, limit: number | null): PlanItem[] {
  if (limit === null) return [...items];
  let count = present;
  return items.map((item) => {
    if (item.action !== 'create' || item.blocked) return item;
    count += 1;
    return count > limit ? { ...item, blocked: { block: 'template-limit', limit } } : item;
  });
}
