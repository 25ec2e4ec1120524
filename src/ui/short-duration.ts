const UNITS: readonly [unit: string, ms: number][] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
];

/** `< 1 s`, `12 s`, `3 min`, `5 h`, `2 d`: the same in every language. */
export function shortDuration(ms: number): string {
  for (const [unit, size] of UNITS) if (ms >= 2 * size) return `${Math.floor(ms / size)} ${unit}`;
  return ms < 1_000 ? '< 1 s' : `${Math.floor(ms / 1_000)} s`;
}
