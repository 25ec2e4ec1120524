import type { DeliveryRecord, EmulatorState, Message } from './state.js';

/** Keeps the message, and forgets the oldest above `settings.historyLimit`: an emulator may run for weeks. */
export function keepMessage({ messages, settings }: EmulatorState, message: Message): void {
  messages.set(message.id, message);
  for (const [id, oldest] of messages) {
    // What has still to become something keeps what came after it, too.
    if (messages.size <= settings.historyLimit || oldest.pending.length > 0) return;
    messages.delete(id);
  }
}

/** Keeps the delivery, and forgets the oldest that are over. */
export function keepDelivery({ deliveries, settings }: EmulatorState, record: DeliveryRecord): void {
  deliveries.push(record);
  while (deliveries.length > settings.historyLimit && isOver(deliveries[0])) deliveries.shift();
}

function isOver(record: DeliveryRecord | undefined): boolean {
  return record?.state === 'delivered' || record?.state === 'given-up';
}
