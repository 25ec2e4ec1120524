/** How many random bytes a verify token is made from. */
export const VERIFY_TOKEN_BYTES = 24;

/** Text that survives URLs, shells and PHP: letters, digits, `-` and `_` only. */
export function toVerifyToken(randomBytes: Uint8Array): string {
  return Buffer.from(randomBytes).toString('base64url');
}
