import { pairDebtOf } from './messages/sender.js';
import type { Customer, DeliveryRecord, EmulatorState, Message } from './state.js';

/** Keeps the message, and forgets the oldest above `settings.historyLimit`: an emulator may run for weeks. */
export function keepMessage(state: EmulatorState, message: Message): void {
  const { messages, settings } = state;
  messages.set(message.id, message);
  countKept(state, message, 1);
  for (const [id, oldest] of messages) {
    // What has still to become something keeps what came after it, too.
    if (messages.size <= settings.historyLimit || oldest.pending.length > 0 || oldest.held) return;
    messages.delete(id);
    countKept(state, oldest, -1);
    forgetStranger(state, oldest.waId, message.sentAtMs);
  }
}

function countKept({ customers }: EmulatorState, { waId }: Message, change: number): void {
  const customer = customers.get(waId);
  if (customer) customer.keptMessages += change;
}

/** A million people who were only written to are as much a burden as a million messages. */
function forgetStranger({ customers }: EmulatorState, waId: string, nowMs: number): void {
  const customer = customers.get(waId);
  if (customer?.isStranger && customer.keptMessages <= 0 && !isNeeded(customer, nowMs)) customers.delete(waId);
}

/** An open window, a burst that is not paid back, or what they think of marketing. */
function isNeeded(customer: Customer, nowMs: number): boolean {
  const owesMore = [...customer.pairDebts.keys()].some((phoneId) => pairDebtOf(customer, phoneId, nowMs) > 1);
  const hasMarketing = (customer.marketingStoppedBy ?? customer.marketingAtMs) !== undefined;
  return customer.lastInboundAt.size > 0 || owesMore || hasMarketing;
}

/** Keeps the delivery, and forgets the oldest that are over; several changes in one count as several. */
export function keepDelivery(state: EmulatorState, record: DeliveryRecord): void {
  state.deliveries.push(record);
  keepChange(state);
}

/** One more change is in one of the deliveries. */
export function keepChange(state: EmulatorState): void {
  const { deliveries, settings } = state;
  state.keptChanges += 1;
  while (state.keptChanges > settings.historyLimit && isOver(deliveries[0])) {
    state.keptChanges -= deliveries.shift()?.changes ?? 0;
  }
}

function isOver(record: DeliveryRecord | undefined): boolean {
  return record?.state === 'delivered' || record?.state === 'given-up';
}
