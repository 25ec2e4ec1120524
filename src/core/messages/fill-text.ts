import type { TemplateParts } from '../templates/parts.js';
import { checkValue } from './parameter-value.js';
import type { Filled, SendParameter } from './send-component.js';
import type { TemplateSendProblem, TemplateValues } from './template-values.js';

/** A text with holes, and which part it is. */
export interface TextPart {
  readonly part: 'header' | 'body';
  readonly text: string;
  readonly holes: readonly string[];
}

/** Fills `{{1}}` by place or `{{name}}` by name; a named template sends each name along, in any order. */
export function fillText(
  target: TextPart,
  positional: readonly string[],
  named: Readonly<Record<string, string>>,
  isNamed: boolean,
): Filled {
  const { part, holes } = target;
  const values = isNamed ? named : { ...byPlace(holes, positional), ...(part === 'body' ? named : {}) };
  const given = holes.filter((hole) => Object.hasOwn(values, hole));
  const parameters = given.map((hole) => toParameter(values[hole] ?? '', hole, isNamed));
  return {
    components: parameters.length > 0 ? [{ type: part, parameters }] : [],
    problems: [
      ...findMissing(target, given),
      ...findSurplus(target, isNamed ? positional : positional.slice(holes.length)),
      ...given.flatMap((name) => checkValue(values[name] ?? '', { part, name })),
    ],
    filled: { [part]: values },
  };
}

/** A text parameter; `parameter_name` only where the template is NAMED. */
export function toParameter(text: string, name: string, isNamed: boolean): SendParameter {
  return { type: 'text', ...(isNamed && { parameter_name: name }), text };
}

function byPlace(holes: readonly string[], values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.slice(0, holes.length).map((value, index) => [holes[index] ?? '', value]));
}

function findMissing({ part, text, holes }: TextPart, given: readonly string[]): TemplateSendProblem[] {
  return holes
    .filter((hole) => !given.includes(hole))
    .map((name) => ({ part, problem: 'missing-parameter', name, text, button: null }));
}

function findSurplus({ part, text, holes }: TextPart, surplus: readonly string[]): TemplateSendProblem[] {
  return surplus.map((given) => ({ part, problem: 'surplus-parameter', given, text, expected: [...holes] }));
}

/** Names that stand nowhere in the template: mostly a typing error, and the value would silently be lost. */
export function checkSurplusNames(
  parts: TemplateParts,
  values: TemplateValues,
  isNamed: boolean,
): TemplateSendProblem[] {
  const body = parts.body ?? { text: '', holes: [] };
  const elsewhere = [...(parts.header?.holes ?? []), ...parts.buttons.flatMap(({ holes }) => holes)];
  const expected = [...new Set([...body.holes, ...(isNamed ? elsewhere : [])])];
  return Object.keys(values.named ?? {})
    .filter((name) => !expected.includes(name))
    .map((name) => ({ part: 'body', problem: 'surplus-parameter', given: name, text: body.text, expected }));
}
