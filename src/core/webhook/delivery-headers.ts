import { type SignatureAlgorithm, signWith } from './signature.js';

/**
 * The headers of a delivery as Meta sends it; both signatures, since older apps still get the one with SHA-1. Chunked
 * bodies are refused by some receivers, so the length is told.
 */
export function toDeliveryHeaders(body: Uint8Array, host: string, secret: string | undefined): Record<string, string> {
  const signature = (algorithm: SignatureAlgorithm, name: string) =>
    secret === undefined ? {} : { [name]: signWith(body, secret, algorithm) };
  return {
    host,
    accept: '*/*',
    'user-agent': 'facebookexternalua',
    'content-type': 'application/json',
    'content-length': String(body.length),
    ...signature('sha1', 'x-hub-signature'),
    ...signature('sha256', 'x-hub-signature-256'),
  };
}
