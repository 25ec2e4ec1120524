import { closest, distance } from 'fastest-levenshtein';

/** The known word that was probably meant; null when none is near enough to be worth saying. */
export function nearest(given: string, known: readonly string[]): string | null {
  if (known.length === 0 || given === '') return null;
  const best = closest(given, known);
  return distance(given, best) <= Math.max(2, Math.floor(given.length * 0.4)) ? best : null;
}
