import * as z from 'zod/mini';
import type { TemplateId } from '../core/ids.js';
import { compareTemplates, type TemplateChange } from '../core/templates/compare.js';
import type { Template } from '../core/templates/template.js';
import type { Database } from './database.js';
import { jsonColumn } from './json-column.js';

/** A template as Meta described it at the last sync. */
export interface CachedTemplate {
  readonly template: Template;
  /** ISO 8601: the first sync that brought it. */
  readonly firstSeenAt: string;
  /** ISO 8601: the last sync that brought it in another state than before. */
  readonly changedAt: string;
}

export interface TemplateSync {
  /** ISO 8601. */
  readonly at: string;
  readonly total: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
}

const orNull = <Value>(schema: z.ZodMiniType<Value>) => z._default(z.nullable(schema), null);

/** Fields that an older version of this program did not keep read as null until the next sync. */
const template: z.ZodMiniType<Template> = z.looseObject({
  id: z.custom<TemplateId>((value) => typeof value === 'string'),
  name: z.string(),
  language: z.string(),
  status: z.string(),
  category: z.string(),
  components: z.array(z.looseObject({ type: z.string() })),
  parameterFormat: orNull(z.string()),
  subCategory: orNull(z.string()),
  previousCategory: orNull(z.string()),
  correctCategory: orNull(z.string()),
  rejectedReason: orNull(z.string()),
  qualityScore: orNull(z.object({ score: z.string(), at: z.nullable(z.string()) })),
  libraryTemplateName: orNull(z.string()),
  messageSendTtlSeconds: orNull(z.number()),
  lastUpdatedAt: orNull(z.string()),
});

const templateRow = z.object({ template: jsonColumn(template), firstSeenAt: z.string(), changedAt: z.string() });

/** Sorted by name, then language. */
export function templatesOf(database: Database, channelId: string): CachedTemplate[] {
  const sql = `SELECT json AS template, first_seen_at AS firstSeenAt, changed_at AS changedAt
    FROM templates WHERE channel_id = :channelId ORDER BY name, language`;
  return database.rows(templateRow, sql, { channelId });
}

/** Makes the cache what Meta has now, and tells what that changed. `templates` must be all of them, every page. */
export function replaceTemplates(
  database: Database,
  channelId: string,
  { templates, at }: { templates: readonly Template[]; at: string },
): TemplateChange[] {
  return database.write('templates', () => {
    const before = templatesOf(database, channelId).map((cached) => cached.template);
    const changes = compareTemplates(before, templates);
    const present = new Set(templates.map(({ id }) => id));
    for (const { id } of before) if (!present.has(id)) remove(database, channelId, id);
    const touched = new Set(changes.map(nameAndLanguage));
    for (const one of templates) save(database, channelId, one, { at, touched: touched.has(nameAndLanguage(one)) });
    const added = countMissing(templates, before);
    const gone = countMissing(before, templates);
    recordSync(database, channelId, { at, total: templates.length, added, changed: touched.size - added - gone, gone });
    return changes;
  });
}

/** Keeps what was just read of one template, so that it is true without a sync of all. */
export function saveTemplate(database: Database, channelId: string, one: Template, at: string): void {
  database.write('templates', () => save(database, channelId, one, { at, touched: true }));
}

/** Takes templates out that Meta no longer has. */
export function removeTemplates(database: Database, channelId: string, ids: readonly string[]): void {
  database.write('templates', () => {
    for (const id of ids) remove(database, channelId, id);
  });
}

const nameAndLanguage = ({ name, language }: { name: string; language: string }): string => `${name}/${language}`;

function remove(database: Database, channelId: string, id: string): void {
  database.run('DELETE FROM templates WHERE channel_id = :channelId AND id = :id', { channelId, id });
}

/** All are written, since a field that is no change to anybody, such as a renewed link, is still newer. */
function save(
  database: Database,
  channelId: string,
  one: Template,
  { at, touched }: { at: string; touched: boolean },
): void {
  const { id, name, language, status, category } = one;
  database.run(
    `INSERT INTO templates (channel_id, id, name, language, status, category, json, first_seen_at, changed_at)
     VALUES (:channelId, :id, :name, :language, :status, :category, :json, :at, :at)
     ON CONFLICT DO UPDATE SET name = :name, language = :language, status = :status, category = :category,
       json = :json, changed_at = iif(:touched, :at, changed_at)`,
    { channelId, id, name, language, status, category, json: JSON.stringify(one), at, touched: touched ? 1 : 0 },
  );
}

/** How many templates of one list have no namesake in the other. */
function countMissing(templates: readonly Template[], others: readonly Template[]): number {
  const known = new Set(others.map(nameAndLanguage));
  return templates.filter((one) => !known.has(nameAndLanguage(one))).length;
}

function recordSync(database: Database, channelId: string, done: TemplateSync): void {
  database.run(
    `INSERT INTO template_syncs (channel_id, at, total, added, changed, gone)
     VALUES (:channelId, :at, :total, :added, :changed, :gone)`,
    { channelId, ...done },
  );
}

const sync = z.object({ at: z.string(), total: z.number(), added: z.number(), changed: z.number(), gone: z.number() });

/** undefined when this channel's templates were never synced, which is not the same as having none. */
export function lastTemplateSync(database: Database, channelId: string): TemplateSync | undefined {
  const sql = `SELECT at, total, added, changed, gone FROM template_syncs
    WHERE channel_id = :channelId ORDER BY at DESC, rowid DESC LIMIT 1`;
  return database.rows(sync, sql, { channelId })[0];
}
