import { describe, expect, test } from 'vitest';
import { describeLimits } from '../../../src/core/limits/describe.js';
import type { LimitFacts } from '../../../src/core/limits/facts.js';
import type { Limit, LimitName } from '../../../src/core/limits/limit.js';
import { aPhone, aPortfolio, aWaba, REFUSED, theFacts } from './facts.js';

function limitOf(name: LimitName, facts: Partial<LimitFacts> = {}): Limit | undefined {
  return describeLimits(theFacts(facts)).find(({ limit }) => limit === name);
}

const NEW_FIELD = 'whatsapp_business_manager_messaging_limit';
const unverified = { verificationStatus: 'not_verified', messagingLimit: 'TIER_250' };
const nobodyTells = {
  business: REFUSED,
  waba: aWaba({ messagingLimit: null, businessVerificationStatus: null }),
};

describe('the messaging limit', () => {
  test.each([
    ['TIER_50', 'people', 50, [], null],
    ['TIER_2K', 'people', 2_000, ['half-used-with-quality'], 10_000],
    ['TIER_10K', 'people', 10_000, ['half-used-with-quality'], 100_000],
    ['TIER_100K', 'people', 100_000, ['half-used-with-quality'], null],
    ['TIER_UNLIMITED', 'people-unlimited', null, [], null],
    ['TIER_NOT_SET', 'people-not-set', null, [], null],
    ['TIER_1K', 'people-old-scale', 1_000, [], null],
    ['TIER_5K', 'unknown-value', null, [], null],
    ['constructor', 'unknown-value', null, [], null],
  ])('%s means %s', (messagingLimit, meaning, max, raisedBy, raisedTo) => {
    const told = { value: messagingLimit, field: NEW_FIELD, meaning, max, raisedBy, raisedTo };
    expect(limitOf('messaging-limit', { business: aPortfolio({ messagingLimit }) })).toMatchObject(told);
  });

  test('of 250 people is raised by being verified, by a partner, or by messages', () => {
    expect(limitOf('messaging-limit', { business: aPortfolio(unverified) })).toMatchObject({
      raisedBy: ['business-verification', 'partner-verification', 'delivered-messages'],
      raisedTo: 2_000,
    });
  });

  test('of 250 people of a verified business is not raised by verifying it again', () => {
    const business = aPortfolio({ messagingLimit: 'TIER_250' });
    expect(limitOf('messaging-limit', { business })?.raisedBy).toEqual(['delivered-messages']);
  });

  test('is read from the portfolio, else from the account, else from the number', () => {
    const [business, waba] = [aPortfolio({ messagingLimit: 'TIER_100K' }), aWaba({ messagingLimit: 'TIER_10K' })];
    expect(limitOf('messaging-limit', { business, waba })?.value).toBe('TIER_100K');
    expect(limitOf('messaging-limit', { business: REFUSED, waba })?.value).toBe('TIER_10K');
    expect(limitOf('messaging-limit', nobodyTells)).toMatchObject({ value: 'TIER_2K', field: NEW_FIELD });
  });

  // user-problems.md 69: the field was renamed.
  test('tells when it comes from the old field', () => {
    const phone = aPhone({ messagingLimit: 'TIER_1K', messagingLimitField: 'messaging_limit_tier' });
    const told = { value: 'TIER_1K', field: 'messaging_limit_tier', scope: 'number' };
    expect(limitOf('messaging-limit', { ...nobodyTells, phone })).toMatchObject(told);
  });

  test('that nobody tells is not guessed', () => {
    const phone = aPhone({ messagingLimit: null, messagingLimitField: null });
    const open = { meaning: 'not-told', value: null, field: null, max: null };
    expect(limitOf('messaging-limit', { ...nobodyTells, phone })).toMatchObject({
      ...open,
      gap: { cause: 'not-given' },
    });
    expect(limitOf('messaging-limit', { business: REFUSED, waba: REFUSED, phone })).toMatchObject({
      ...open,
      ...REFUSED,
    });
  });
});

describe('throughput', () => {
  test.each([
    ['STANDARD', false, 'messages-a-second', 80, ['unlimited-and-busy'], 1_000],
    ['STANDARD', null, 'messages-a-second', 80, ['unlimited-and-busy'], 1_000],
    ['HIGH', false, 'messages-a-second', 1_000, [], null],
    ['STANDARD', true, 'messages-a-second-coexistence', 20, [], null],
    ['NOT_APPLICABLE', false, 'not-registered', null, ['registration-of-number'], null],
    ['ULTRA', false, 'unknown-value', null, [], null],
    [null, false, 'not-told', null, [], null],
  ])('%s, on the app too: %s, means %s', (throughputLevel, isOnBusinessApp, meaning, max, raisedBy, raisedTo) => {
    const phone = aPhone({ throughputLevel, isOnBusinessApp });
    expect(limitOf('throughput', { phone })).toMatchObject({
      value: throughputLevel,
      meaning,
      max,
      raisedBy,
      raisedTo,
    });
  });
});

// user-problems.md 69: AVAILABLE_WITHOUT_REVIEW and its like in plain words.
describe('what is thought of a number:', () => {
  test.each([
    ['APPROVED', 'name-approved'],
    ['AVAILABLE_WITHOUT_REVIEW', 'name-without-review'],
    ['DECLINED', 'name-declined'],
    ['EXPIRED', 'name-expired'],
    ['PENDING_REVIEW', 'name-in-review'],
    ['NONE', 'name-none'],
    ['LIKED', 'unknown-value'],
    [null, 'not-told'],
  ])('the name is %s', (nameStatus, meaning) => {
    const told = { value: nameStatus, meaning, name: 'Lucky Shrub' };
    expect(limitOf('display-name', { phone: aPhone({ nameStatus }) })).toMatchObject(told);
  });

  test('the name that was asked for, only when there is one', () => {
    const phone = aPhone({ newDisplayName: 'Lucky Shrub & Sons', newNameStatus: 'PENDING_REVIEW' });
    const told = { name: 'Lucky Shrub & Sons', meaning: 'name-in-review', field: 'new_name_status' };
    expect(limitOf('requested-name', { phone })).toMatchObject(told);
    expect(limitOf('requested-name')).toBeUndefined();
  });

  test.each([
    ['GREEN', 'quality-high'],
    ['YELLOW', 'quality-medium'],
    ['RED', 'quality-low'],
    ['UNKNOWN', 'quality-open'],
    ['NA', 'quality-open'],
    ['BLUE', 'unknown-value'],
    [null, 'not-told'],
  ])('the quality is %s', (qualityRating, meaning) => {
    const told = { value: qualityRating, meaning };
    expect(limitOf('quality', { phone: aPhone({ qualityRating }) })).toMatchObject(told);
  });

  test('a test number writes to five people', () => {
    const told = { max: 5, raisedBy: ['own-number'] };
    expect(limitOf('test-recipients', { phone: aPhone({ accountMode: 'SANDBOX' }) })).toMatchObject(told);
    expect(limitOf('test-recipients')).toBeUndefined();
  });
});

describe('business verification', () => {
  test.each([
    ['verified', 'verified', []],
    ['VERIFIED', 'verified', []],
    ['not_verified', 'not-verified', ['verification-itself']],
    ['pending_need_more_info', 'verification-pending', ['verification-itself']],
    ['rejected', 'verification-failed', ['verification-itself']],
    ['adored', 'unknown-value', ['verification-itself']],
  ])('%s means %s', (verificationStatus, meaning, raisedBy) => {
    const business = aPortfolio({ verificationStatus });
    const told = { value: verificationStatus, field: 'verification_status', meaning, raisedBy };
    expect(limitOf('business-verification', { business })).toMatchObject(told);
  });

  test('is the account’s word where the portfolio may not be asked', () => {
    const field = 'business_verification_status';
    expect(limitOf('business-verification', { business: REFUSED })).toMatchObject({ value: 'verified', field });
  });

  test('names the permission where neither may be asked', () => {
    const told = { value: null, meaning: 'not-told', ...REFUSED, raisedBy: [] };
    expect(limitOf('business-verification', { business: REFUSED, waba: REFUSED })).toMatchObject(told);
  });
});

describe('phone numbers', () => {
  test('of all accounts of the portfolio are counted', () => {
    const otherAccounts = { value: { numbers: [aPhone(), aPhone()], closed: 0 } };
    const told = { meaning: 'numbers-of-portfolio', used: 3, max: 20, gap: null };
    expect(limitOf('phone-numbers', { otherAccounts })).toMatchObject(told);
  });

  test('of accounts that the token may not open are missing, and it says so', () => {
    const otherAccounts = { value: { numbers: [aPhone()], closed: 1 } };
    const told = { meaning: 'numbers-of-portfolio', used: 2, gap: { cause: 'access' } };
    expect(limitOf('phone-numbers', { otherAccounts })).toMatchObject(told);
  });

  test('are those of this account where the portfolio may not be asked', () => {
    const told = { meaning: 'numbers-of-account', used: 1, max: 20, ...REFUSED };
    expect(limitOf('phone-numbers', { otherAccounts: REFUSED })).toMatchObject(told);
  });

  test('cannot be counted where not even this account may be asked', () => {
    const told = { meaning: 'not-told', used: null, ...REFUSED };
    expect(limitOf('phone-numbers', { accountNumbers: REFUSED })).toMatchObject(told);
  });

  test.each([
    ['not_verified', 'TIER_250', 2],
    ['not_verified', 'TIER_2K', 20],
    ['verified', 'TIER_250', 20],
    ['not_verified', 'TIER_UNLIMITED', 20],
    ['not_verified', 'TIER_1K', null],
    [null, 'TIER_250', null],
  ])('of a business that is %s with %s may be %s', (verificationStatus, messagingLimit, max) => {
    const business = aPortfolio({ verificationStatus, messagingLimit });
    const waba = aWaba({ businessVerificationStatus: null, messagingLimit: null });
    const raisedBy = max === 20 ? [] : ['verification-or-second-tier'];
    expect(limitOf('phone-numbers', { business, waba })).toMatchObject({ max, raisedBy });
  });
});

describe('templates', () => {
  const named = (nameStatus: string | null) => ({
    phone: aPhone({ nameStatus }),
    accountNumbers: { value: [aPhone({ nameStatus })] },
  });

  test.each([
    ['a verified business with an approved name', {}, 6_000],
    ['a business that is not verified', { business: aPortfolio(unverified) }, 250],
    ['a verified business without an approved name', named('DECLINED'), 250],
    ['a name that goes without a review, of which no rule speaks', named('AVAILABLE_WITHOUT_REVIEW'), null],
    ['a name of which nothing is known', named(null), null],
    ['other accounts that may have an approved name', { ...named('DECLINED'), otherAccounts: REFUSED }, null],
    [
      'an approved name in another account',
      { ...named('DECLINED'), otherAccounts: { value: { numbers: [aPhone()], closed: 3 } } },
      6_000,
    ],
  ])('of %s', (_, facts: Partial<LimitFacts>, max) => {
    const raisedBy = max === 6_000 ? [] : ['verification-and-name'];
    expect(limitOf('templates', facts)).toMatchObject({ used: 4, max, raisedBy });
  });

  test('are as many as Meta says of this very account', () => {
    const templates = { value: { count: 7, limit: 250 } };
    const told = { used: 7, max: 250, raisedBy: ['verification-and-name'], raisedTo: 6_000 };
    expect(limitOf('templates', { templates })).toMatchObject(told);
  });

  test('that may not be seen are not counted as none', () => {
    expect(limitOf('templates', { templates: REFUSED })).toMatchObject({ used: null, meaning: 'not-told', ...REFUSED });
  });
});

describe('calls of the API', () => {
  const unregistered = aPhone({ platformType: 'NOT_APPLICABLE' });

  test('are told in percent, as Meta does', () => {
    expect(limitOf('account-calls')).toMatchObject({ usedPercent: 1, max: 5_000, raisedBy: [] });
    expect(limitOf('app-calls')).toMatchObject({ usedPercent: 2, max: null });
  });

  test.each([
    ['no registered number', { phone: unregistered, accountNumbers: { value: [unregistered] } }, 200],
    ['another number that is registered', { phone: unregistered, accountNumbers: { value: [aPhone()] } }, 5_000],
    ['numbers that may not be seen', { phone: unregistered, accountNumbers: REFUSED }, null],
  ])('to an account with %s', (_, facts: Partial<LimitFacts>, max) => {
    const raisedBy = max === 5_000 ? [] : ['registration-in-account'];
    expect(limitOf('account-calls', facts)).toMatchObject({ max, raisedBy });
  });
});
