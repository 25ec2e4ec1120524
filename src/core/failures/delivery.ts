import type { AwaitedStep } from '../messages/delivery.js';

/** A message that Meta accepted, and what became of it. */
export interface DeliveryFailures {
  /** Meta said so by webhook, after it had accepted the message. */
  'message-failed': {
    wamid: string;
    recipient: string;
    errors: readonly { code: number; title: string | null; details: string | null }[];
  };
  /** `status` is the furthest that came; `callbackUrl` is where Meta delivers, null where that is not known. */
  'delivery-timed-out': {
    wamid: string;
    recipient: string;
    awaited: AwaitedStep;
    status: string | null;
    waitedSeconds: number;
    callbackUrl: string | null;
  };
  'wait-option-alone': { option: string };
  /** It is neither a message id nor a person. */
  'trace-unclear': { given: string };
  /** No message of that id was sent or told of here. `customer` is what the id itself seems to say: digits, not guaranteed. */
  'message-unknown': { wamid: string; customer: string | null; direction: 'in' | 'out' | null };
  /** `rows` is how many the file of recipients had. */
  /** Known before the message is sent, so that it was not. */
  'bulk-row-unknown': { run: string; row: number; rows: number };
  'nothing-will-arrive': { because: NoArrival; callbackUrl: string | null; listenerUrl: string | null };
}

export type NoArrival =
  | 'not-subscribed'
  | 'no-callback'
  | 'not-ticked'
  /** Meta's callback leads to another machine, or to another port. */
  | 'elsewhere'
  /** A listener runs here that keeps nothing. */
  | 'not-recorded';

export const deliveryFailures = {
  'message-failed': 'undelivered',
  'delivery-timed-out': 'undelivered',
  'wait-option-alone': 'usage',
  'nothing-will-arrive': 'usage',
  'trace-unclear': 'usage',
  'message-unknown': 'usage',
  'bulk-row-unknown': 'usage',
} as const;
