/**
 * How many different people a portfolio may write to outside the customer service window in 24 hours.
 * https://developers.facebook.com/docs/whatsapp/messaging-limits
 */
import type { World } from '../route.js';
import type { Business, Customer, Phone } from '../state.js';
import { isWindowOpen } from './customers.js';

const DAY_MS = 86_400_000;

const PEOPLE: Readonly<Record<string, number>> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1000,
  TIER_2K: 2000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
};

/** Counts the person, or says that they are one too many. Other tiers have no end. */
export function isWithinReach(world: World, phone: Phone, customer: Customer): boolean {
  const business = world.state.businesses.get(world.state.wabas.get(phone.wabaId)?.ownerBusinessId ?? '');
  const limit = PEOPLE[business?.messagingLimit ?? ''];
  if (!business || limit === undefined || isWindowOpen(customer, phone.id, world.nowMs())) return true;
  const reached = reachedLately(business, world.nowMs());
  if (!reached.has(customer.waId) && reached.size >= limit) return false;
  // Behind all others, so that the oldest are the first.
  reached.delete(customer.waId);
  reached.set(customer.waId, world.nowMs());
  return true;
}

function reachedLately(business: Business, nowMs: number): Map<string, number> {
  business.reached ??= new Map();
  for (const [waId, atMs] of business.reached) {
    if (atMs > nowMs - DAY_MS) break;
    business.reached.delete(waId);
  }
  return business.reached;
}
