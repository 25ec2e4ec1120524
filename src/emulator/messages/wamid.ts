import type { World } from '../route.js';

/** Sent ids carry 18 hex digits, received ones 20 or 32. */
const KINDS = { out: { mark: 0x11, hexLength: 18 }, in: { mark: 0x12, hexLength: 20 } } as const;

/**
 * A message id with the anatomy of published ones: base64 of the customer's number and random hex digits, with the
 * direction between them. Clients must treat it as opaque.
 */
export function newWamid(world: World, waId: string, direction: 'out' | 'in'): string {
  const { mark, hexLength } = KINDS[direction];
  const user = Buffer.from(waId, 'ascii');
  const hex = Buffer.from(world.newHex(hexLength).toUpperCase(), 'ascii');
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, user.length]),
    user,
    Buffer.from([0x15, 0x02, 0x00, mark, 0x18, hex.length]),
    hex,
    Buffer.from([0x00]),
  ]);
  return `wamid.${bytes.toString('base64')}`;
}
