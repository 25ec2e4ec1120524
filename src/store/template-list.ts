import * as z from 'zod/mini';
import type { TemplateFacts } from '../core/templates/list-facts.js';
import type { Database } from './database.js';
import { jsonColumn } from './json-column.js';

/** Any of each list; an empty one filters nothing. */
export interface TemplateListFilter {
  readonly search: string | undefined;
  readonly status: readonly string[];
  readonly category: readonly string[];
  readonly language: readonly string[];
  readonly quality: readonly string[];
}

type Column = string | null;
type FactsRow = [string, string, string, string, string, Column, Column, Column, Column];

/** One look at each row instead of a schema for each of its columns: there are thousands. */
function areFactsRows(value: unknown): boolean {
  return Array.isArray(value) && value.every(isFactsRow);
}

function isFactsRow(row: unknown): boolean {
  const isColumn = (value: unknown, at: number) => typeof value === 'string' || (value === null && at >= 5);
  return Array.isArray(row) && row.length === 9 && row.every(isColumn);
}

/** All rows in one value: the driver hands over thousands of rows several times slower than one text. */
const allRows = z.object({ rows: jsonColumn(z.custom<FactsRow[]>(areFactsRows)) });

/** Sorted by name, then language. Contents are read only for a search. */
export function listCached(database: Database, channelId: string, filter: TemplateListFilter): TemplateFacts[] {
  const search = filter.search?.toLowerCase();
  const isAmong = (column: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`${column} IN (SELECT value FROM json_each(:${column}))`];
  const conditions = [
    'channel_id = :channelId',
    ...isAmong('status', filter.status),
    ...isAmong('category', filter.category),
    ...isAmong('language', filter.language),
    // Meta tells no score of some new templates, which is the same as its UNKNOWN.
    ...isAmong('quality', filter.quality).map((condition) =>
      condition.replace('quality', "ifnull(quality, 'UNKNOWN')"),
    ),
    ...(search === undefined
      ? []
      : [
          `EXISTS (SELECT 1 FROM template_contents AS content
            WHERE content.channel_id = templates.channel_id AND content.id = templates.id AND instr(content.search, :search))`,
        ]),
  ];
  const sql = `SELECT json_group_array(json_array(id, name, language, status, category, correct_category,
      previous_category, quality, rejected_reason)) AS rows
    FROM (SELECT * FROM templates WHERE ${conditions.join(' AND ')} ORDER BY name, language)`;
  const values = {
    channelId,
    ...(filter.status.length > 0 && { status: JSON.stringify(filter.status) }),
    ...(filter.category.length > 0 && { category: JSON.stringify(filter.category) }),
    ...(filter.language.length > 0 && { language: JSON.stringify(filter.language) }),
    ...(filter.quality.length > 0 && { quality: JSON.stringify(filter.quality) }),
    ...(search !== undefined && { search }),
  };
  const [all] = database.rows(allRows, sql, values);
  return (all?.rows ?? []).map(toFacts);
}

function toFacts(row: FactsRow): TemplateFacts {
  return {
    id: row[0],
    name: row[1],
    language: row[2],
    status: row[3],
    category: row[4],
    correctCategory: row[5],
    previousCategory: row[6],
    quality: row[7],
    rejectedReason: row[8],
  };
}

const totalRow = z.object({ total: z.number() });

export function countCached(database: Database, channelId: string): number {
  const sql = 'SELECT count(*) AS total FROM templates WHERE channel_id = :channelId';
  return database.rows(totalRow, sql, { channelId })[0]?.total ?? 0;
}

const values = jsonColumn(z.array(z.string()));
const valuesRow = z.object({ status: values, category: values, language: values, name: values });

export type CachedValues = z.infer<typeof valuesRow>;

/** Every status, category, language and name there is, each once. */
export function cachedValues(database: Database, channelId: string): CachedValues {
  const all = (column: string) => `(SELECT json_group_array(value) FROM
    (SELECT DISTINCT ${column} AS value FROM templates WHERE channel_id = :channelId ORDER BY value)) AS ${column}`;
  const sql = `SELECT ${['status', 'category', 'language', 'name'].map(all).join(', ')}`;
  return database.rows(valuesRow, sql, { channelId })[0] ?? { status: [], category: [], language: [], name: [] };
}
