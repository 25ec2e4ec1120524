import * as z from 'zod/mini';
import type { TemplateWrite } from '../core/templates/code/plan.js';
import type { Database } from './database.js';
import { jsonColumn } from './json-column.js';

const write: z.ZodMiniType<TemplateWrite> = z.object({
  templateId: z.string(),
  name: z.string(),
  language: z.string(),
  action: z.enum(['create', 'edit', 'delete', 'pull']),
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
