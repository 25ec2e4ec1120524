/** reference: api-management.md 6.2; the rest is what some clients list from older days. */
export const STATUSES: readonly string[] = ['sent', 'delivered', 'read', 'played', 'failed', 'deleted', 'warning'];

/** reference: api-management.md 6.1 */
export const MESSAGE_TYPES: readonly string[] = [
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'interactive',
  'button',
  'order',
  'reaction',
  'system',
  'unsupported',
  'request_welcome',
  'edit',
  'revoke',
];

/** By the names in the words of the page. */
export const PERIODS_MS: Readonly<Record<string, number>> = {
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};
