import { TEMPLATE_LIMITS } from '../meta/limits.js';
import { asRecord, asText } from '../templates/wire-values.js';
import type { SendParameter } from './send-component.js';
import type { ParameterValue, TemplatePart, TemplateSendProblem, Whitespace } from './template-values.js';

const SPACES = new RegExp(` {${TEMPLATE_LIMITS.parameterSpacesMax + 1}}`);

/** Meta refuses these inside a value with 132018 (before v23: 132000), although the template's own text may hold them. */
function findForbiddenWhitespace(value: string): Whitespace | undefined {
  if (/[\r\n]/.test(value)) return 'newline';
  if (value.includes('\t')) return 'tab';
  return SPACES.test(value) ? 'spaces' : undefined;
}

interface ValuePlace {
  readonly part: TemplatePart;
  readonly name: string;
  readonly button?: number;
}

/** What is wrong with one value, whatever hole it is for. */
export function checkValue(value: ParameterValue, place: ValuePlace): TemplateSendProblem[] {
  const { part, name, button = null } = place;
  if (typeof value !== 'string' && findKind(value) === undefined) return [{ part, problem: 'not-a-parameter', name }];
  const text = readAs(value);
  if (text.trim() === '') return [{ part, problem: 'empty-value', name, button }];
  const found = findForbiddenWhitespace(text);
  return found ? [{ part, problem: 'forbidden-whitespace', name, found, button }] : [];
}

/** Members without which Meta's schema of the object is not met. */
const KINDS = { currency: ['fallback_value', 'code', 'amount_1000'], date_time: ['fallback_value'] } as const;

/** Which of Meta's objects it is; undefined when it is neither, or not whole. */
function findKind(value: Exclude<ParameterValue, string>): keyof typeof KINDS | undefined {
  const [kind, ...others] = Object.keys(value);
  if (others.length > 0 || (kind !== 'currency' && kind !== 'date_time')) return undefined;
  const content = asRecord(value[kind]);
  return content && KINDS[kind].every((member) => content[member] !== undefined) ? kind : undefined;
}

/** What the customer reads: the Cloud API shows dates by their fallback always. */
export function readAs(value: ParameterValue): string {
  if (typeof value === 'string') return value;
  const kind = findKind(value);
  return kind === undefined ? '' : (asText(asRecord(value[kind])?.fallback_value) ?? '');
}

/** `parameter_name` only where the template is NAMED. */
export function toParameter(value: ParameterValue, name: string, isNamed: boolean): SendParameter {
  const named = isNamed ? { parameter_name: name } : {};
  if (typeof value === 'string') return { type: 'text', ...named, text: value };
  return { type: findKind(value) ?? 'text', ...named, ...value };
}
