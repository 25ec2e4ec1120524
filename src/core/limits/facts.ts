import type { Portfolio } from '../channel/business.js';
import type { PhoneNumber } from '../channel/phone-number.js';
import type { Waba } from '../channel/waba.js';
import type { Told } from './limit.js';

/** All that was read of Meta for the question what a channel may do. */
export interface LimitFacts {
  readonly phone: PhoneNumber;
  readonly waba: Told<Waba>;
  readonly business: Told<Portfolio>;
  /** All numbers of the channel's account. */
  readonly accountNumbers: Told<readonly PhoneNumber[]>;
  readonly otherAccounts: Told<OtherAccounts>;
  readonly templates: Told<TemplateCount>;
  /** How much of the call limits was used up after the last answer; null where no header told it. */
  readonly callsPercent: { readonly account: number | null; readonly app: number | null };
}

/** The accounts beside the channel's that the portfolio owns. */
export interface OtherAccounts {
  readonly numbers: readonly PhoneNumber[];
  /** How many of them the token may not open, so that their numbers are not among these. */
  readonly closed: number;
}

export interface TemplateCount {
  /** Every language version is one. */
  readonly count: number;
  /** Of the account, where Meta told it. */
  readonly limit: number | null;
}

/** Whether Meta verified the business; undefined where it did not tell. Its answers differ in case. */
export function isVerified(status: string | null): boolean | undefined {
  return status === null ? undefined : status.toLowerCase() === 'verified';
}

/** The portfolio's own word, else the account's. */
export function verificationStatusOf({ business, waba }: LimitFacts): string | null {
  const own = 'value' in business ? business.value.verificationStatus : null;
  return own ?? ('value' in waba ? waba.value.businessVerificationStatus : null);
}

/** The portfolio's messaging limit from whatever node tells it, the old field of the number last. */
export function messagingLimitOf(facts: LimitFacts): { readonly value: string; readonly field: string } | undefined {
  const { business, waba, phone } = facts;
  const field = 'whatsapp_business_manager_messaging_limit';
  const told =
    ('value' in business ? business.value.messagingLimit : null) ??
    ('value' in waba ? waba.value.messagingLimit : null);
  if (told !== null) return { value: told, field };
  if (phone.messagingLimit === null) return undefined;
  return { value: phone.messagingLimit, field: phone.messagingLimitField ?? field };
}
