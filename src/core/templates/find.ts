import { normalizeLanguage } from '../meta/languages.js';
import { nearest } from '../nearest.js';
import type { Template } from './template.js';

/** What a name and perhaps a language lead to. Meta falls back on no other language, so neither do we. */
export type FoundTemplate =
  | { kind: 'found'; template: Template }
  | { kind: 'no-such-name'; name: string; nearest: string | null }
  | { kind: 'language-needed'; name: string; languages: string[] }
  /** `suggested` is one of the same tongue: `en_US` for `en`. */
  | { kind: 'no-such-language'; name: string; language: string; languages: string[]; suggested: string | null }
  | { kind: 'not-approved'; template: Template; status: string };

/** Looks a template up by exact name. The language may be left out where there is only one. */
export function findTemplate(templates: readonly Template[], name: string, language?: string): FoundTemplate {
  const versions = templates.filter((template) => template.name === name);
  if (versions.length === 0) {
    return { kind: 'no-such-name', name, nearest: nearest(name, [...new Set(templates.map((known) => known.name))]) };
  }
  if (language !== undefined) return findLanguage(versions, name, normalizeLanguage(language));
  const [only, ...others] = versions;
  if (only && others.length === 0) return judge(only);
  return { kind: 'language-needed', name, languages: languagesOf(versions) };
}

function findLanguage(versions: readonly Template[], name: string, language: string): FoundTemplate {
  const version = versions.find((template) => normalizeLanguage(template.language) === language);
  if (version) return judge(version);
  const languages = languagesOf(versions);
  const suggested = languages.find((known) => tongue(known) === tongue(language)) ?? null;
  return { kind: 'no-such-language', name, language, languages, suggested };
}

function judge(template: Template): FoundTemplate {
  const { status } = template;
  return status === 'APPROVED' ? { kind: 'found', template } : { kind: 'not-approved', template, status };
}

function languagesOf(versions: readonly Template[]): string[] {
  return versions.map((template) => template.language).sort();
}

function tongue(language: string): string {
  return language.split(/[-_]/)[0]?.toLowerCase() ?? '';
}
