/**
 * A customer writes: the message is stored, the 24-hour window opens, and subscribers hear of it.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages
 */

import { newWamid } from '../../core/webhook/wamid.js';
import { keepMessage } from '../history.js';
import type { JsonObject } from '../json-values.js';
import type { World } from '../route.js';
import type { Customer, Message, Phone } from '../state.js';
import { contactOf, metadataOf, type Naming, namingOf } from './chat.js';
import { customerOf } from './customers.js';
import { enterFree } from './free-entry.js';
import { inboundContent } from './inbound-content.js';
import { toWaId } from './numbers.js';
import { countPassing } from './sender.js';

export interface Inbound {
  readonly phoneId: string;
  /** The customer's number, in any spelling; the customer is made when nobody has it. */
  readonly from: string;
  readonly name?: string;
  readonly username?: string;
  /** `text` by default. */
  readonly type?: string;
  /** The text, or the caption of media; the label of a button. */
  readonly text?: string;
  /** What the tapped button or row carries; the JSON of an answered Flow. */
  readonly payload?: string;
  readonly emoji?: string;
  /** The message that is answered, reacted to or tapped. */
  readonly contextMessageId?: string;
  readonly media?: InboundMedia;
  /** The object named like the type; wins over what the members above make. */
  readonly content?: unknown;
  /** Merged into the message as it stands in the webhook: `referral`, `errors`, or anything new. */
  readonly raw?: JsonObject;
  /** Scheme and host for the media's link; without it the webhook has no `url`. */
  readonly origin?: string;
}

export interface InboundMedia {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  readonly fileName?: string;
}

/** Undefined when there is no such number or `from` is none. */
export function receiveInbound(world: World, inbound: Inbound): Message | undefined {
  const phone = world.state.phones.get(inbound.phoneId);
  const waId = toWaId(inbound.from);
  if (phone === undefined || waId === undefined) return undefined;
  const customer = customerOf(world, waId);
  if (inbound.name !== undefined) customer.name = inbound.name;
  if (inbound.username !== undefined) customer.username = inbound.username;
  countPassing(phone, world.nowMs());
  customer.lastInboundAt.set(phone.id, Math.floor(world.nowMs() / 1000));
  if (inbound.raw?.referral !== undefined) enterFree(customer, phone.id, world.nowMs());
  const naming = namingOf(world, phone, customer);
  const wire = toWireMessage(world, phone, { inbound, customer, naming });
  const message = storeInbound(world, phone, customer, wire);
  const contacts = wire.type === 'system' ? {} : { contacts: [contactOf(customer, naming)] };
  const value = { ...metadataOf(phone), ...contacts, messages: [wire] };
  world.publish({ wabaId: phone.wabaId, phoneId: phone.id, field: 'messages', value });
  return message;
}

interface WireMessage extends JsonObject {
  readonly id: string;
  readonly type: string;
}

function toWireMessage(
  world: World,
  phone: Phone,
  { inbound, customer, naming }: { inbound: Inbound; customer: Customer; naming: Naming },
): WireMessage {
  const type = inbound.type ?? 'text';
  return {
    ...(naming.waId !== undefined && { from: naming.waId }),
    from_user_id: naming.userId,
    id: newWamid(customer.waId, 'in', world.newHex),
    timestamp: String(Math.floor(world.nowMs() / 1000)),
    type,
    ...contextOf(world, { phone, naming, type }, inbound.contextMessageId),
    ...inboundContent(world, phone, { ...inbound, type }),
    ...inbound.raw,
  };
}

/** Reactions name their message inside, all others in `context`, with the author's number. */
function contextOf(
  world: World,
  { phone, naming, type }: { phone: Phone; naming: Naming; type: string },
  messageId: string | undefined,
): JsonObject {
  if (messageId === undefined || type === 'reaction') return {};
  const quoted = world.state.messages.get(messageId);
  // The customer's own number is hidden here as elsewhere.
  const from = quoted?.direction === 'in' ? naming.waId : phone.number;
  return { context: { ...(from !== undefined && { from }), id: messageId } };
}

function storeInbound(world: World, phone: Phone, customer: Customer, wire: WireMessage): Message {
  const message: Message = {
    id: wire.id,
    phoneId: phone.id,
    wabaId: phone.wabaId,
    appId: '',
    waId: customer.waId,
    direction: 'in',
    type: wire.type,
    payload: wire,
    callbackData: undefined,
    templateId: undefined,
    category: 'SERVICE',
    status: 'delivered',
    sentAtMs: world.nowMs(),
    pending: [],
  };
  keepMessage(world.state, message);
  return message;
}
