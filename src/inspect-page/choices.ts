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
