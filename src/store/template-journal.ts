import * as z from 'zod/mini';
import type { Database } from './database.js';
import { jsonColumn } from './json-column.js';

/**
 * One change that Meta took from this machine. Meta tells neither how much of a template's edit budget is used, nor which
 * names were deleted, nor which file a sample came from, so this is all there is to know it by.
 */
export interface TemplateWrite {
  /** Of the template that was made, edited or deleted. */
  readonly templateId: string;
  readonly name: string;
  /** `*` where every language of the name was deleted. */
  readonly language: string;
  readonly action: 'create' | 'edit' | 'delete';
  /** Before it: only edits of an APPROVED one count against the budget. Null for a creation. */
  readonly statusBefore: string | null;
  /** SHA-256 of each sample file that went along, in the order of the template's media headers. */
  readonly samples: readonly string[];
  /** ISO 8601. */
  readonly at: string;
}

const write: z.ZodMiniType<TemplateWrite> = z.object({
  templateId: z.string(),
  name: z.string(),
  language: z.string(),
  action: z.enum(['create', 'edit', 'delete']),
  statusBefore: z.nullable(z.string()),
  samples: jsonColumn(z.array(z.string())),
  at: z.string(),
});

/** By account and not by channel: two channels of one account share its templates. */
export function recordTemplateWrite(database: Database, wabaId: string, done: TemplateWrite): void {
  const { samples, ...facts } = done;
  database.write('template-change', () =>
    database.run(
      `INSERT INTO template_writes (waba_id, template_id, name, language, action, status_before, samples, at)
       VALUES (:wabaId, :templateId, :name, :language, :action, :statusBefore, :samples, :at)`,
      { wabaId, ...facts, samples: JSON.stringify(samples) },
    ),
  );
}

/** All that is remembered of an account's templates, the oldest first. */
export function templateWrites(database: Database, wabaId: string): TemplateWrite[] {
  const sql = `SELECT template_id AS templateId, name, language, action, status_before AS statusBefore, samples, at
    FROM template_writes WHERE waba_id = :wabaId ORDER BY at, rowid`;
  return database.rows(write, sql, { wabaId });
}
