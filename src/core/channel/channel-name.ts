/** A name for a new channel out of its display name: `Lucky Shrub & Co.` becomes `lucky-shrub-co`; unique among the taken. */
export function suggestChannelName(verifiedName: string, taken: readonly string[]): string {
  const plain = verifiedName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const base = plain === '' ? 'channel' : plain;
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!used.has(name)) return name;
  }
}
