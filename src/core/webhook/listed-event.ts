import type { EventSummary } from './event-summary.js';

/** An event that is on record, as lists show it; the rest of it lies in its delivery. */
export interface ListedEvent extends EventSummary {
  /** Increasing in the order of arrival; what people call the event by. */
  readonly id: number;
  readonly channelId: string;
  /** The first that brought it; Meta may have repeated it since. */
  readonly deliveryId: number;
  /** Which of its delivery's events, from 0. */
  readonly ordinal: number;
  /** ISO 8601, by this machine's clock. */
  readonly receivedAt: string;
  /** ISO 8601, by Meta's clock. */
  readonly at: string | null;
  /** How often Meta delivered it. */
  readonly arrivals: number;
}
