import * as z from 'zod/mini';
import type { TemplateId } from '../core/ids.js';
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

/** What a sync found to be different from the one before. */
export interface TemplateChanges {
  readonly added: readonly Template[];
  readonly changed: readonly { readonly before: Template; readonly after: Template }[];
  /** As they were last seen; they are no longer kept. */
  readonly gone: readonly Template[];
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
): TemplateChanges {
  return database.write('templates', () => {
    const before = new Map(templatesOf(database, channelId).map((cached) => [cached.template.id, cached.template]));
    const changes = compare(before, templates);
    for (const { id } of changes.gone) {
      database.run('DELETE FROM templates WHERE channel_id = :channelId AND id = :id', { channelId, id });
    }
    for (const after of changes.added) save(database, channelId, after, at);
    for (const { after } of changes.changed) save(database, channelId, after, at);
    const { added, changed, gone } = changes;
    database.run(
      'INSERT INTO template_syncs (channel_id, at, total, added, changed, gone) VALUES (:channelId, :at, :total, :added, :changed, :gone)',
      { channelId, at, total: templates.length, added: added.length, changed: changed.length, gone: gone.length },
    );
    return changes;
  });
}

function compare(before: ReadonlyMap<string, Template>, templates: readonly Template[]): TemplateChanges {
  const seen = new Set<string>(templates.map(({ id }) => id));
  return {
    added: templates.filter(({ id }) => !before.has(id)),
    changed: templates.flatMap((after) => {
      const old = before.get(after.id);
      return old && comparable(old) !== comparable(after) ? [{ before: old, after }] : [];
    }),
    gone: [...before.values()].filter(({ id }) => !seen.has(id)),
  };
}

/**
 * Equal for templates that are the same. Members are sorted, since JSON gives no order, and sample files are left out:
 * Meta answers a signed URL that expires, so two syncs of an untouched template need not agree on it (UNSURE how often
 * it changes; a sample alone is nothing a sender acts on).
 */
function comparable(one: Template): string {
  return JSON.stringify(one, (key, value: unknown) => {
    if (key === 'header_handle') return undefined;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1)));
  });
}

function save(database: Database, channelId: string, one: Template, at: string): void {
  const { id, name, language, status, category } = one;
  database.run(
    `INSERT INTO templates (channel_id, id, name, language, status, category, json, first_seen_at, changed_at)
     VALUES (:channelId, :id, :name, :language, :status, :category, :json, :at, :at)
     ON CONFLICT DO UPDATE SET name = :name, language = :language, status = :status, category = :category,
       json = :json, changed_at = :at`,
    { channelId, id, name, language, status, category, json: JSON.stringify(one), at },
  );
}

const sync = z.object({ at: z.string(), total: z.number(), added: z.number(), changed: z.number(), gone: z.number() });

/** undefined when this channel's templates were never synced, which is not the same as having none. */
export function lastTemplateSync(database: Database, channelId: string): TemplateSync | undefined {
  const sql = `SELECT at, total, added, changed, gone FROM template_syncs
    WHERE channel_id = :channelId ORDER BY at DESC, rowid DESC LIMIT 1`;
  return database.rows(sync, sql, { channelId })[0];
}
