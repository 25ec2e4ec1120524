import type { PhoneNumber } from '../channel/phone-number.js';
import { parseMessagingTier } from '../limits/messaging-tier.js';

/** How many more people the business may write to today, outside of their windows. */
export interface Headroom {
  /** Per 24 hours; null where there is no limit, or none was told. */
  readonly people: number | null;
  readonly isUnlimited: boolean;
  /** Who got a template from this machine in the last 24 hours; other programs count too. */
  readonly reached: number;
  /** Of the run's people, how many would be too many. */
  readonly beyond: number;
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messaging-limits */
export function headroomOf({ messagingLimit }: PhoneNumber, reached: number, queued: number): Headroom {
  const tier = parseMessagingTier(messagingLimit ?? '');
  if (tier.kind !== 'people' && tier.kind !== 'old-scale') {
    return { people: null, isUnlimited: tier.kind === 'unlimited', reached, beyond: 0 };
  }
  const left = Math.max(0, tier.people - reached);
  return { people: tier.people, isUnlimited: false, reached, beyond: Math.max(0, queued - left) };
}
