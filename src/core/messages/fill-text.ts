import type { CardParts } from '../templates/parts.js';
import { checkValue, readAs, toParameter } from './parameter-value.js';
import { type Filled, NOTHING } from './send-component.js';
import type { ParameterValue, TemplateSendProblem } from './template-values.js';

/** A text with holes, and which part it is. */
export interface TextPart {
  readonly part: 'header' | 'body';
  readonly text: string;
  readonly holes: readonly string[];
}

type Values = Readonly<Record<string, ParameterValue>>;

/** Fills `{{1}}` by place or `{{name}}` by name; a named template sends each name along, in any order. */
export function fillText(
  target: TextPart,
  positional: readonly ParameterValue[],
  named: Values,
  isNamed: boolean,
): Filled {
  const { part, holes } = target;
  if (holes.length === 0 && positional.length === 0) return NOTHING;
  const values = isNamed ? named : { ...byPlace(holes, positional), ...(part === 'body' ? named : {}) };
  const given = holes.filter((hole) => Object.hasOwn(values, hole));
  const parameters = given.map((hole) => toParameter(values[hole] ?? '', hole, isNamed));
  const shown = Object.fromEntries(given.map((hole) => [hole, readAs(values[hole] ?? '')]));
  return {
    components: parameters.length > 0 ? [{ type: part, parameters }] : [],
    problems: [
      ...findMissing(target, given),
      ...findSurplus(target, isNamed ? positional : positional.slice(holes.length)),
      ...given.flatMap((name) => checkValue(values[name] ?? '', { part, name })),
    ],
    shown: { [part]: shown },
  };
}

function byPlace(holes: readonly string[], values: readonly ParameterValue[]): Values {
  return Object.fromEntries(values.slice(0, holes.length).map((value, index) => [holes[index] ?? '', value]));
}

function findMissing({ part, text, holes }: TextPart, given: readonly string[]): TemplateSendProblem[] {
  return holes
    .filter((hole) => !given.includes(hole))
    .map((name) => ({ part, problem: 'missing-parameter', name, text, button: null }));
}

function findSurplus({ part, text, holes }: TextPart, surplus: readonly ParameterValue[]): TemplateSendProblem[] {
  return surplus.map((value) => {
    const given = typeof value === 'string' ? value : readAs(value);
    return { part, problem: 'surplus-parameter', given, text, expected: [...holes] };
  });
}

/** Names that stand nowhere in the template: mostly a typing error, and the value would silently be lost. */
export function checkSurplusNames(parts: CardParts, named: Values, isNamed: boolean): TemplateSendProblem[] {
  const body = parts.body ?? { text: '', holes: [] };
  const elsewhere = [...(parts.header?.holes ?? []), ...parts.buttons.flatMap(({ holes }) => holes)];
  const expected = [...new Set([...body.holes, ...(isNamed ? elsewhere : [])])];
  return Object.keys(named)
    .filter((name) => !expected.includes(name))
    .map((name) => ({ part: 'body', problem: 'surplus-parameter', given: name, text: body.text, expected }));
}
