/** The people a business writes with, and the ids by which its portfolio knows them. */
import { createHash } from 'node:crypto';
import { MESSAGE_LIMITS } from '../../core/meta/limits.js';
import type { World } from '../route.js';
import type { Customer, EmulatorState, Phone } from '../state.js';
import { countryOf } from './numbers.js';

const HOUR_SECONDS = 3600;

/** The portfolio that owns the number's WABA. */
export function businessIdOf(world: World, phone: Phone): string {
  return world.state.wabas.get(phone.wabaId)?.ownerBusinessId ?? '';
}

/** Known from before, or made on the spot: whoever is written to or writes exists. */
export function customerOf(world: World, waId: string): Customer {
  const known = world.state.customers.get(waId);
  if (known) return known;
  const customer = { ...newCustomer({ waId }, firstBusinessId(world.state)), isStranger: true };
  world.state.customers.set(waId, customer);
  return customer;
}

/** What a seed or a control call says of a customer; the number alone is enough. */
export interface CustomerFacts {
  readonly waId: string;
  readonly userId?: string | undefined;
  readonly name?: string;
  readonly username?: string | undefined;
  readonly failWith?: number | undefined;
  readonly sharesReadReceipts?: boolean;
  readonly readsMessages?: boolean;
}

export function newCustomer(facts: CustomerFacts, firstBusinessId: string): Customer {
  const waId = facts.waId.replaceAll(/\D/g, '');
  return {
    waId,
    userId: facts.userId ?? derivedUserId(waId, firstBusinessId),
    name: facts.name ?? `+${waId}`,
    username: facts.username,
    lastInboundAt: new Map(),
    failWith: facts.failWith,
    sharesReadReceipts: facts.sharesReadReceipts ?? true,
    readsMessages: facts.readsMessages ?? true,
    pairDebts: new Map(),
    isStranger: false,
    keptMessages: 0,
  };
}

/** One id for each customer and portfolio: the first portfolio of the seed has the one that the customer was made with. */
export function userIdOf(world: World, customer: Customer, businessId: string): string {
  return businessId === firstBusinessId(world.state) ? customer.userId : derivedUserId(customer.waId, businessId);
}

export function firstBusinessId({ businesses }: EmulatorState): string {
  const [first = ''] = businesses.keys();
  return first;
}

/** The same for the same customer in every run. */
function derivedUserId(waId: string, businessId: string): string {
  const hash = createHash('sha256').update(`${businessId}/${waId}`).digest('hex');
  const digits = BigInt(`0x${hash.slice(0, 20)}`)
    .toString()
    .padStart(20, '1')
    .slice(0, 20);
  return `${countryOf(waId)}.${digits}`;
}

/** Undefined for an id of another portfolio, or of nobody. */
export function customerByUserId(world: World, userId: string, businessId: string): Customer | undefined {
  return [...world.state.customers.values()].find((customer) => userIdOf(world, customer, businessId) === userId);
}

/**
 * Whether webhooks show the number. It is hidden only of customers with a username whom this portfolio has not written to
 * by number: its contact book remembers those. https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
export function isNumberVisible(customer: Customer, businessId: string): boolean {
  return customer.username === undefined || (customer.contactBooks?.has(businessId) ?? false);
}

export function addToContactBook(customer: Customer, businessId: string): void {
  customer.contactBooks ??= new Set();
  customer.contactBooks.add(businessId);
}

/** Whether this customer wrote to this number within the last 24 hours. */
export function isWindowOpen(customer: Customer, phoneId: string, nowMs: number): boolean {
  const lastInboundAt = customer.lastInboundAt.get(phoneId);
  if (lastInboundAt === undefined) return false;
  return nowMs / 1000 - lastInboundAt < MESSAGE_LIMITS.customerServiceWindowHours * HOUR_SECONDS;
}
