import { likelyLanguage } from '../phone/likely-language.js';
import { isSample, type TemplateFacts } from '../templates/list-facts.js';
import type { Recipient } from './recipient.js';

/**
 * Templates that reach a person whom a free message does not: approved ones, in the language that they likely read first,
 * Meta's samples last. One-time passwords are no way to say anything.
 */
export function waysOut<Facts extends TemplateFacts>(templates: readonly Facts[], to: Recipient): Facts[] {
  const language = to.kind === 'phone' ? likelyLanguage(to.number) : undefined;
  const rank = (template: Facts) => {
    if (isSample(template)) return 2;
    return language !== undefined && template.language.split('_')[0] === language ? 0 : 1;
  };
  return templates
    .filter(({ status, category }) => status === 'APPROVED' && category !== 'AUTHENTICATION')
    .map((template, place) => ({ template, place, rank: rank(template) }))
    .sort((one, other) => one.rank - other.rank || one.place - other.place)
    .map(({ template }) => template);
}
