import { createHmac, timingSafeEqual } from 'node:crypto';

/** `X-Hub-Signature-256`, and the older `X-Hub-Signature` that some apps still get. */
export type SignatureAlgorithm = 'sha256' | 'sha1';

/**
 * `X-Hub-Signature-256`. Meta signs the exact bytes of the body with the secret of the receiving app, non-ASCII escaped
 * in its own way, so sign and check before any parsing: a body that was parsed and written again has another signature.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
export function sign(body: Uint8Array, appSecret: string): string {
  return signWith(body, appSecret, 'sha256');
}

/** With the name of the algorithm before it, as both headers have it. */
export function signWith(body: Uint8Array, appSecret: string, algorithm: SignatureAlgorithm): string {
  return `${algorithm}=${digestOf(body, appSecret, algorithm).toString('hex')}`;
}

/**
 * Which of the secrets signed this body: its place in the list, or undefined when none did. Several apps may share one
 * endpoint. The first that fits ends the search: that it took less time tells only whoever has a valid signature.
 */
export function findSigner(
  body: Uint8Array,
  header: string | undefined,
  appSecrets: readonly string[],
): number | undefined {
  const text = header?.trim() ?? '';
  if (text.length !== SHA256_HEADER_LENGTH || !text.startsWith('sha256=')) return undefined;
  // What is no hexadecimal digit ends it, so that it comes out too short.
  const digest = Buffer.from(text.slice('sha256='.length), 'hex');
  const index = appSecrets.findIndex((secret) => isSigned(body, secret, { algorithm: 'sha256', digest }));
  return index === -1 ? undefined : index;
}

const SHA256_HEADER_LENGTH = 'sha256='.length + 64;

export interface Signature {
  readonly algorithm: SignatureAlgorithm;
  readonly digest: Uint8Array;
}

/** Compares in constant time. */
export function isSigned(body: Uint8Array, secret: string, { algorithm, digest }: Signature): boolean {
  const expected = digestOf(body, secret, algorithm);
  return expected.length === digest.length && timingSafeEqual(expected, digest);
}

/** A signature as people copy it: with the name of its header before it, or without its prefix, too. */
export function parseSignature(text: string): Signature | undefined {
  const copied = /^(?:x-hub-signature(?:-256)?\s*:\s*)?(?:(sha256|sha1)=)?([0-9a-f]+)$/.exec(text.trim().toLowerCase());
  const [, prefix, hex = ''] = copied ?? [];
  const algorithm = ALGORITHMS.find(({ hexLength }) => hexLength === hex.length)?.algorithm;
  if (algorithm === undefined || (prefix !== undefined && prefix !== algorithm)) return undefined;
  return { algorithm, digest: Buffer.from(hex, 'hex') };
}

const ALGORITHMS = [
  { algorithm: 'sha256', hexLength: 64 },
  { algorithm: 'sha1', hexLength: 40 },
] as const;

function digestOf(body: Uint8Array, secret: string, algorithm: SignatureAlgorithm): Buffer {
  return createHmac(algorithm, secret).update(body).digest();
}

/** Compares in constant time, for whatever must not be guessed character by character. */
export function isSameText(expected: string, given: string): boolean {
  const [one, other] = [expected, given].map((text) => createHmac('sha256', 'compare').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
