/** Readers of Meta's loose JSON: undefined where the value is not what was hoped for. */

export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

export function asList(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** Numbers and switches too, since YAML and some clients write `123` where a text is meant. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

export function asUpper(value: unknown): string {
  return asText(value)?.toUpperCase() ?? '';
}
