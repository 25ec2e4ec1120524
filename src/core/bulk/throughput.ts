import type { PhoneNumber } from '../channel/phone-number.js';
import { RATE_LIMITS } from '../meta/limits.js';
import type { PaceOptions } from './pace.js';

/**
 * How many messages a second Meta takes from a number; the lowest usual one where it does not say.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput
 */
function throughputOf({ isOnBusinessApp, throughputLevel }: PhoneNumber): number {
  const { messagesPerSecond, upgradedMessagesPerSecond, coexistenceMessagesPerSecond } = RATE_LIMITS;
  if (isOnBusinessApp) return coexistenceMessagesPerSecond;
  return throughputLevel === 'HIGH' ? upgradedMessagesPerSecond : messagesPerSecond;
}

/** Of what Meta takes, since it counts within a second what left a little more than a second apart, and what comes in too. */
const SHARE = 0.97;
const BURST_MS = 25;
/** Whoever names a rate gets it. */
const BURST_OF_WISH_MS = 120;

/** As fast as was asked for, else as Meta takes it without a word. */
export function paceFor(phone: PhoneNumber, asked: number | null): PaceOptions {
  if (asked !== null) return { perSecond: asked, burstMs: BURST_OF_WISH_MS };
  return { perSecond: throughputOf(phone) * SHARE, burstMs: BURST_MS };
}
