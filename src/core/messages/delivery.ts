/** What one can wait for after a message was accepted. */
export const AWAITED_STEPS = ['delivered', 'read'] as const;

export type AwaitedStep = (typeof AWAITED_STEPS)[number];

/**
 * How far a message has come. `failed` ranks below `delivered`, because with several devices both can arrive and the
 * customer has it then; `delivered` may be left out when the message is read at once.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status
 */
const LADDER = ['sent', 'failed', 'delivered', 'read', 'played'];

export const rankOf = (status: string): number => LADDER.indexOf(status);

interface Step {
  readonly status: string;
}

/** The furthest step; null while none came. Not the latest one: webhooks come twice and in any order. */
export function furthest<Status extends Step>(statuses: readonly Status[]): Status | null {
  return statuses.reduce<Status | null>(
    (best, status) => (best && rankOf(best.status) > rankOf(status.status) ? best : status),
    null,
  );
}

/**
 * Whether what is waited for has come, or cannot come any more. One that failed on one device and was delivered on another
 * may still be read.
 */
export function judgeDelivery(statuses: readonly Step[], wanted: AwaitedStep): 'reached' | 'failed' | 'waiting' {
  const last = furthest(statuses);
  if (last === null) return 'waiting';
  if (rankOf(last.status) >= rankOf(wanted)) return 'reached';
  return last.status === 'failed' ? 'failed' : 'waiting';
}

/** From the moment of acceptance, in milliseconds. Meta's clock counts whole seconds, so that it may seem to be before. */
export function lagOf(acceptedAt: string, at: string): number {
  return Math.max(0, Date.parse(at) - Date.parse(acceptedAt));
}
