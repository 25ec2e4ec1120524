/**
 * The `pricing` of a status, as since 1 October 2026: templates are billed by their category in and out of the window, and
 * free-form messages as `service` after the first 1000 that a number delivers in a month.
 * https://developers.facebook.com/docs/whatsapp/pricing
 */
import type { Message, Phone } from '../state.js';

export interface Pricing {
  readonly billable: boolean;
  readonly pricing_model: 'PMP';
  readonly type: string;
  readonly category: string;
}

const FREE_ENTRY: Pricing = {
  billable: false,
  pricing_model: 'PMP',
  type: 'free_entry_point',
  category: 'referral_conversion',
};

const FREE_SERVICE_MESSAGES = 1000;

export function pricingOf(message: Message, phone: Phone, nowMs: number): Pricing {
  if (message.freeEntryUntil !== undefined) return FREE_ENTRY;
  const isService = message.type !== 'template';
  // Which type Meta gives to the free 1000 is UNSURE; clients should take every `free_…` as free.
  const isFree = isService && serviceMessages(phone, nowMs).delivered < FREE_SERVICE_MESSAGES;
  return {
    billable: !isFree,
    pricing_model: 'PMP',
    type: isFree ? 'free_customer_service' : 'regular',
    category: isService ? 'service' : message.category.toLowerCase(),
  };
}

/** Only delivered messages count, and none that is free anyway. */
export function countDelivered(message: Message, phone: Phone, nowMs: number): void {
  if (message.type !== 'template' && message.freeEntryUntil === undefined) serviceMessages(phone, nowMs).delivered += 1;
}

function serviceMessages(phone: Phone, nowMs: number): { month: string; delivered: number } {
  const month = new Date(nowMs).toISOString().slice(0, 7);
  if (phone.serviceMessages?.month !== month) phone.serviceMessages = { month, delivered: 0 };
  return phone.serviceMessages;
}
