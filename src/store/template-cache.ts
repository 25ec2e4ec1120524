import * as z from 'zod/mini';
import type { TemplateId } from '../core/ids.js';
import { compareTemplates, type TemplateChange } from '../core/templates/compare.js';
import { searchableText } from '../core/templates/searchable.js';
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

const FROM = `FROM templates JOIN template_contents AS content USING (channel_id, id) WHERE channel_id = :channelId`;
const COLUMNS = 'content.json AS template, first_seen_at AS firstSeenAt, changed_at AS changedAt';

/** Sorted by name, then language. */
export function templatesOf(database: Database, channelId: string): CachedTemplate[] {
  return database.rows(templateRow, `SELECT ${COLUMNS} ${FROM} ORDER BY name, language`, { channelId });
}

/** Every language of one name, without reading the others. */
export function languagesOfTemplate(database: Database, channelId: string, name: string): CachedTemplate[] {
  const sql = `SELECT ${COLUMNS} ${FROM} AND name = :name ORDER BY language`;
  return database.rows(templateRow, sql, { channelId, name });
}

const storedText = z.object({ id: z.string(), json: z.string() });
const storedTemplate = z.object({ template: jsonColumn(template) });

/**
 * Makes the cache what Meta has now, and tells what that changed. `templates` must be all of them, every page. What is
 * word for word what it was, which is nearly all of it, is neither parsed nor compared nor written.
 */
export function replaceTemplates(
  database: Database,
  channelId: string,
  { templates, at }: { templates: readonly Template[]; at: string },
): TemplateChange[] {
  return database.write('templates', () => {
    const sql = 'SELECT id, json FROM template_contents WHERE channel_id = :channelId';
    const stored = new Map(database.rows(storedText, sql, { channelId }).map(({ id, json }) => [id, json]));
    const present = new Set<string>(templates.map(({ id }) => id));
    const newer = templates
      .map((one) => ({ template: one, json: JSON.stringify(one) }))
      .filter(({ template: { id }, json }) => stored.get(id) !== json);
    const gone = [...stored.keys()].filter((id) => !present.has(id));
    const before = readStored(database, channelId, [...newer.map(({ template: { id } }) => id), ...gone]);
    const after = newer.map((one) => one.template);
    const changes = compareTemplates(before, after);
    for (const id of gone) remove(database, channelId, id);
    const touched = new Set(changes.map(nameAndLanguage));
    const changedAt = (one: Template) => (touched.has(nameAndLanguage(one)) ? at : null);
    save(
      database,
      channelId,
      newer.map((one) => ({ ...one, changedAt: changedAt(one.template) })),
      at,
    );
    const added = countMissing(after, before);
    const missing = countMissing(before, after);
    const changed = touched.size - added - missing;
    recordSync(database, channelId, { at, total: templates.length, added, changed, gone: missing });
    return changes;
  });
}

/** Those of the ids that are there. */
function readStored(database: Database, channelId: string, ids: readonly string[]): Template[] {
  if (ids.length === 0) return [];
  const sql = `SELECT json AS template FROM template_contents
    WHERE channel_id = :channelId AND id IN (SELECT value FROM json_each(:ids))`;
  return database.rows(storedTemplate, sql, { channelId, ids: JSON.stringify(ids) }).map((row) => row.template);
}

/** Keeps what was just read of one template, so that it is true without a sync of all. */
export function saveTemplate(database: Database, channelId: string, one: Template, at: string): void {
  database.write('templates', () =>
    save(database, channelId, [{ template: one, json: JSON.stringify(one), changedAt: at }], at),
  );
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
  database.run('DELETE FROM template_contents WHERE channel_id = :channelId AND id = :id', { channelId, id });
}

interface SavedTemplate {
  readonly template: Template;
  readonly json: string;
  /** Null where only a field differs that is no change to anybody, such as a renewed link: it is still newer. */
  readonly changedAt: string | null;
}

/** Rows of one statement: thousands of statements cost more than what they write. */
const ROWS_AT_ONCE = 500;

function save(database: Database, channelId: string, saved: readonly SavedTemplate[], at: string): void {
  for (let start = 0; start < saved.length; start += ROWS_AT_ONCE) {
    const chunk = saved.slice(start, start + ROWS_AT_ONCE);
    const facts = JSON.stringify(chunk.map(toFactsRow));
    const contents = JSON.stringify(chunk.map(({ template: one, json }) => [one.id, searchableText(one), json]));
    database.run(SAVE_FACTS, { channelId, at, rows: facts });
    database.run(SAVE_CONTENTS, { channelId, rows: contents });
  }
}

function toFactsRow({ template: one, changedAt }: SavedTemplate): unknown[] {
  const { id, name, language, status, category, correctCategory, previousCategory, rejectedReason } = one;
  const quality = one.qualityScore?.score ?? null;
  return [id, name, language, status, category, correctCategory, previousCategory, quality, rejectedReason, changedAt];
}

/** `WHERE true` keeps ON CONFLICT from being read as a part of the join, https://sqlite.org/lang_upsert.html */
const SAVE_FACTS = `
  INSERT INTO templates (channel_id, id, name, language, status, category, correct_category, previous_category,
    quality, rejected_reason, first_seen_at, changed_at)
  SELECT :channelId, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
    value ->> 7, value ->> 8, :at, coalesce(value ->> 9, '')
  FROM json_each(:rows) WHERE true
  ON CONFLICT DO UPDATE SET name = excluded.name, language = excluded.language, status = excluded.status,
    category = excluded.category, correct_category = excluded.correct_category,
    previous_category = excluded.previous_category, quality = excluded.quality,
    rejected_reason = excluded.rejected_reason, changed_at = iif(excluded.changed_at = '', changed_at, excluded.changed_at)`;

const SAVE_CONTENTS = `
  INSERT INTO template_contents (channel_id, id, search, json)
  SELECT :channelId, value ->> 0, value ->> 1, value ->> 2 FROM json_each(:rows) WHERE true
  ON CONFLICT DO UPDATE SET search = excluded.search, json = excluded.json`;

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
