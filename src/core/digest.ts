import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hex: by it a file is known again, whatever it is called. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
