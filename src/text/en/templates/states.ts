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
