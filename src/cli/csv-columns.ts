/**
 * A row with exactly these columns. A stream's lines are of several kinds, and CSV has one head for all of them: what a
 * kind does not have stays empty.
 */
export function withColumns(columns: readonly string[], line: object): Record<string, unknown> {
  const members = new Map<string, unknown>(Object.entries(line));
  return Object.fromEntries(columns.map((column) => [column, members.get(column) ?? null]));
}
