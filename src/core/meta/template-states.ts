/** https://developers.facebook.com/docs/graph-api/reference/whats-app-business-hsm; Meta may add others. */
export const TEMPLATE_STATUSES = [
  'APPROVED',
  'PENDING',
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'IN_APPEAL',
  'PENDING_DELETION',
  'DELETED',
  'LIMIT_EXCEEDED',
  'ARCHIVED',
] as const;

/** All but GREEN deserve a look; UNKNOWN is every new template. None of them keeps it from being sent. */
export const QUALITY_SCORES = ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'] as const;
