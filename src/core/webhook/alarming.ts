const ALARMING: ReadonlySet<string> = new Set([
  'failed',
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'FLAGGED',
  'ACCOUNT_RESTRICTION',
  'ACCOUNT_VIOLATION',
]);

interface Alarming {
  readonly detail: string | null;
  readonly errors: readonly unknown[];
}

/** Whether somebody should look at it. */
export function isAlarming({ detail, errors }: Alarming): boolean {
  return errors.length > 0 || ALARMING.has(detail ?? '');
}
