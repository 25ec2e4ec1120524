import { toDeliveryHeaders } from '../../../core/webhook/delivery-headers.js';
import { summarize } from '../../../core/webhook/event-summary.js';
import { parseDelivery } from '../../../core/webhook/parse-delivery.js';
import { toWireJson } from '../../../core/webhook/wire-json.js';
import type { Outgoing } from './send-deliveries.js';

/** How a delivery is signed: as Meta does, with a secret that nobody has, or not at all. */
export type Signing =
  | { readonly signature: 'valid' | 'wrong'; readonly secret: string }
  | { readonly signature: 'none'; readonly secret: undefined };

/** JSON as Meta writes it. */
export function signJson(delivery: unknown, url: string, signing: Signing): Outgoing {
  return signBytes(new TextEncoder().encode(toWireJson(delivery)), delivery, url, signing);
}

/** Bytes that are sent as they are; `delivery` is what they say. */
export function signBytes(body: Uint8Array, delivery: unknown, url: string, signing: Signing): Outgoing {
  const { host } = new URL(url);
  const headers = toDeliveryHeaders(body, host, signing.secret);
  const events = parseDelivery(delivery).map(summarize);
  const { kind: type, detail } = events[0] ?? { kind: 'other', detail: null };
  return { headers, body, type, detail, events: events.length, signature: signing.signature };
}
