import type { EventSummary } from './event-summary.js';

/** Which events somebody wants: the same for a listener, a list, an export, a replay and the page. */
export interface EventFilter {
  /** Of these webhook fields; all when the list is empty, and so for the others. */
  readonly fields: readonly string[];
  readonly kinds: readonly string[];
  /** Statuses, types of messages, or Meta's words for what happened, in whatever case. */
  readonly details: readonly string[];
  /** Digits of a number, or a business-scoped user id. */
  readonly customer: string | null;
  /** A part of the text, in whatever case. */
  readonly text: string | null;
  /** From this time of arrival on, ISO 8601. */
  readonly since: string | null;
  /** Before this time of arrival, ISO 8601. */
  readonly until: string | null;
}

export const EVERY_EVENT: EventFilter = {
  fields: [],
  kinds: [],
  details: [],
  customer: null,
  text: null,
  since: null,
  until: null,
};

/** For an event that is at hand; `toQuery` asks the same of the store. */
export function matches(filter: EventFilter, summary: EventSummary, receivedAt: string): boolean {
  const { fields, kinds, details, customer, text, since, until } = filter;
  const words = details.map((word) => word.toLowerCase());
  return (
    isAmong(fields, summary.field) &&
    isAmong(kinds, summary.kind) &&
    isAmong(words, summary.detail?.toLowerCase() ?? '') &&
    (customer === null || summary.customer === customer) &&
    (text === null || (summary.text ?? '').toLowerCase().includes(text.toLowerCase())) &&
    (since === null || receivedAt >= since) &&
    (until === null || receivedAt < until)
  );
}

function isAmong(wanted: readonly string[], value: string): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

/** What the store is asked for; nothing stands in it that does not matter. */
export interface FilterConditions {
  readonly fields?: readonly string[];
  readonly kinds?: readonly string[];
  readonly details?: readonly string[];
  readonly customer?: string;
  readonly text?: string;
  readonly since?: string;
  readonly until?: string;
}

export function toQuery({ fields, kinds, details, customer, text, since, until }: EventFilter): FilterConditions {
  return {
    ...(fields.length > 0 && { fields }),
    ...(kinds.length > 0 && { kinds }),
    // Meta writes each of its words in one case only, but not all in the same.
    ...(details.length > 0 && { details: details.flatMap((word) => [word, word.toLowerCase(), word.toUpperCase()]) }),
    ...(customer !== null && { customer }),
    ...(text !== null && { text }),
    ...(since !== null && { since }),
    ...(until !== null && { until }),
  };
}
