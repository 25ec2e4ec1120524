import { Failure } from '../../../core/failure.js';
import { isolateEvent } from '../../../core/webhook/isolate-event.js';
import { readBody } from '../../../core/webhook/read-body.js';
import { endToEndHeaders } from '../../../core/webhook/relay-request.js';
import { type LoggedDelivery, readDelivery } from '../../../store/delivery-log.js';
import type { IndexedEvent } from '../../../store/event-index.js';
import type { AppSecret } from '../../app-secrets.js';
import type { Outgoing } from '../deliver/send-deliveries.js';
import { signBytes, signJson } from '../deliver/sign-delivery.js';

/** What is sent at once, with the events that it was chosen for. */
export interface ReplayItem {
  readonly deliveryId: number;
  readonly events: readonly IndexedEvent[];
}

/** One for each delivery, in the order of arrival; with `single` one for each event. */
export function toItems(events: readonly IndexedEvent[], single: boolean): ReplayItem[] {
  if (single) return events.map((event) => ({ deliveryId: event.deliveryId, events: [event] }));
  const items = new Map<number, IndexedEvent[]>();
  for (const event of events) items.set(event.deliveryId, [...(items.get(event.deliveryId) ?? []), event]);
  return [...items].map(([deliveryId, chosen]) => ({ deliveryId, events: chosen }));
}

/** Old deliveries are removed by whole files; an event that is listed may have lost its own. */
export function requireKept(stateFolder: string, items: readonly ReplayItem[]): void {
  const gone = items.filter(({ deliveryId }) => readDelivery(stateFolder, deliveryId) === undefined);
  const eventIds = gone.flatMap(({ events }) => events.map(({ id }) => id));
  if (eventIds.length > 0) throw new Failure('deliveries-gone', { eventIds });
}

export interface ReplaySources {
  readonly stateFolder: string;
  readonly url: string;
  readonly single: boolean;
  /** The one that Meta would sign this delivery with today; undefined when none is known. */
  secretOf(delivery: LoggedDelivery, event: IndexedEvent): AppSecret | undefined;
}

/** Read when their turn comes, since many large ones would not fit into memory. */
export function* toOutgoing(items: readonly ReplayItem[], sources: ReplaySources): Generator<Outgoing> {
  for (const item of items) {
    const delivery = readDelivery(sources.stateFolder, item.deliveryId);
    if (!delivery) throw new Failure('deliveries-gone', { eventIds: item.events.map(({ id }) => id) });
    yield sign(delivery, item, sources);
  }
}

function sign(delivery: LoggedDelivery, { events: [event] }: ReplayItem, sources: ReplaySources): Outgoing {
  const { url, single } = sources;
  const secret = event && sources.secretOf(delivery, event)?.value;
  const json = readBody(delivery.body)?.value;
  const alone = single && event && json !== undefined ? isolateEvent(json, event.identity) : undefined;
  if (alone !== undefined && alone !== json) {
    if (secret === undefined) throw new Failure('no-app-secret', { channel: null });
    return signJson(alone, url, { signature: 'valid', secret });
  }
  if (secret === undefined) return asItCame(delivery, json, url);
  return withHeadersOf(delivery, signBytes(delivery.body, json, url, { signature: 'valid', secret }));
}

/** The signature that Meta made still fits the bytes, whoever knows the secret. */
function asItCame(delivery: LoggedDelivery, json: unknown, url: string): Outgoing {
  if (delivery.headers['x-hub-signature-256'] === undefined) throw new Failure('no-app-secret', { channel: null });
  const unsigned = signBytes(delivery.body, json, url, { signature: 'none', secret: undefined });
  return { ...withHeadersOf(delivery, unsigned), signature: 'original' };
}

/** What else came with it goes along, under what is made anew. */
function withHeadersOf({ headers }: LoggedDelivery, outgoing: Outgoing): Outgoing {
  return { ...outgoing, headers: { ...endToEndHeaders(headers), ...outgoing.headers } };
}
