import { comingCategory, type TemplateFacts } from '../../core/templates/list-facts.js';
import type { TemplateDetails } from '../../core/templates/news.js';
import type { Screen } from '../../ui/screen.js';
import type { Says } from '../command.js';

/** Of nearly all. */
const NONE: readonly string[] = [];

type Words = Pick<
  Says<'templates list'>,
  'reasons' | 'metaSays' | 'pausedUntil' | 'pauseOver' | 'statusNotes' | 'willBecome' | 'qualityNotes' | 'moved'
>;

/**
 * What a person must know about a template beside its state: why and what to do, by whom it is known. Empty where all is
 * well.
 */
export function notesOf(
  template: TemplateFacts,
  details: TemplateDetails,
  { now, text }: Pick<Screen, 'now' | 'text'>,
  say: Words,
): readonly string[] {
  const { status, category, previousCategory, quality, rejectedReason } = template;
  const coming = comingCategory(template);
  const qualityNotes = say.qualityNotes[quality ?? ''] ?? NONE;
  if (status === 'APPROVED' && coming === null && previousCategory === null && qualityNotes === NONE) return NONE;
  return [
    ...(status === 'REJECTED' ? rejectionNotes(rejectedReason, details, say) : []),
    ...(status === 'PAUSED' ? [pauseNote(details, now, text.language, say)] : (say.statusNotes[status] ?? [])),
    ...(coming === null ? [] : [say.willBecome(category, coming, dayOf(details.categoryChangesAt, text.language))]),
    ...(previousCategory !== null && previousCategory !== category ? [say.moved(previousCategory, category)] : []),
    ...qualityNotes,
  ];
}

function rejectionNotes(reason: string | null, details: TemplateDetails, say: Words): string[] {
  const own = reason === null ? [] : [`${reason}: ${say.reasons[reason] ?? ''}`.replace(/: $/, '')];
  const metas = [details.rejectionReason, details.recommendation].filter((text) => text !== null);
  return [...own, ...(metas.length === 0 ? [] : [say.metaSays(metas.join(' '))])];
}

function pauseNote({ pausedUntil }: TemplateDetails, now: Date, language: string, say: Words): string {
  if (pausedUntil === null) return say.statusNotes.PAUSED?.[0] ?? '';
  const until = new Date(pausedUntil);
  if (until <= now) return say.pauseOver;
  return say.pausedUntil(until.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' }));
}

function dayOf(iso: string | null, language: string): string | null {
  return iso === null ? null : new Date(iso).toLocaleDateString(language, { dateStyle: 'medium' });
}
