/**
 * How many different people a business may write to in 24 hours, outside their customer service windows,
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messaging-limits
 */
export type MessagingTier =
  /** `next` is where the next step leads; null where Meta publishes none. */
  | { readonly kind: 'people'; readonly people: number; readonly next: number | 'unlimited' | null }
  | { readonly kind: 'unlimited' }
  /** Of the scale before October 2025, when each number had a limit of its own. */
  | { readonly kind: 'old-scale'; readonly people: number }
  | { readonly kind: 'not-set' }
  /** A value that this version does not know. */
  | { readonly kind: 'unknown' };

/** The first limit of a portfolio that is verified, and the one that opens more phone numbers. */
export const SECOND_TIER_PEOPLE = 2_000;

const TIERS: ReadonlyMap<string, MessagingTier> = new Map<string, MessagingTier>([
  // Listed by clients of the API; what raises it is published nowhere (UNSURE).
  ['TIER_50', { kind: 'people', people: 50, next: null }],
  ['TIER_250', { kind: 'people', people: 250, next: SECOND_TIER_PEOPLE }],
  ['TIER_1K', { kind: 'old-scale', people: 1_000 }],
  ['TIER_2K', { kind: 'people', people: SECOND_TIER_PEOPLE, next: 10_000 }],
  ['TIER_10K', { kind: 'people', people: 10_000, next: 100_000 }],
  ['TIER_100K', { kind: 'people', people: 100_000, next: 'unlimited' }],
  ['TIER_UNLIMITED', { kind: 'unlimited' }],
  ['TIER_NOT_SET', { kind: 'not-set' }],
]);

export function parseMessagingTier(value: string): MessagingTier {
  return TIERS.get(value) ?? { kind: 'unknown' };
}

/** Whether a portfolio has come to the second limit or beyond; undefined where that cannot be told. */
export function hasReachedSecondTier(value: string | null): boolean | undefined {
  const tier = parseMessagingTier(value ?? '');
  if (tier.kind === 'unlimited') return true;
  return tier.kind === 'people' ? tier.people >= SECOND_TIER_PEOPLE : undefined;
}
