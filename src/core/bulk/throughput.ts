import type { PhoneNumber } from '../channel/phone-number.js';
import { RATE_LIMITS } from '../meta/limits.js';

/**
 * How many messages a second Meta takes from a number; the lowest usual one where it does not say.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput
 */
export function throughputOf({ isOnBusinessApp, throughputLevel }: PhoneNumber): number {
  const { messagesPerSecond, upgradedMessagesPerSecond, coexistenceMessagesPerSecond } = RATE_LIMITS;
  if (isOnBusinessApp) return coexistenceMessagesPerSecond;
  return throughputLevel === 'HIGH' ? upgradedMessagesPerSecond : messagesPerSecond;
}
