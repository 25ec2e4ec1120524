import type { Template } from './template.js';

/**
 * What a search looks through, in lower case: the name, and every text of the components that a person wrote: labels,
 * links, samples. Texts stand on lines of their own, so that none is found across two of them.
 */
export function searchableText({ name, components }: Pick<Template, 'name' | 'components'>): string {
  return [name, ...textsOf(components)].join('\n').toLowerCase();
}

/** Not the names of Meta's own kinds, which are in every template. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => (KINDS.has(key) ? [] : textsOf(inner)));
}

const KINDS: ReadonlySet<string> = new Set(['type', 'format', 'otp_type']);
