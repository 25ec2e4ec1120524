/** What the page of `webhook listen --inspect` and its server say to each other, as JSON. */
import type { WebhookEvent } from './event.js';
import type { ListedEvent } from './listed-event.js';

/** What the person at the page wants to see; what is left out is not asked for. */
export interface InspectFilter {
  readonly channelId?: string;
  readonly fields?: readonly string[];
  readonly kinds?: readonly string[];
  readonly details?: readonly string[];
  readonly customer?: string;
  readonly messageId?: string;
  readonly text?: string;
  /** From this time of arrival on, ISO 8601. */
  readonly since?: string;
}

/** What the server behind `--forward-to` made of a delivery. */
export interface ForwardAnswer {
  readonly at: string;
  readonly url: string;
  /** null when no answer came. */
  readonly status: number | null;
  readonly milliseconds: number;
  /** Why no answer came; `gone` is a server that could not be reached. */
  readonly problem: 'timed-out' | 'broken' | 'gone' | null;
  /** The beginning of what it said. */
  readonly body: string | null;
  readonly isReplay: boolean;
}

/** What does not change while the listener runs. */
export interface InspectAbout {
  readonly url: string;
  readonly channel: string | null;
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly signaturesChecked: boolean;
  /** Where a replay goes; null where there is nowhere. */
  readonly replaysTo: string | null;
}

export interface EventDetail {
  readonly listed: ListedEvent;
  /** As this version understands it, with Meta's own JSON in `raw`; null where the delivery is no longer kept. */
  readonly event: WebhookEvent | null;
  /** What a person reads of it, errors explained, in the language of the listener; null without the delivery. */
  readonly sentence: string | null;
  readonly delivery: InspectedDelivery | null;
  readonly forwards: readonly ForwardAnswer[];
}

export interface InspectedDelivery {
  readonly id: number;
  readonly receivedAt: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: number;
  readonly eventCount: number;
  readonly signature: 'valid' | 'unchecked';
  readonly appId: string | null;
}

export interface EventPage {
  readonly events: readonly ListedEvent[];
}

export type InspectNews =
  /** The list as it stands: everything up to the event `head`. Whatever the page had before is void. */
  | { readonly type: 'snapshot'; readonly head: number; readonly total: number }
  /** In the order they came; `head` may be newer than the last of them, which the filter let through. */
  | { readonly type: 'arrived'; readonly head: number; readonly events: readonly ListedEvent[] }
  | { readonly type: 'again'; readonly id: number; readonly arrivals: number }
  | { readonly type: 'forwarded'; readonly deliveryId: number; readonly answer: ForwardAnswer };

const LISTS = ['fields', 'kinds', 'details'] as const;
const TEXTS = ['channelId', 'customer', 'messageId', 'text', 'since'] as const;

export function writeFilter(filter: InspectFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of LISTS) for (const value of filter[name] ?? []) query.append(name, value);
  for (const name of TEXTS) if (filter[name]) query.set(name, filter[name]);
  return query;
}

export function readFilter(query: URLSearchParams): InspectFilter {
  const lists = LISTS.map((name) => [name, query.getAll(name)] as const).filter(([, values]) => values.length > 0);
  const texts = TEXTS.map((name) => [name, query.get(name)] as const).filter(([, value]) => value);
  return Object.fromEntries([...lists, ...texts]);
}

/** One box serves for all that people look for: a message id, a number as they write it, or a part of a text. */
export function readSearch(typed: string): Pick<InspectFilter, 'customer' | 'messageId' | 'text'> {
  const text = typed.trim();
  if (text === '') return {};
  if (text.startsWith('wamid.')) return { messageId: text };
  const digits = text.replace(/[\s().-]/g, '');
  if (/^\+?\d{7,15}$/.test(digits)) return { customer: digits.replace('+', '') };
  return { text };
}
