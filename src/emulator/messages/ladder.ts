/**
 * What becomes of a message after it was accepted:
 *
 *   accepted -> sent -> delivered -> read
 *   accepted -> failed
 *
 * One step each settings.statusDelayMs, as far as settings.lastStatus; each step is a webhook.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages/status
 */
import { toWireError } from '../../core/meta/delivery-errors.js';
import type { JsonObject } from '../json-values.js';
import type { World } from '../route.js';
import type { Customer, Message, MessageError, Phone } from '../state.js';
import { chatOf, contactOf, metadataOf, type Naming } from './chat.js';
import { countDelivered, pricingOf } from './pricing.js';

export type Step = 'sent' | 'delivered' | 'read' | 'failed';

/** By the setting that says how far a message goes by itself. */
const STEPS_UP_TO = {
  accepted: [],
  sent: ['sent'],
  delivered: ['sent', 'delivered'],
  read: ['sent', 'delivered', 'read'],
} as const satisfies Record<string, readonly Step[]>;

/** Plans the steps of an accepted message and sets the first one going. */
export function startLadder(
  world: World,
  message: Message,
  customer: Customer,
  failure: MessageError | undefined,
): void {
  const { statusDelayMs } = world.state.settings;
  const at = (place: number) => message.sentAtMs + (place + 1) * statusDelayMs;
  message.pending = failure
    ? [{ status: 'failed', atMs: at(0), error: failure }]
    : stepsOf(world, message, customer).map((status, place) => ({ status, atMs: at(place) }));
  scheduleNext(world, message);
}

/** A reaction is only sent, and whether a message shows as read is the customer's choice. */
function stepsOf(world: World, message: Message, customer: Customer): Step[] {
  const steps: readonly Step[] = STEPS_UP_TO[world.state.settings.lastStatus];
  if (message.type === 'reaction') return steps.filter((step) => step === 'sent');
  return steps.filter((step) => step !== 'read' || customer.sharesReadReceipts);
}

function scheduleNext(world: World, message: Message): void {
  const [next] = message.pending;
  if (next === undefined) return;
  world.later(Math.max(0, next.atMs - world.nowMs()), () => {
    // A reset or a step by hand may have come first.
    if (world.state.messages.get(message.id) !== message || message.pending[0] !== next) return;
    message.pending.shift();
    setStatus(world, message, next.status, next.error);
    scheduleNext(world, message);
  });
}

/** By hand: this step now, and none of those that were planned. */
export function setStatusNow(world: World, message: Message, status: Step, error?: MessageError): void {
  message.pending = [];
  setStatus(world, message, status, error);
}

function setStatus(world: World, message: Message, status: Step, error?: MessageError): void {
  const before = message.status;
  message.status = status;
  world.state.tally.countStatus(status, error?.code);
  const chat = chatOf(world, message);
  if (chat === undefined) return;
  const { phone, customer, naming } = chat;
  const value = {
    ...metadataOf(phone),
    ...(status !== 'failed' && { contacts: [contactOf(customer, naming, status !== 'sent')] }),
    statuses: [toStatus(world, message, { status, before, error, phone, naming })],
  };
  if (status === 'delivered' || (status === 'read' && before !== 'delivered'))
    countDelivered(message, phone, world.nowMs());
  world.publish({ wabaId: message.wabaId, phoneId: phone.id, field: 'messages', value });
}

interface Moment {
  readonly status: Step;
  readonly before: Message['status'];
  readonly error: MessageError | undefined;
  readonly phone: Phone;
  readonly naming: Naming;
}

function toStatus(world: World, message: Message, { status, before, error, phone, naming }: Moment): JsonObject {
  // In `sent`, and in one of the two others: a message that is read at once skips `delivered`.
  const isPriced = status === 'sent' || status === 'delivered' || (status === 'read' && before !== 'delivered');
  return {
    id: message.id,
    status,
    timestamp: String(Math.floor(world.nowMs() / 1000)),
    ...(naming.waId !== undefined && { recipient_id: naming.waId }),
    recipient_user_id: naming.userId,
    ...(message.callbackData !== undefined && { biz_opaque_callback_data: message.callbackData }),
    ...(isPriced && { pricing: pricingOf(message, phone, world.nowMs()) }),
    ...(error && { errors: [toWireError(error)] }),
  };
}
