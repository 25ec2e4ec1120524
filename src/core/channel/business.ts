import type { BusinessId } from '../ids.js';

/** A business portfolio of Meta's, which owns WhatsApp Business Accounts or has them shared with it. */
export interface Business {
  readonly id: BusinessId;
  readonly name: string | null;
  /** `verified`, `not_verified`, …: compare without regard to case. */
  readonly verificationStatus: string | null;
}

/** A portfolio as only those see it who may look into it. */
export interface Portfolio extends Business {
  /** `TIER_250` and so on, shared by all its numbers. */
  readonly messagingLimit: string | null;
}

/** Who a token belongs to: a person or a system user. */
export interface Me {
  readonly id: string;
  readonly name: string | null;
}
