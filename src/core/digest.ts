import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hex: by it a file is known again, whatever it is called. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The same of what comes piece by piece. */
export function openDigest(): { add(bytes: Uint8Array): void; hex(): string } {
  const hash = createHash('sha256');
  return { add: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
}
