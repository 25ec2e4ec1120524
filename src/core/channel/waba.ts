import type { BusinessId, WabaId } from '../ids.js';

/** A WhatsApp Business Account. Null is what Meta did not tell, or what this token may not see. */
export interface Waba {
  readonly id: WabaId;
  readonly name: string | null;
  /** `ACTIVE` is the only value that Meta documents. */
  readonly status: string | null;
  readonly currency: string | null;
  readonly country: string | null;
  /** Meta's own number for a time zone: `1` is America/Los_Angeles, `0` is unknown. */
  readonly timezoneId: string | null;
  readonly messageTemplateNamespace: string | null;
  readonly accountReviewStatus: string | null;
  /** Lower case in real answers, upper case in Meta's OpenAPI file: compare without regard to case. */
  readonly businessVerificationStatus: string | null;
  readonly ownershipType: string | null;
  readonly ownerBusiness: { readonly id: BusinessId; readonly name: string | null } | null;
  /** `TIER_250` and so on; the whole portfolio shares it since October 2025. */
  readonly messagingLimit: string | null;
}
