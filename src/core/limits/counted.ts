import type { PhoneNumber } from '../channel/phone-number.js';
import { PHONE_NUMBER_LIMITS, RATE_LIMITS, TEMPLATE_LIMITS } from '../meta/limits.js';
import { isVerified, type LimitFacts, messagingLimitOf, verificationStatusOf } from './facts.js';
import { gapOf, type Limit, toLimit } from './limit.js';
import { hasReachedSecondTier } from './messaging-tier.js';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers */
export function describeNumbers(facts: LimitFacts): Limit {
  const row = { limit: 'phone-numbers', scope: 'portfolio', ...numbersAllowed(facts) } as const;
  const { accountNumbers, otherAccounts } = facts;
  if ('gap' in accountNumbers) return toLimit({ ...row, meaning: 'not-told', gap: accountNumbers.gap });
  const used = accountNumbers.value.length;
  if ('gap' in otherAccounts) return toLimit({ ...row, meaning: 'numbers-of-account', used, gap: otherAccounts.gap });
  const { numbers, closed } = otherAccounts.value;
  const gap = closed === 0 ? null : ({ cause: 'access', permission: null, code: null } as const);
  return toLimit({ ...row, meaning: 'numbers-of-portfolio', used: used + numbers.length, gap });
}

/** More than these are known of (a webhook speaks of 25 numbers an account), but no rule of theirs is (UNSURE). */
function numbersAllowed(facts: LimitFacts): Pick<Limit, 'max' | 'raisedBy' | 'raisedTo'> {
  const verified = isVerified(verificationStatusOf(facts));
  const reached = hasReachedSecondTier(messagingLimitOf(facts)?.value ?? null);
  const { perPortfolio, perRaisedPortfolio } = PHONE_NUMBER_LIMITS;
  if (verified || reached) return { max: perRaisedPortfolio, raisedBy: [], raisedTo: null };
  const max = verified === false && reached === false ? perPortfolio : null;
  return { max, raisedBy: ['verification-or-second-tier'], raisedTo: perRaisedPortfolio };
}

/**
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/overview; two other pages of Meta's
 * know of the smaller number only (UNSURE), so what Meta says of this very account goes before.
 */
export function describeTemplates(facts: LimitFacts): Limit {
  const { templates } = facts;
  const row = { limit: 'templates', scope: 'account' } as const;
  if ('gap' in templates) return toLimit({ ...row, meaning: 'not-told', gap: templates.gap });
  const { count, limit } = templates.value;
  const max = limit ?? templatesAllowed(facts);
  const { perVerifiedWaba } = TEMPLATE_LIMITS;
  const raise = { raisedBy: ['verification-and-name'], raisedTo: perVerifiedWaba } as const;
  const canRise = max === null || max < perVerifiedWaba;
  return toLimit({ ...row, meaning: 'templates-of-account', used: count, max, ...(canRise && raise) });
}

function templatesAllowed(facts: LimitFacts): number | null {
  const verified = isVerified(verificationStatusOf(facts));
  const named = hasApprovedName(facts);
  if (verified && named) return TEMPLATE_LIMITS.perVerifiedWaba;
  return verified === false || named === false ? TEMPLATE_LIMITS.perUnverifiedWaba : null;
}

/** Of one number of the portfolio; undefined where not all are known, or a name goes without a review. */
function hasApprovedName(facts: LimitFacts): boolean | undefined {
  const { phone, accountNumbers, otherAccounts } = facts;
  const known = [phone, ...valuesOf(accountNumbers), ...('value' in otherAccounts ? otherAccounts.value.numbers : [])];
  if (known.some(({ nameStatus }) => nameStatus === 'APPROVED')) return true;
  const areAllKnown = 'value' in accountNumbers && 'value' in otherAccounts && otherAccounts.value.closed === 0;
  const isClear = known.every(({ nameStatus }) => nameStatus !== null && nameStatus !== 'AVAILABLE_WITHOUT_REVIEW');
  return areAllKnown && isClear ? false : undefined;
}

/** Of one app at one account, https://developers.facebook.com/docs/graph-api/overview/rate-limiting#buc-rate-limits */
export function describeAccountCalls(facts: LimitFacts): Limit {
  const usedPercent = facts.callsPercent.account;
  const row = { limit: 'account-calls', scope: 'account', meaning: 'calls-to-account', usedPercent } as const;
  const active = isActive(facts);
  if (active) return toLimit({ ...row, max: RATE_LIMITS.callsPerHourActive });
  const max = active === false ? RATE_LIMITS.callsPerHour : null;
  const gap = active === false ? null : gapOf(facts.accountNumbers);
  return toLimit({ ...row, max, raisedBy: ['registration-in-account'], raisedTo: RATE_LIMITS.callsPerHourActive, gap });
}

/** An account with a registered number is an active one; undefined where that cannot be told. */
function isActive({ phone, accountNumbers }: LimitFacts): boolean | undefined {
  const known = [phone, ...valuesOf(accountNumbers)];
  if (known.some(({ platformType }) => platformType === 'CLOUD_API')) return true;
  return 'value' in accountNumbers && known.every(({ platformType }) => platformType !== null) ? false : undefined;
}

/** So many for each user of the app; how many users Meta counts, it does not tell. */
export function describeAppCalls({ callsPercent }: LimitFacts): Limit {
  return toLimit({ limit: 'app-calls', scope: 'app', meaning: 'calls-of-app', usedPercent: callsPercent.app });
}

function valuesOf(numbers: LimitFacts['accountNumbers']): readonly PhoneNumber[] {
  return 'value' in numbers ? numbers.value : [];
}
