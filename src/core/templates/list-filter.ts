import type { FilterProblem } from '../failures/templates.js';
import { normalizeLanguage, TEMPLATE_LANGUAGES } from '../meta/languages.js';
import { QUALITY_SCORES, TEMPLATE_STATUSES } from '../meta/template-states.js';
import { nearest } from '../nearest.js';
import { TEMPLATE_CATEGORIES } from './definition.js';

export interface ListFilter {
  readonly status: readonly string[];
  readonly category: readonly string[];
  readonly language: readonly string[];
  readonly quality: readonly string[];
}

/** Meta's values are in capitals and its languages have underscores, and nobody should have to type them so. */
export function normalizeFilter({ status, category, language, quality }: ListFilter): ListFilter {
  const capitals = (values: readonly string[]) => values.map((value) => value.toUpperCase());
  return {
    status: capitals(status),
    category: capitals(category),
    language: language.map(normalizeLanguage),
    quality: capitals(quality),
  };
}

/**
 * Values that are neither Meta's nor in the cache, every one: a mistyped status finds nothing, which looks like good news.
 * What the cache has is right even if this version does not know it.
 */
export function checkFilter(filter: ListFilter, present: Omit<ListFilter, 'quality'>): FilterProblem[] {
  const check = (option: string, given: readonly string[], known: readonly string[], here: readonly string[]) =>
    given
      .filter((value) => !known.includes(value) && !here.includes(value))
      .map((value) => {
        const all = [...new Set([...here, ...known])];
        return { option, given: value, nearest: nearest(value, all), known: option === '--language' ? [...here] : all };
      });
  return [
    ...check('--status', filter.status, TEMPLATE_STATUSES, present.status),
    ...check('--category', filter.category, TEMPLATE_CATEGORIES, present.category),
    ...check('--language', filter.language, Object.keys(TEMPLATE_LANGUAGES), present.language),
    ...check('--quality', filter.quality, QUALITY_SCORES, []),
  ];
}
