/** Header and body of a template message held against the template: checks 6 to 9, and 14. Sentences captured from Meta. */
import { TEMPLATE_LIMITS } from '../../../core/meta/limits.js';
import { asText } from '../../json-values.js';
import type { Refusal } from '../../refusal.js';
import { cloudRefusal } from '../../refusals.js';
import type { Template, WireComponent } from '../../state.js';
import { variablesIn } from '../../templates/variables.js';
import { invalidParameter } from '../refusals.js';
import { badParameters, renderedValue, type SentComponent, typeOf } from './parameters.js';

type Part = 'header' | 'body';

const TEXT_TYPES = ['text', 'currency', 'date_time'];
const HEADER_TYPES = ['text', 'image', 'video', 'document', 'gif', 'location', 'product'];

/** A media header is a parameter of every send, though it has no variable. */
export function checkHeaderFormat(stored: WireComponent | undefined, sent: SentComponent | undefined): void {
  if (stored === undefined) {
    if (sent !== undefined && sent.parameters.length > 0) throw badParameters('header: The template has no header');
    return;
  }
  const expected = stored.format ?? 'TEXT';
  const type = sent?.parameters[0] ? typeOf(sent.parameters[0]) : '';
  if (expected === 'TEXT' && (type === '' || TEXT_TYPES.includes(type))) return;
  const received = HEADER_TYPES.includes(type) ? type.toUpperCase() : 'UNKNOWN';
  if (received === expected) return;
  throw cloudRefusal(
    132012,
    'Parameter format does not match format in the created template',
    `header: Format mismatch, expected ${expected}, received ${received}`,
  );
}

/** As many values as variables; then, for named ones, each with its name. */
export function checkCount(part: Part, stored: WireComponent | undefined, sent: SentComponent | undefined): void {
  const expected = variablesOf(stored).length;
  const isMedia = stored !== undefined && stored.type === 'HEADER' && stored.format !== 'TEXT';
  const count = isMedia ? expected : (sent?.parameters.length ?? 0);
  if (count === expected) return;
  throw cloudRefusal(
    132000,
    'Number of parameters does not match the expected number of params',
    `${part}: number of localizable_params (${count}) does not match the expected number of params (${expected})`,
  );
}

export function checkNames(
  template: Template,
  stored: WireComponent | undefined,
  sent: SentComponent | undefined,
): void {
  const variables = variablesOf(stored);
  if (template.parameterFormat !== 'NAMED' || variables.length === 0) return;
  const names = (sent?.parameters ?? []).map(({ parameter_name }) => asText(parameter_name) ?? '');
  if (names.some((name) => name === '')) throw invalidParameter('Parameter name is missing or empty');
  const missing = variables.find((variable) => !names.includes(variable));
  if (missing) throw invalidParameter(`Parameter name is missing for the parameter '{{${missing}}}'`);
}

export function checkRenderedLength(
  part: Part,
  stored: WireComponent | undefined,
  sent: SentComponent | undefined,
): void {
  const max = part === 'body' ? TEMPLATE_LIMITS.bodyMax : TEMPLATE_LIMITS.headerTextMax;
  if ([...rendered(stored, sent)].length > max) throw tooLong(part, max);
}

function tooLong(part: Part, max: number): Refusal {
  return cloudRefusal(132005, 'Translated text too long', `${part}: translated text is longer than ${max} characters`);
}

/** The text with its values, in order or by name. */
function rendered(stored: WireComponent | undefined, sent: SentComponent | undefined): string {
  const parameters = sent?.parameters ?? [];
  return (stored?.text ?? '').replaceAll(/\{\{([^{}]*)\}\}/g, (placeholder, name: string) => {
    const variable = name.trim();
    const named = parameters.find(({ parameter_name }) => asText(parameter_name) === variable);
    const value = named ?? parameters[Number(variable) - 1];
    return value === undefined ? placeholder : renderedValue(value);
  });
}

function variablesOf(stored: WireComponent | undefined): string[] {
  return variablesIn(stored?.text ?? '');
}
