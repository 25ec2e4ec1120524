import { MESSAGE_LIMITS, RATE_LIMITS } from '../meta/limits.js';
import { isVerified, type LimitFacts, messagingLimitOf, verificationStatusOf } from './facts.js';
import { gapOf, type Limit, NOT_GIVEN, type Raise, toLimit } from './limit.js';
import { type MessagingTier, parseMessagingTier, SECOND_TIER_PEOPLE } from './messaging-tier.js';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messaging-limits */
export function describeMessaging(facts: LimitFacts): Limit {
  const row = { limit: 'messaging-limit', scope: 'portfolio' } as const;
  const told = messagingLimitOf(facts);
  if (!told) return toLimit({ ...row, meaning: 'not-told', gap: gapOf(facts.waba) });
  const tier = parseMessagingTier(told.value);
  switch (tier.kind) {
    case 'unlimited':
      return toLimit({ ...row, ...told, meaning: 'people-unlimited' });
    case 'old-scale':
      return toLimit({ ...row, ...told, scope: 'number', meaning: 'people-old-scale', max: tier.people });
    case 'not-set':
      return toLimit({ ...row, ...told, meaning: 'people-not-set' });
    case 'unknown':
      return toLimit({ ...row, ...told, meaning: 'unknown-value' });
    case 'people':
      return toLimit({ ...row, ...told, meaning: 'people', max: tier.people, ...nextStep(tier, facts) });
  }
}

function nextStep(
  { next }: Extract<MessagingTier, { kind: 'people' }>,
  facts: LimitFacts,
): Pick<Limit, 'raisedBy' | 'raisedTo'> {
  if (next === null) return { raisedBy: [], raisedTo: null };
  if (next === 'unlimited') return { raisedBy: ['half-used-with-quality'], raisedTo: null };
  return { raisedBy: next === SECOND_TIER_PEOPLE ? firstSteps(facts) : ['half-used-with-quality'], raisedTo: next };
}

/** One of them is enough. A verified business whose review is still to come has no use for being verified again. */
function firstSteps(facts: LimitFacts): Raise[] {
  if (isVerified(verificationStatusOf(facts))) return ['delivered-messages'];
  return ['business-verification', 'partner-verification', 'delivered-messages'];
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput */
export function describeThroughput({ phone }: LimitFacts): Limit {
  const value = phone.throughputLevel;
  const row = { limit: 'throughput', scope: 'number', value, field: 'throughput' } as const;
  const { messagesPerSecond, upgradedMessagesPerSecond, coexistenceMessagesPerSecond } = RATE_LIMITS;
  if (value === 'NOT_APPLICABLE') {
    return toLimit({ ...row, meaning: 'not-registered', raisedBy: ['registration-of-number'] });
  }
  if (phone.isOnBusinessApp) {
    return toLimit({ ...row, meaning: 'messages-a-second-coexistence', max: coexistenceMessagesPerSecond });
  }
  if (value === 'HIGH') return toLimit({ ...row, meaning: 'messages-a-second', max: upgradedMessagesPerSecond });
  if (value === 'STANDARD') {
    const raise = { raisedBy: ['unlimited-and-busy'], raisedTo: upgradedMessagesPerSecond } as const;
    return toLimit({ ...row, meaning: 'messages-a-second', max: messagesPerSecond, ...raise });
  }
  return value === null
    ? toLimit({ ...row, field: null, meaning: 'not-told', gap: NOT_GIVEN })
    : toLimit({ ...row, meaning: 'unknown-value' });
}

/** Only a test number has a list of the people that it may write to. */
export function describeTestRecipients({ phone }: LimitFacts): Limit[] {
  if (phone.accountMode !== 'SANDBOX') return [];
  return [
    toLimit({
      limit: 'test-recipients',
      scope: 'number',
      value: phone.accountMode,
      field: 'account_mode',
      meaning: 'recipients-of-test-number',
      max: MESSAGE_LIMITS.testRecipientsMax,
      raisedBy: ['own-number'],
    }),
  ];
}
