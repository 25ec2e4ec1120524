import type { PhoneNumberId } from '../ids.js';

/** A number that sends and receives. Null is what Meta did not tell; the enumerations grow, so they are plain text. */
export interface PhoneNumber {
  readonly id: PhoneNumberId;
  /** As Meta prints it, `+1 631-555-1111` or `15550783881`: compare the digits only. */
  readonly displayPhoneNumber: string | null;
  /** The display name; that it is here does not mean that it is approved, see `nameStatus`. */
  readonly verifiedName: string | null;
  /** Only `CONNECTED` can send and receive. */
  readonly status: string | null;
  /** `CLOUD_API`, `ON_PREMISE` or `NOT_APPLICABLE`, which means not registered. */
  readonly platformType: string | null;
  readonly qualityRating: string | null;
  readonly nameStatus: string | null;
  readonly newNameStatus: string | null;
  readonly newDisplayName: string | null;
  readonly codeVerificationStatus: string | null;
  /** `SANDBOX` is a test number, which reaches five allow-listed people only. */
  readonly accountMode: string | null;
  /** `STANDARD` is 80 messages a second, `HIGH` 1 000. */
  readonly throughputLevel: string | null;
  /** The portfolio's limit, or the old per-number field where Meta does not give the new one. */
  readonly messagingLimit: string | null;
  /** Which of the two it was. */
  readonly messagingLimitField: 'whatsapp_business_manager_messaging_limit' | 'messaging_limit_tier' | null;
  /** True for a number that the WhatsApp Business app uses at the same time (coexistence). */
  readonly isOnBusinessApp: boolean | null;
  readonly isOfficialBusinessAccount: boolean | null;
  readonly isPinEnabled: boolean | null;
  /** Missing on test numbers. */
  readonly lastOnboardedAt: string | null;
  readonly webhooks: WebhookConfiguration;
}

/** Where Meta delivers for one number. The first that is set wins: phone number, then WABA, then app. */
export interface WebhookConfiguration {
  readonly phoneNumber: string | null;
  readonly waba: string | null;
  readonly application: string | null;
}
