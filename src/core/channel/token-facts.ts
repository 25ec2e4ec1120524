import type { AppId } from '../ids.js';

/** What Meta knows about a token. Every field can be missing, so an unknown is null and never a guess. */
export interface TokenFacts {
  readonly isValid: boolean;
  /** `USER`, `SYSTEM_USER`, `APP` or `PAGE`. */
  readonly type: string | null;
  readonly appId: AppId | null;
  readonly application: string | null;
  readonly userId: string | null;
  readonly issuedAt: string | null;
  readonly expiresAt: Expiry;
  /** 90 days after the last login, for a person's token. */
  readonly dataAccessExpiresAt: Expiry;
  readonly scopes: readonly string[];
  readonly granularScopes: readonly GranularScope[];
  /** Why the token is not valid. */
  readonly problem: { readonly code: number | null; readonly subcode: number | null; readonly message: string } | null;
}

/** ISO 8601 UTC, `never`, or null where Meta did not say. */
export type Expiry = string | 'never' | null;

/** A scope that may be limited to some objects. */
export interface GranularScope {
  readonly scope: string;
  /** Ids of WABAs or businesses, the newest first; null means all that the person or system user has. */
  readonly targetIds: readonly string[] | null;
}

/** ISO 8601; null for a token that never expires, and where Meta did not say. */
export function expiryOf(facts: TokenFacts | undefined): string | null {
  return facts?.expiresAt === 'never' ? null : (facts?.expiresAt ?? null);
}
