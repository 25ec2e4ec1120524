import * as z from 'zod/mini';
import type { TemplateNews } from '../core/templates/news.js';
import type { Database } from './database.js';

const maybeText = z.nullable(z.string());
const newsRow = z.object({
  templateId: z.string(),
  at: z.string(),
  event: maybeText,
  pause: maybeText,
  reason: maybeText,
  recommendation: maybeText,
  changesAt: z.nullable(z.number()),
});

/**
 * What the webhook told last of each template, by template id: more than the API tells, where a listener kept it. Of every
 * channel, since an account's events are kept under one of its channels only.
 */
export function templateNews(database: Database): Map<string, TemplateNews> {
  // The id comes as a number, and perhaps as a text one day.
  const sql = `SELECT CAST(content ->> '$.message_template_id' AS TEXT) AS templateId, received_at AS at,
      content ->> '$.event' AS event, content ->> '$.other_info.title' AS pause,
      content ->> '$.rejection_info.reason' AS reason, content ->> '$.rejection_info.recommendation' AS recommendation,
      CAST(content ->> '$.category_update_timestamp' AS INTEGER) AS changesAt
    FROM events WHERE kind = 'template' AND content ->> '$.message_template_id' IS NOT NULL ORDER BY id`;
  const news = new Map<string, TemplateNews>();
  for (const { templateId, changesAt, event, ...row } of database.rows(newsRow, sql, {})) {
    const known = news.get(templateId);
    const status = event === null ? (known?.status ?? null) : { event, ...row };
    news.set(templateId, { status, changesAt: changesAt ?? known?.changesAt ?? null });
  }
  return news;
}
