/** Readers for JSON that a client sent: whatever it is, they answer a type or undefined, and never throw. */

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asObject(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

export function asList(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** Numbers count as text, since clients send `"index": 0` and `"index": "0"` alike. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** A whole number, also when it was sent as a string of digits. */
export function asInteger(value: unknown): number | undefined {
  const text = asText(value);
  return text !== undefined && /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
}

export function asBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

/** Meta never says in which unit it counts a length; code points are what other clients measured with. */
export function lengthOf(text: string): number {
  return [...text].length;
}
