import * as z from 'zod/mini';
import { normalizeLanguage } from '../../core/meta/languages.js';
import type { Template } from '../../core/templates/template.js';
import { lastTemplateSync, templatesOf } from '../../store/template-cache.js';
import { relativeTime } from '../../ui/relative-time.js';
import type { Screen } from '../../ui/screen.js';
import { table } from '../../ui/table.js';
import { command, type Says } from '../command.js';
import { type Field, optional, list as repeated, text } from '../field.js';
import { syncTemplates } from '../templates-sync.js';
import { byUrgency, nameStatus, paintQuality, type TemplateRow, templateRow, toRow } from './template-data.js';

export const list = command({
  path: 'templates list',
  examples: [
    'wabactl templates list',
    'wabactl templates list --status REJECTED --status PAUSED',
    "wabactl templates list --language es --search pedido --json --jq '.templates[].name'",
  ],
  args: {},
  options: {
    search: optional(text('-s, --search <text>')),
    status: upperCase(repeated('--status <status>')),
    category: upperCase(repeated('--category <category>')),
    language: repeated('--language <code>'),
  },
  output: z.object({ templates: z.array(templateRow), total: z.number(), syncedAt: z.string() }),
  rows: ({ templates }) => templates,
  async run(input, context) {
    const { session, note, say } = context;
    const channel = await session.channel();
    const database = await session.database();
    const last = lastTemplateSync(database, channel.id);
    if (!last) note(say.firstSync);
    const syncedAt = last?.at ?? (await syncTemplates(context)).syncedAt;
    const all = templatesOf(database, channel.id).map(({ template }) => template);
    const templates = all.filter((template) => isWanted(template, input)).map(toRow);
    const isFiltered = [input.status, input.category, input.language].some((values) => values.length > 0);
    if (templates.length === 0 && all.length > 0 && isFiltered) note(say.present(valuesOf(all)));
    return { templates: templates.sort(byUrgency), total: all.length, syncedAt };
  },
  view({ templates, total, syncedAt }, screen, say) {
    if (total === 0) return say.empty;
    if (templates.length === 0) return say.nothingFound(total);
    const when = relativeTime(new Date(syncedAt), screen.now, screen.text.language);
    const lines = table(
      say.head,
      templates.map((template) => toCells(template, screen, say)),
      screen,
    );
    return `${withNotes(lines, templates, screen, say)}\n\n${screen.style.dim(say.count(templates.length, total, when))}`;
  },
});

/** Meta's values are in capitals, and nobody should have to type them so. */
function upperCase(field: Field<string[]>): Field<string[]> {
  const schema = z.pipe(
    field.schema,
    z.transform((values: string[]) => values.map((value) => value.toUpperCase())),
  );
  return { ...field, schema };
}

/** What a filter can find here, because a mistyped status finds nothing and looks like good news. */
function valuesOf(templates: readonly Template[]): string {
  const values = (of: (template: Template) => string) => [...new Set(templates.map(of))].sort().join(', ');
  return [values(({ status }) => status), values(({ category }) => category), values(({ language }) => language)].join(
    '; ',
  );
}

interface Wanted {
  readonly search: string | undefined;
  readonly status: readonly string[];
  readonly category: readonly string[];
  readonly language: readonly string[];
}

function isWanted(template: Template, { search, status, category, language }: Wanted): boolean {
  const isOneOf = (values: readonly string[], value: string) => values.length === 0 || values.includes(value);
  return (
    isOneOf(status, template.status) &&
    isOneOf(category, template.category) &&
    isOneOf(language.map(normalizeLanguage), template.language) &&
    (search === undefined || contains(template, search))
  );
}

/** In the name and in every text of the components, without regard to case. */
function contains({ name, components }: Template, search: string): boolean {
  const wanted = search.toLowerCase();
  return [name, ...textsOf(components)].some((text) => text.toLowerCase().includes(wanted));
}

/** What a person wrote: labels, links, samples; not the names of Meta's own kinds, which are in every template. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => (KINDS.has(key) ? [] : textsOf(inner)));
}

const KINDS: ReadonlySet<string> = new Set(['type', 'format', 'otp_type']);

function toCells(template: TemplateRow, { style }: Screen, say: Says<'templates list'>): string[] {
  const { name, language, status, category, quality } = template;
  return [name, language, nameStatus(status, say.statuses, style), category, paintQuality(quality, style)];
}

/** Under a rejected template its reason, under one that will be moved the category; S10 of the seed. */
function withNotes(
  lines: string,
  templates: readonly TemplateRow[],
  screen: Screen,
  say: Says<'templates list'>,
): string {
  const notes = templates.map((template) => noteOf(template, say));
  if (notes.every((note) => note === undefined)) return lines;
  // A row that was wrapped has more than one line, so rows are told apart by rendering them without notes first.
  const [head = '', ...rows] = lines.split('\n');
  if (rows.length !== templates.length) {
    const below = templates.flatMap((template, at) =>
      notes[at] ? [`${template.name} (${template.language}): ${notes[at]}`] : [],
    );
    return [lines, '', ...below].join('\n');
  }
  const noted = rows.flatMap((row, at) => (notes[at] ? [row, `  ${screen.style.dim(notes[at])}`] : [row]));
  return [head, ...noted].join('\n');
}

function noteOf({ status, rejectedReason, category, correctCategory }: TemplateRow, say: Says<'templates list'>) {
  if (status === 'REJECTED' && rejectedReason !== null) {
    return `${rejectedReason}: ${say.reasons[rejectedReason] ?? ''}`.replace(/: $/, '');
  }
  return correctCategory !== null && correctCategory !== category ? say.willBecome(correctCategory) : undefined;
}
