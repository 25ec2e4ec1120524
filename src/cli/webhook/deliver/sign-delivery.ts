import { toDeliveryHeaders } from '../../../core/webhook/delivery-headers.js';
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
  return { headers, body, events: parseDelivery(delivery).length, signature: signing.signature };
}
