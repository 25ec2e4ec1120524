/** As Python writes it: a space behind each comma and colon. */
export function stringifySpaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stringifySpaced).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${stringifySpaced(member)}`);
  return `{${members.join(', ')}}`;
}
