import type { Template } from './template.js';

/**
 * What a search looks through, in lower case: the name, and every text of the components that a person wrote: labels,
 * links, samples. Texts stand on lines of their own, so that none is found across two of them.
 */
export function searchableText({ name, components }: Pick<Template, 'name' | 'components'>): string {
  const texts = [name];
  gatherTexts(components, texts);
  return texts.join('\n').toLowerCase();
}

/** Not the names of Meta's own kinds, which are in every template. */
function gatherTexts(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const inner of value) gatherTexts(inner, texts);
  else for (const key in value) if (!KINDS.has(key)) gatherTexts((value as Record<string, unknown>)[key], texts);
}

const KINDS: ReadonlySet<string> = new Set(['type', 'format', 'otp_type']);
