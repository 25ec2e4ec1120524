/** Sent ids carry 18 hex digits, received ones 20 or 32. */
const KINDS = { out: { mark: 0x11, hexLength: 18 }, in: { mark: 0x12, hexLength: 20 } } as const;

export type WamidDirection = keyof typeof KINDS;

/**
 * A message id with the anatomy of published ones: base64 of the customer's number and random hex digits, with the
 * direction between them. Clients must treat it as opaque. `newHex` gives as many random digits as it is asked for.
 */
export function newWamid(waId: string, direction: WamidDirection, newHex: (length: number) => string): string {
  const { mark, hexLength } = KINDS[direction];
  const user = Buffer.from(waId, 'ascii');
  const hex = Buffer.from(newHex(hexLength).toUpperCase(), 'ascii');
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, user.length]),
    user,
    Buffer.from([0x15, 0x02, 0x00, mark, 0x18, hex.length]),
    hex,
    Buffer.from([0x00]),
  ]);
  return `wamid.${bytes.toString('base64')}`;
}

/** The direction that an id of this anatomy tells; undefined for any other. */
export function directionOf(wamid: string): WamidDirection | undefined {
  const bytes = Buffer.from(wamid.replace(/^wamid\./, ''), 'base64');
  const mark = bytes[6 + (bytes[2] ?? 0)];
  return (['in', 'out'] as const).find((direction) => KINDS[direction].mark === mark);
}

/**
 * The customer's number as an id of this anatomy carries it; undefined for any other. Meta promises nothing about its ids,
 * so it is a hint and no more.
 */
export function customerIn(wamid: string): string | undefined {
  const bytes = Buffer.from(wamid.replace(/^wamid\./, ''), 'base64');
  if (bytes[0] !== 0x1c || bytes[1] !== 0x18) return undefined;
  const user = bytes.subarray(3, 3 + (bytes[2] ?? 0)).toString('ascii');
  return /^\d{7,15}$/.test(user) ? user : undefined;
}
