/**
 * What a code of Meta's says about trying again, https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes.
 * For reads. A message send is repeated only on PROVABLY_NOT_ACCEPTED: Meta has no idempotency key.
 */

/** A fault on Meta's side that passes within seconds or minutes. */
export const TRANSIENT_CODES: ReadonlySet<number> = new Set([1, 2, 131000, 131016, 131057, 133004]);

/** A limit: wait, then try again. 80008 is what Meta really answers where its pages print 80007. */
export const THROTTLED_CODES: ReadonlySet<number> = new Set([
  4, 17, 32, 613, 80007, 80008, 130429, 131056, 131208, 134101,
]);

/** Refusals which prove that nothing was accepted, so that even a message may be sent again. */
export const PROVABLY_NOT_ACCEPTED: ReadonlySet<number> = new Set([4, 80007, 80008, 130429, 131056]);

/** The token is dead, missing, or no token. */
export const TOKEN_CODES: ReadonlySet<number> = new Set([0, 102, 104, 190]);

/** The token lives, but may not do this: 3, 10, 131005 and the range 200 to 299. */
export function isPermissionCode(code: number): boolean {
  return code === 3 || code === 10 || code === 131005 || (code >= 200 && code <= 299);
}
