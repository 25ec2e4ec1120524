import { TEMPLATE_LIMITS } from '../meta/limits.js';
import type { TemplatePart, TemplateSendProblem, Whitespace } from './template-values.js';

const SPACES = new RegExp(` {${TEMPLATE_LIMITS.parameterSpacesMax + 1}}`);

/** Meta refuses these inside a value with 132018 (before v23: 132000), although the template's own text may hold them. */
function findForbiddenWhitespace(value: string): Whitespace | undefined {
  if (/[\r\n]/.test(value)) return 'newline';
  if (value.includes('\t')) return 'tab';
  return SPACES.test(value) ? 'spaces' : undefined;
}

/** What is wrong with one value, whatever hole it is for. */
export function checkValue(
  value: string,
  place: { part: TemplatePart; name: string; button?: number },
): TemplateSendProblem[] {
  const { part, name, button = null } = place;
  if (value.trim() === '') return [{ part, problem: 'empty-value', name, button }];
  const found = findForbiddenWhitespace(value);
  return found ? [{ part, problem: 'forbidden-whitespace', name, found, button }] : [];
}
