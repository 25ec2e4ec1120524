/** Marketing that a person has stopped, or has had enough of for a day. */
import type { World } from '../route.js';
import type { Customer, Phone } from '../state.js';
import { contactOf, metadataOf, namingOf } from './chat.js';
import { businessIdOf } from './customers.js';

const DAY_MS = 86_400_000;

export type Consent = 'stop' | 'resume';

/** The customer stops marketing of this portfolio, or wants it again; https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/user_preferences */
export function changeConsent(world: World, phone: Phone, customer: Customer, value: Consent): void {
  customer.marketingStoppedBy ??= new Set();
  if (value === 'stop') customer.marketingStoppedBy.add(businessIdOf(world, phone));
  else customer.marketingStoppedBy.delete(businessIdOf(world, phone));
  const naming = namingOf(world, phone, customer);
  const preference = {
    ...(naming.waId !== undefined && { wa_id: naming.waId }),
    user_id: naming.userId,
    detail: `User requested to ${value} marketing messages`,
    category: 'marketing_messages',
    value,
    timestamp: Math.floor(world.nowMs() / 1000),
  };
  world.publish({
    wabaId: phone.wabaId,
    phoneId: phone.id,
    field: 'user_preferences',
    value: { ...metadataOf(phone), contacts: [contactOf(customer, naming)], user_preferences: [preference] },
  });
}

export function hasStoppedMarketing(world: World, phone: Phone, { marketingStoppedBy }: Customer): boolean {
  return marketingStoppedBy?.has(businessIdOf(world, phone)) ?? false;
}

/** Counts the message against the cap of all businesses together, or says that it is one too many. Meta's cap is secret. */
export function isWithinMarketingCap({ state, nowMs }: World, customer: Customer): boolean {
  const { marketingCapPerDay } = state.settings;
  if (marketingCapPerDay === null) return true;
  const lately = (customer.marketingAtMs ?? []).filter((atMs) => atMs > nowMs() - DAY_MS);
  const fits = lately.length < marketingCapPerDay;
  customer.marketingAtMs = fits ? [...lately, nowMs()] : lately;
  return fits;
}
