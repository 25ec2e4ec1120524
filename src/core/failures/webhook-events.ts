import type { DeliveryError } from '../webhook/errors.js';
import type { UntilFault } from '../webhook/until.js';

/** What can be wrong with a wish for events that were received, or with what one waits for. */
export interface WebhookEventFailures {
  /** Everything that is wrong with the filters at once. */
  'event-filter-wrong': { faults: FilterFault[] };
  'until-unclear': { expression: string } & UntilFault;
  /** It was waited for as delivered, and cannot come any more. */
  'awaited-message-failed': { messageId: string | null; customer: string | null; errors: readonly DeliveryError[] };
  'event-unknown': { eventId: number; newest: number | null };
  /** It is known that it came, but what came is too old to be kept. */
  'delivery-gone': { eventId: number; deliveryId: number };
}

export type FilterFault =
  | { problem: 'unknown'; flag: string; given: string; nearest: string | null; known: readonly string[] }
  | { problem: 'time'; flag: string; given: string }
  | { problem: 'phone'; flag: string; given: string }
  | { problem: 'empty'; flag: string }
  | { problem: 'empty-range'; since: string; before: string };

export const webhookEventFailures = {
  'event-filter-wrong': 'usage',
  'until-unclear': 'usage',
  'awaited-message-failed': 'undelivered',
  'event-unknown': 'usage',
  'delivery-gone': 'unhealthy',
} as const;
