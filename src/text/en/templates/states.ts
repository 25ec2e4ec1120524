import type { RejectionReason } from '../../../core/templates/rejection-reasons.js';

/** What a person calls a status of Meta's; `nameStatus` shows both. */
export const STATUS_WORDS: Record<string, string> = {
  APPROVED: 'approved',
  PENDING: 'in review',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
  IN_APPEAL: 'in appeal',
  PENDING_DELETION: 'being deleted',
  DELETED: 'deleted',
  LIMIT_EXCEEDED: 'over the limit',
  ARCHIVED: 'archived',
};

/** Why Meta rejected a template, and what to change. */
export const REASONS: Readonly<Record<RejectionReason, string>> & Readonly<Record<string, string>> = {
  ABUSIVE_CONTENT: 'Meta found the content abusive. Reword it; threats and insults are never approved.',
  CATEGORY_NOT_AVAILABLE: 'The category is not available in this region.',
  INCORRECT_CATEGORY:
    'The content does not fit the category. Submit it again in the right one; most offers are MARKETING.',
  INVALID_FORMAT:
    'The format is wrong: look at variables at the start, at the end or side by side, and at missing samples.',
  PROMOTIONAL: 'It reads as promotion in a category that is not for it. Submit it as MARKETING, or take the offer out.',
  SCAM: 'Meta took it for a scam. Name your business, and do not ask for passwords, cards or payments in it.',
  TAG_CONTENT_MISMATCH:
    'The content does not match what was chosen when it was made, for example the language or the category.',
};

/** Stands where a side of a comparison has nothing. */
export const NOT_THERE = '(nothing)';
/** What a status asks of a person; one that is well, or that lists have a note of their own for, is not here. */
const STATUS_NOTES: Readonly<Record<string, readonly string[]>> = {
  PAUSED: [
    'Too many people blocked or reported it. Meta pauses it for 3 hours the first time, for 6 the second, and goes on by itself; the third time it is disabled. Change the text, or whom you send it to.',
  ],
  DISABLED: ['Meta disabled it for low quality or against its rules. Make a new one with another text.'],
  IN_APPEAL: ['Your appeal against the decision is being looked at.'],
  PENDING_DELETION: ['It is deleted when its last messages have arrived; it cannot be sent any more.'],
  DELETED: ['It was deleted; its name is free again after 30 days.'],
  LIMIT_EXCEEDED: ['The account is at its limit of templates. Delete some, or verify the business, which raises it.'],
  ARCHIVED: ['Nobody used it for a year. Meta deletes it 28 days later; WhatsApp Manager brings it back.'],
};

/** Only what deserves a look. */
const QUALITY_NOTES: Readonly<Record<string, readonly string[]>> = {
  YELLOW: ['Some people blocked or reported it. It can be sent, but look at whom you send it to.'],
  RED: ['Many people blocked or reported it. Meta will pause it unless this gets better.'],
};

/** Categories by what a message in them costs; of the same country. */
function priceNote(to: string): string {
  // Row 54 of what users met: about four times; Meta's rate cards differ from country to country.
  return to === 'MARKETING' ? ': a message then costs more, in many countries about four times as much' : '';
}

/** What stands below a template in lists. */
export const TEMPLATE_NOTES = {
  reasons: REASONS,
  statusNotes: STATUS_NOTES,
  qualityNotes: QUALITY_NOTES,
  metaSays: (words: string) => `Meta says: ${words}`,
  pausedUntil: (when: string) => `Paused for low quality until about ${when}; Meta then goes on by itself.`,
  pauseOver: 'The pause should be over by now: `wabactl templates sync`.',
  willBecome: (_from: string, to: string, when: string | null) =>
    `Meta will move it to ${to}${when === null ? '' : ` on ${when}`}${priceNote(to)}`,
  moved: (from: string, to: string) => `Meta moved it from ${from} to ${to}${priceNote(to).replace(' then', '')}`,
};

/** What a quality score says. */
export const QUALITY_MEANINGS: Readonly<Record<string, string>> = {
  GREEN: 'high: few people block or report it',
  YELLOW: 'medium: some people block or report it',
  RED: 'low: many people block or report it',
  UNKNOWN: 'too few messages to tell',
};
