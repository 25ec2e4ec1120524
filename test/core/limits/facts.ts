import type { Portfolio } from '../../../src/core/channel/business.js';
import type { PhoneNumber } from '../../../src/core/channel/phone-number.js';
import type { Waba } from '../../../src/core/channel/waba.js';
import type { BusinessId, PhoneNumberId, WabaId } from '../../../src/core/ids.js';
import type { LimitFacts } from '../../../src/core/limits/facts.js';
import type { Told } from '../../../src/core/limits/limit.js';

export const REFUSED = { gap: { cause: 'permission', permission: 'business_management', code: 200 } } as const;

export function aPhone(some: Partial<PhoneNumber> = {}): PhoneNumber {
  return {
    id: '106540352242922' as PhoneNumberId,
    displayPhoneNumber: '+1 555-078-3881',
    verifiedName: 'Lucky Shrub',
    status: 'CONNECTED',
    platformType: 'CLOUD_API',
    qualityRating: 'GREEN',
    nameStatus: 'APPROVED',
    newNameStatus: 'NONE',
    newDisplayName: null,
    codeVerificationStatus: 'VERIFIED',
    accountMode: 'LIVE',
    throughputLevel: 'STANDARD',
    messagingLimit: 'TIER_2K',
    messagingLimitField: 'whatsapp_business_manager_messaging_limit',
    isOnBusinessApp: false,
    isOfficialBusinessAccount: false,
    isPinEnabled: true,
    lastOnboardedAt: null,
    webhooks: { phoneNumber: null, waba: null, application: null },
    ...some,
  };
}

export function aWaba(some: Partial<Waba> = {}): Told<Waba> {
  const value: Waba = {
    id: '102290129340398' as WabaId,
    name: 'Lucky Shrub',
    status: 'ACTIVE',
    currency: 'USD',
    country: 'US',
    timezoneId: '1',
    messageTemplateNamespace: null,
    accountReviewStatus: 'APPROVED',
    businessVerificationStatus: 'verified',
    ownershipType: 'SELF',
    ownerBusiness: null,
    messagingLimit: 'TIER_2K',
    ...some,
  };
  return { value };
}

export function aPortfolio(some: Partial<Portfolio> = {}): Told<Portfolio> {
  const id = '506914307656634' as BusinessId;
  return { value: { id, name: 'Lucky Shrub', verificationStatus: 'verified', messagingLimit: 'TIER_2K', ...some } };
}

/** A healthy business with one number, of which everything was told. */
export function theFacts(some: Partial<LimitFacts> = {}): LimitFacts {
  return {
    phone: aPhone(),
    waba: aWaba(),
    business: aPortfolio(),
    accountNumbers: { value: [aPhone()] },
    otherAccounts: { value: { numbers: [], closed: 0 } },
    templates: { value: { count: 4, limit: null } },
    callsPercent: { account: 1, app: 2 },
    ...some,
  };
}
