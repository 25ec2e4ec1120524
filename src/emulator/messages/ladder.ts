/**
 * What becomes of a message after it was accepted:
 *
 *   accepted -> sent -> delivered -> read
 *   accepted -> failed
 *
 * One step each settings.statusDelayMs, as far as settings.lastStatus; each step is a webhook.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages/status
 */
import { failureOf, toWireError } from '../../core/meta/delivery-errors.js';
import type { JsonObject } from '../json-values.js';
import type { World } from '../route.js';
import type { Customer, Message, MessageError, PendingStep, Phone } from '../state.js';
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
  message.pending = failure ? toPending(world, ['failed'], failure) : planSteps(world, message, customer);
  scheduleNext(world, message);
}

function planSteps(world: World, message: Message, customer: Customer): PendingStep[] {
  const { otherDeviceFails, outOfOrder = false } = message.receipts ?? {};
  const steps = stepsOf(world, message, customer);
  // Several devices: one has it, another does not get it.
  const place = steps.indexOf('delivered') + 1;
  if (otherDeviceFails !== undefined && place > 0) steps.splice(place, 0, 'failed');
  const pending = toPending(world, steps, otherDeviceFails === undefined ? undefined : failureOf(otherDeviceFails));
  return outOfOrder ? swapFirst(pending) : pending;
}

/** A reaction is only sent, and whether a message shows as read is the customer's choice. */
function stepsOf(world: World, { type, receipts }: Message, customer: Customer): Step[] {
  const steps: readonly Step[] = STEPS_UP_TO[world.state.settings.lastStatus];
  if (type === 'reaction') return steps.filter((step) => step === 'sent');
  const isRead = customer.sharesReadReceipts && customer.readsMessages && receipts?.read !== 'never';
  if (!isRead) return steps.filter((step) => step !== 'read');
  // The chat is open: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages/status
  const isReadAtOnce = receipts?.read === 'at-once' && steps.includes('read');
  return steps.filter((step) => step !== 'delivered' || !isReadAtOnce);
}

function toPending(world: World, steps: readonly Step[], failure: MessageError | undefined): PendingStep[] {
  const { statusDelayMs } = world.state.settings;
  return steps.map((status, place) => {
    const atMs = world.nowMs() + (place + 1) * statusDelayMs;
    return { status, atMs, happenedAtMs: atMs, ...(status === 'failed' && failure && { error: failure }) };
  });
}

/** The second is told first, with the time at which each happened. */
function swapFirst([first, second, ...rest]: PendingStep[]): PendingStep[] {
  if (!first || !second) return first ? [first] : [];
  return [second, { ...first, atMs: second.atMs }, ...rest];
}

function scheduleNext(world: World, message: Message): void {
  const [next] = message.pending;
  if (next === undefined) return;
  world.later(Math.max(0, next.atMs - world.nowMs()), () => {
    // A reset or a step by hand may have come first.
    if (world.state.messages.get(message.id) !== message || message.pending[0] !== next) return;
    message.pending.shift();
    setStatus(world, message, next);
    scheduleNext(world, message);
  });
}

/** By hand: this step now, and none of those that were planned. */
export function setStatusNow(world: World, message: Message, status: Step, error?: MessageError): void {
  message.pending = [];
  const now = world.nowMs();
  setStatus(world, message, { status, atMs: now, happenedAtMs: now, ...(error && { error }) });
  message.status = status;
}

/** What is told late or of another device does not undo what is known. */
const RANKS: readonly Message['status'][] = ['accepted', 'sent', 'failed', 'delivered', 'read'];

function setStatus(world: World, message: Message, step: PendingStep): void {
  const { status, error } = step;
  const before = message.status;
  if (RANKS.indexOf(status) > RANKS.indexOf(before)) message.status = status;
  world.state.tally.countStatus(status, error?.code);
  const chat = chatOf(world, message);
  if (chat === undefined) return;
  const { phone, customer, naming } = chat;
  const value = {
    ...metadataOf(phone),
    ...(status !== 'failed' && { contacts: [contactOf(customer, naming, status !== 'sent')] }),
    statuses: [toStatus(world, message, { step, before, phone, naming })],
  };
  if (status === 'delivered' || (status === 'read' && before !== 'delivered'))
    countDelivered(message, phone, world.nowMs());
  for (let times = message.receipts?.twice ? 2 : 1; times > 0; times -= 1) {
    world.publish({ wabaId: message.wabaId, phoneId: phone.id, field: 'messages', value });
  }
}

interface Moment {
  readonly step: PendingStep;
  readonly before: Message['status'];
  readonly phone: Phone;
  readonly naming: Naming;
}

function toStatus(world: World, message: Message, { step, before, phone, naming }: Moment): JsonObject {
  const { status, error, happenedAtMs } = step;
  // In `sent`, and in one of the two others: a message that is read at once skips `delivered`.
  const isPriced = status === 'sent' || status === 'delivered' || (status === 'read' && before !== 'delivered');
  return {
    id: message.id,
    status,
    timestamp: String(Math.floor(happenedAtMs / 1000)),
    ...(naming.waId !== undefined && { recipient_id: naming.waId }),
    recipient_user_id: naming.userId,
    ...(message.callbackData !== undefined && { biz_opaque_callback_data: message.callbackData }),
    ...conversationOf(message, status),
    ...(isPriced && { pricing: pricingOf(message, phone, world.nowMs()) }),
    ...(error && { errors: [toWireError(error)] }),
  };
}

/** Since v24 only of a free entry point, with its end only in `sent`. */
function conversationOf({ id, freeEntryUntil }: Message, status: Step): JsonObject {
  if (freeEntryUntil === undefined || status === 'failed') return {};
  const end = status === 'sent' ? { expiration_timestamp: String(freeEntryUntil) } : {};
  return { conversation: { id: conversationId(id), ...end, origin: { type: 'referral_conversion' } } };
}

/** 32 hex characters, the same for all statuses of a message; how long Meta keeps one is UNSURE. */
function conversationId(wamid: string): string {
  return Buffer.from(wamid).toString('hex').slice(-32);
}
