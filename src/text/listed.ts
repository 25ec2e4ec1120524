/** Half-sentences behind a colon: one in the same line, several below one another. The same in every language. */
export function listed(halves: readonly string[]): string {
  return halves.length === 1 ? ` ${halves[0]}` : halves.map((half) => `\n  - ${half}`).join('');
}
