import { createHash } from 'node:crypto';
import type { Place } from './place.js';

/**
 * Identity of an event that has no id of its own. A repeated delivery has the same content, but nothing promises the
 * same order of keys, so they are sorted first.
 */
export function hashIdentity({ field, wabaId, entryAt }: Place, raw: unknown): string {
  const canonical = JSON.stringify([field, wabaId, entryAt, sortKeys(raw)]);
  return `change:${createHash('sha256').update(canonical).digest('hex').slice(0, 32)}`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => [key, sortKeys(member)]),
  );
}

/** Meta's unix seconds, which come as text or as a number, or a gateway's milliseconds, as ISO 8601; null for anything else. */
export function toIso(time: string | null): string | null {
  if (time === null || !/^(\d{9,11}|\d{13})$/.test(time)) return null;
  return new Date(Number(time) * (time.length === 13 ? 1 : 1000)).toISOString();
}
