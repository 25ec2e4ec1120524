import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * `X-Hub-Signature-256`. Meta signs the exact bytes of the body with the secret of the receiving app, non-ASCII escaped
 * in its own way, so sign and check before any parsing: a body that was parsed and written again has another signature.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
export function sign(body: Uint8Array, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

/** Which of the secrets signed this body: its place in the list, or undefined when none did. Several apps may share one endpoint. */
export function findSigner(
  body: Uint8Array,
  header: string | undefined,
  appSecrets: readonly string[],
): number | undefined {
  const given = header?.trim().toLowerCase() ?? '';
  // Every secret is tried, also after a match, so that the time tells nothing about which one it was.
  const matches = appSecrets.map((secret) => isSameText(sign(body, secret), given));
  const index = matches.indexOf(true);
  return index === -1 ? undefined : index;
}

/** Compares in constant time, for whatever must not be guessed character by character. */
export function isSameText(expected: string, given: string): boolean {
  const [one, other] = [expected, given].map((text) => createHmac('sha256', 'compare').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
