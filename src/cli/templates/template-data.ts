import * as z from 'zod/mini';
import { meaningOf, type TemplateFacts } from '../../core/templates/list-facts.js';
import type { Template } from '../../core/templates/template.js';
import type { Style } from '../../ui/style.js';

/** A template as `--json` shows it in lists. */
export const templateRow = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  status: z.string(),
  category: z.string(),
  correctCategory: z.nullable(z.string()),
  quality: z.nullable(z.string()),
  rejectedReason: z.nullable(z.string()),
});

export type TemplateRow = z.infer<typeof templateRow>;

export function toRow(template: Template): TemplateRow {
  const { id, name, language, status, category, correctCategory, qualityScore, rejectedReason } = template;
  return {
    id,
    name,
    language,
    status,
    category,
    correctCategory,
    quality: qualityScore?.score ?? null,
    rejectedReason,
  };
}

/** What lists show, of a template that was read as a whole. */
export function toFacts(template: Template): TemplateFacts {
  return { ...toRow(template), previousCategory: template.previousCategory };
}

/** Meta's value in the colour of what it means for sending. */
function paintStatus(status: string, style: Style): string {
  switch (meaningOf(status)) {
    case 'bad':
      return style.bad(status);
    case 'waiting':
      return style.warn(status);
    case 'good':
      return style.good(status);
    case 'unknown':
      return status;
  }
}

/** Meta's value and, where it is another word than that, what the reader calls it: `PENDING (in review)`. */
export function nameStatus(status: string, words: Readonly<Record<string, string>>, style: Style): string {
  const word = words[status];
  const isSame = word === undefined || word === status.toLowerCase();
  return isSame ? paintStatus(status, style) : `${paintStatus(status, style)} (${word})`;
}

export function paintQuality(quality: string | null, style: Style): string {
  if (quality === null || quality === 'UNKNOWN') return style.dim('–');
  return quality === 'GREEN' ? style.good(quality) : quality === 'RED' ? style.bad(quality) : style.warn(quality);
}
