import { MESSAGE_LIMITS } from '../meta/limits.js';

const WINDOW_MS = MESSAGE_LIMITS.customerServiceWindowHours * 60 * 60 * 1000;

/** When the customer service window closes: 24 hours after the customer's last message. */
export function windowClosesAt(lastInboundAt: Date): Date {
  return new Date(lastInboundAt.getTime() + WINDOW_MS);
}

/**
 * Whether a message that is no template can reach this customer now. undefined means that nobody has seen a message of
 * theirs, which is not the same as a closed window: another program may have received it.
 */
export function isWindowOpen(lastInboundAt: Date | undefined, now: Date): boolean | undefined {
  return lastInboundAt === undefined ? undefined : now < windowClosesAt(lastInboundAt);
}
