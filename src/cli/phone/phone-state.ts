import * as z from 'zod/mini';
import type { PhoneNumber } from '../../core/channel/phone-number.js';
import { stageOf } from '../../core/phone/stage.js';

const text = z.nullable(z.string());

/** What the commands about numbers say of one; Meta's own values, which grow. */
export const phoneState = z.object({
  phoneNumberId: z.string(),
  displayPhoneNumber: text,
  verifiedName: text,
  /** Where it is in its life, by the values below. */
  stage: z.enum(['unverified', 'unregistered', 'ready', 'held', 'gone', 'elsewhere', 'unknown']),
  status: text,
  platformType: text,
  codeVerificationStatus: text,
  nameStatus: text,
  newDisplayName: text,
  newNameStatus: text,
  qualityRating: text,
  throughputLevel: text,
  accountMode: text,
  isPinEnabled: z.nullable(z.boolean()),
  isOfficialBusinessAccount: z.nullable(z.boolean()),
  lastOnboardedAt: text,
});

export type PhoneState = z.infer<typeof phoneState>;

export function toPhoneState(phone: PhoneNumber): PhoneState {
  const { id, displayPhoneNumber, verifiedName, status, platformType, codeVerificationStatus, nameStatus } = phone;
  const { newDisplayName, newNameStatus, qualityRating, throughputLevel, accountMode, isPinEnabled } = phone;
  return {
    phoneNumberId: id,
    displayPhoneNumber,
    verifiedName,
    stage: stageOf(phone),
    status,
    platformType,
    codeVerificationStatus,
    nameStatus,
    newDisplayName,
    newNameStatus,
    qualityRating,
    throughputLevel,
    accountMode,
    isPinEnabled,
    isOfficialBusinessAccount: phone.isOfficialBusinessAccount,
    lastOnboardedAt: phone.lastOnboardedAt,
  };
}
