import * as z from 'zod/mini';
import { PHONE_NUMBER_LIMITS } from '../core/meta/limits.js';
import { digits } from './create-state.js';
import { parseParams, wireText } from './params.js';
import { Refusal } from './refusal.js';
import { parameterInvalid, parameterRequired } from './refusals.js';
import type { Call } from './route.js';
import type { EmulatorState, Waba } from './state.js';

/** SDKs send the country code as `cc` or `country_code`, and the number with or without it. */
const newPhone = z.object({
  cc: z.optional(wireText),
  country_code: z.optional(wireText),
  phone_number: wireText,
  verified_name: wireText,
});

/** Adds a number that is neither verified nor registered yet; its id. */
export function addPhone(waba: Waba, { params, world }: Call): string {
  const { cc, country_code, phone_number, verified_name } = parseParams(newPhone, params);
  const code = digits(cc ?? country_code ?? '');
  if (!code) throw parameterRequired('cc');
  const local = digits(phone_number);
  const number = local.startsWith(code) && local.length > 10 ? local : code + local;
  // A short code is no number of WhatsApp's.
  if (!/^\d{8,15}$/.test(number)) throw parameterInvalid('phone_number', 'must be a phone number with country code');
  refuseKnown(number, waba, world.state.phones.values());
  refuseMore(waba, world.state);
  const id = world.newId();
  world.state.phones.set(id, {
    id,
    wabaId: waba.id,
    number,
    displayPhoneNumber: `+${code} ${number.slice(code.length)}`,
    verifiedName: verified_name,
    nameStatus: 'PENDING_REVIEW',
    status: 'PENDING',
    qualityRating: 'UNKNOWN',
    codeVerificationStatus: 'NOT_VERIFIED',
    platformType: 'NOT_APPLICABLE',
    accountMode: 'LIVE',
    throughputLevel: 'NOT_APPLICABLE',
    messagingLimit: 'TIER_250',
    lastOnboardedAt: undefined,
    pin: undefined,
    overrides: new Map(),
    profile: {},
    allowedRecipients: [],
  });
  return id;
}

function refuseKnown(number: string, waba: Waba, phones: Iterable<{ number: string; wabaId: string }>): void {
  for (const phone of phones) {
    if (phone.number !== number) continue;
    const isOwn = phone.wabaId === waba.id;
    throw new Refusal({
      message: 'Invalid parameter',
      code: 100,
      ...(isOwn && { subcode: 2388012 }),
      transient: false,
      userTitle: isOwn ? 'Phone number already added' : 'Phone number in use',
      userMessage: isOwn
        ? 'This phone number is already in your list of phone numbers.'
        : 'This phone number is used by another WhatsApp Business account.',
    });
  }
}

/** From this messaging limit on a portfolio may have more numbers, verified or not. */
const RAISING_TIERS: readonly string[] = ['TIER_2K', 'TIER_10K', 'TIER_100K', 'TIER_UNLIMITED'];

/** The subcode of this refusal is not published, nor whether Meta's test numbers count: here they do not (UNSURE). */
function refuseMore({ ownerBusinessId }: Waba, { businesses, phones, wabas }: EmulatorState): void {
  const business = businesses.get(ownerBusinessId);
  const isRaised =
    business?.verificationStatus === 'verified' || RAISING_TIERS.includes(business?.messagingLimit ?? '');
  const limit = isRaised ? PHONE_NUMBER_LIMITS.perRaisedPortfolio : PHONE_NUMBER_LIMITS.perPortfolio;
  const owned = [...phones.values()].filter(
    ({ accountMode, wabaId }) => accountMode === 'LIVE' && wabas.get(wabaId)?.ownerBusinessId === ownerBusinessId,
  );
  if (owned.length < limit) return;
  throw new Refusal({
    message: 'Invalid parameter',
    code: 100,
    transient: false,
    userTitle: 'Phone number limit reached',
    userMessage: `This business portfolio can have ${limit} phone numbers.`,
  });
}
