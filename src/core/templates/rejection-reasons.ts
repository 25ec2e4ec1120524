/**
 * Why Meta rejected a template, https://developers.facebook.com/docs/whatsapp/business-management-api/webhooks/components.
 * The explanations stand in the text catalogue; Meta may send others, which are shown as they are.
 */
export const REJECTION_REASONS = [
  'ABUSIVE_CONTENT',
  /** Old: an authentication template in a region that had none. */
  'CATEGORY_NOT_AVAILABLE',
  'INCORRECT_CATEGORY',
  /** The webhook then says more, in `rejection_info`. */
  'INVALID_FORMAT',
  'PROMOTIONAL',
  'SCAM',
  'TAG_CONTENT_MISMATCH',
] as const;

export type RejectionReason = (typeof REJECTION_REASONS)[number];
