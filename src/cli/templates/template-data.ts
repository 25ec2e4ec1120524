import * as z from 'zod/mini';
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

const BAD = new Set(['REJECTED', 'DISABLED', 'LIMIT_EXCEEDED', 'PENDING_DELETION', 'DELETED']);
const PENDING = new Set(['PENDING', 'IN_APPEAL', 'PAUSED', 'ARCHIVED']);

/** Meta's value in the colour of what it means for sending. */
function paintStatus(status: string, style: Style): string {
  if (BAD.has(status)) return style.bad(status);
  return PENDING.has(status) ? style.warn(status) : status === 'APPROVED' ? style.good(status) : status;
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

/** What needs a person comes first: rejected, disabled, paused, then what waits, then the rest by name. */
export function byUrgency(one: TemplateRow, other: TemplateRow): number {
  return rank(one) - rank(other) || compare(one.name, other.name) || compare(one.language, other.language);
}

function rank({ status, quality, category, correctCategory }: TemplateRow): number {
  if (BAD.has(status)) return 0;
  if (status === 'PAUSED' || quality === 'RED') return 1;
  if (correctCategory !== null && correctCategory !== category) return 2;
  return PENDING.has(status) ? 3 : 4;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
