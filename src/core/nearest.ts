/** The known word that was probably meant; null when none is near enough to be worth saying. */
export function nearest(given: string, known: readonly string[]): string | null {
  const most = Math.max(2, Math.floor(given.length * 0.4));
  let best: { word: string; edits: number } | undefined;
  for (const word of known) {
    const edits = countEdits(given, word);
    if (edits <= most && (best === undefined || edits < best.edits)) best = { word, edits };
  }
  return given === '' ? null : (best?.word ?? null);
}

/** Levenshtein's distance, one row of the table at a time. */
function countEdits(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1;
      const best = Math.min(at(above, column) + 1, at(current, column - 1) + 1, at(above, column - 1) + change);
      current.push(best);
    }
    above = current;
  }
  return at(above, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
