/** Fewer answers say nothing of the others. */
const FEWEST = 20;
const WINDOW = 200;

/** The share of bad answers among the last ones. */
export interface ErrorRate {
  note(isBad: boolean): void;
  exceeds(maxPercent: number): boolean;
}

export function createErrorRate(): ErrorRate {
  const last = new Uint8Array(WINDOW);
  let count = 0;
  let bad = 0;
  return {
    note(isBad) {
      const at = count % WINDOW;
      bad += Number(isBad) - (last[at] ?? 0);
      last[at] = Number(isBad);
      count++;
    },
    exceeds: (maxPercent) => isOver(bad, Math.min(count, WINDOW), maxPercent),
  };
}

/** Whether too many of those whose fate is known failed. */
export function isOver(bad: number, of: number, maxPercent: number): boolean {
  return of >= FEWEST && bad * 100 > of * maxPercent;
}
