/**
 * Who comes through an advertisement and is answered within 24 hours costs nothing for 72 hours. Whether free-form messages may
 * go on after the first 24 is UNSURE: here the customer service window decides, as ever.
 * https://developers.facebook.com/docs/whatsapp/pricing
 */
import { MESSAGE_LIMITS } from '../../core/meta/limits.js';
import type { World } from '../route.js';
import type { Customer, Phone } from '../state.js';

const HOUR_SECONDS = 3600;

/** They wrote through an advertisement. */
export function enterFree(customer: Customer, phoneId: string, nowMs: number): void {
  customer.freeEntries ??= new Map();
  customer.freeEntries.set(phoneId, { cameAt: Math.floor(nowMs / 1000), until: undefined });
}

/** The first answer in time opens it. */
export function openFreeEntry(world: World, phone: Phone, customer: Customer): void {
  const entry = customer.freeEntries?.get(phone.id);
  const now = Math.floor(world.nowMs() / 1000);
  if (!entry || entry.until !== undefined) return;
  if (now - entry.cameAt >= MESSAGE_LIMITS.customerServiceWindowHours * HOUR_SECONDS) return;
  entry.until = now + MESSAGE_LIMITS.freeEntryPointWindowHours * HOUR_SECONDS;
}

/** Until when all is free, in unix seconds; undefined when it is not. */
export function freeEntryUntil(customer: Customer, phoneId: string, nowMs: number): number | undefined {
  const until = customer.freeEntries?.get(phoneId)?.until;
  return until !== undefined && nowMs / 1000 < until ? until : undefined;
}
