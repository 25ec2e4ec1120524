import * as z from 'zod/mini';
import { isSample, type TemplateFacts } from '../../core/templates/list-facts.js';
import { detailsOf, mayHaveNews, NO_DETAILS, type TemplateDetails } from '../../core/templates/news.js';
import type { Database } from '../../store/database.js';
import { templateNews } from '../../store/template-events.js';
import { templateRow } from './template-data.js';

/** A template with all that is known of its state, but without its texts. */
export const listedTemplate = z.object({
  ...templateRow.shape,
  previousCategory: z.nullable(z.string()),
  /** What a listener heard about it; null where none was there to hear, or there was nothing to tell. */
  rejectionReason: z.nullable(z.string()),
  recommendation: z.nullable(z.string()),
  pausedUntil: z.nullable(z.string()),
  categoryChangesAt: z.nullable(z.string()),
  /** One of Meta's own, which the table leaves out. */
  sample: z.boolean(),
});

export type Listed = z.infer<typeof listedTemplate>;

/** Adds what a listener heard; the events are read only where there may be something. */
export function withDetails(found: readonly TemplateFacts[], database: Database): Listed[] {
  const news = found.some(mayHaveNews) ? templateNews(database) : undefined;
  return found.map((template) =>
    toListed(template, mayHaveNews(template) ? detailsOf(template, news?.get(template.id)) : NO_DETAILS),
  );
}

/** Member by member, which takes a tenth of the time of spreading both: there are thousands. */
function toListed(template: TemplateFacts, details: TemplateDetails): Listed {
  return {
    id: template.id,
    name: template.name,
    language: template.language,
    status: template.status,
    category: template.category,
    correctCategory: template.correctCategory,
    quality: template.quality,
    rejectedReason: template.rejectedReason,
    previousCategory: template.previousCategory,
    rejectionReason: details.rejectionReason,
    recommendation: details.recommendation,
    pausedUntil: details.pausedUntil,
    categoryChangesAt: details.categoryChangesAt,
    sample: isSample(template),
  };
}
