/** `{{1}}` and `{{first_name}}` in texts, https://developers.facebook.com/docs/whatsapp/message-templates/guidelines */
import type { MemberPath } from '../source.js';
import { type Draft, formatOf, type Part, textOf } from './draft.js';
import { type Fix, type Found, found } from './finding.js';
import type { Severity } from './rules.js';
import {
  blankVariables,
  isNamed,
  isPositional,
  namesIn,
  strayBraces,
  type Variable,
  variablesIn,
} from './variables.js';

interface TextWithVariables {
  readonly text: string;
  readonly member: MemberPath;
  readonly kind: 'header' | 'body' | 'card';
  readonly variables: readonly Variable[];
}

/** All texts of a template that may have variables, in their order. */
export function textsOf({ header, body, cards, category }: Draft): TextWithVariables[] {
  if (category === 'AUTHENTICATION') return [];
  const read = (part: Part | undefined, kind: TextWithVariables['kind']): TextWithVariables[] => {
    const text = part && textOf(part.data.text);
    if (part === undefined || text === undefined) return [];
    return [{ text, member: [...part.member, 'text'], kind, variables: variablesIn(text) }];
  };
  return [
    ...(formatOf(header) === 'TEXT' ? read(header, 'header') : []),
    ...read(body, 'body'),
    ...cards.flatMap((card) => read(card.body, 'card')),
  ];
}

export function checkVariables(draft: Draft): Found[] {
  const texts = textsOf(draft);
  const names = texts.flatMap(({ variables }) => namesIn(variables)).filter((name) => name !== '');
  const styles = { positional: names.find(isPositional), named: names.find(isNamed) };
  const isMixed = styles.positional !== undefined && styles.named !== undefined;
  return [...texts.flatMap((text) => checkText(text, draft, isMixed)), ...checkStyles(draft, texts, styles)];
}

interface Styles {
  readonly positional: string | undefined;
  readonly named: string | undefined;
}

/** The format is one for the whole template, so it is told once. */
function checkStyles(draft: Draft, texts: readonly TextWithVariables[], { positional, named }: Styles): Found[] {
  const whereIs = (name: string) => {
    for (const { member, variables } of texts) {
      const variable = variables.find((one) => one.name === name);
      if (variable) return { member, offset: variable.offset };
    }
    return { member: draft.member, offset: 0 };
  };
  if (positional !== undefined && named !== undefined) {
    const { member, offset } = whereIs(draft.format === 'NAMED' ? positional : named);
    return [found('variable-styles', member, { positional, named }, { offset })];
  }
  if (draft.format === 'NAMED' && positional !== undefined) {
    const { member, offset } = whereIs(positional);
    return [found('parameter-format-contradicted', member, { variable: positional }, { offset })];
  }
  if (draft.format === 'NAMED' || named === undefined) return [];
  const { member, offset } = whereIs(named);
  const isGiven = draft.data.parameter_format !== undefined;
  if (isGiven) return [found('parameter-format-contradicted', member, { variable: named }, { offset })];
  const fix: Fix = { fix: 'insert', into: draft.member, key: 'parameter_format', value: 'NAMED' };
  return [found('parameter-format-missing', member, { variable: named }, { offset, fix })];
}

function checkText(one: TextWithVariables, draft: Draft, isMixed: boolean): Found[] {
  const { text, member, variables } = one;
  const stray = strayBraces(text);
  if (stray !== undefined) {
    const near = text.slice(Math.max(0, stray - 8), stray + 12).trim();
    return [found('variable-braces', member, { near }, { offset: stray })];
  }
  if (variables.length === 0) return [];
  const names = checkNames(one, draft);
  const numbering = names.some(({ severity }) => severity === 'error') || isMixed ? [] : checkNumbering(one);
  return [...names, ...numbering, ...checkPosition(one), ...checkNeighbours(one)];
}

function checkNames({ variables, member }: TextWithVariables, { format }: Draft): Found[] {
  return variables.flatMap((variable): Found[] => {
    const { name, offset, length } = variable;
    if (!isPositional(name) && !isNamed(name))
      return [found('variable-name', member, { given: name, format }, { offset })];
    const hasBlanks = length !== name.length + 4;
    const tight: Fix = { fix: 'replace', offset, length, by: `{{${name}}}` };
    return [
      ...(hasBlanks ? [found('variable-spaces', member, { given: name }, { offset, fix: tight })] : []),
      ...(isNamed(name) && /\d/.test(name) ? [found('variable-digits', member, { given: name }, { offset })] : []),
    ];
  });
}

/** From 1, without gaps; Meta's pages also want them in order, but say nothing of languages that turn a sentence round. */
function checkNumbering({ variables, member }: TextWithVariables): Found[] {
  const first = variables[0];
  if (first === undefined || !variables.every(({ name }) => isPositional(name))) return [];
  const numbers = namesIn(variables).map(Number);
  const sorted = [...numbers].sort((one, other) => one - other);
  const broken = sorted.findIndex((number, index) => number !== index + 1);
  const repeated = variables.find(({ name }, index) => variables.findIndex((one) => one.name === name) !== index);
  const again = repeated
    ? [found('variable-repeated', member, { given: repeated.name }, { offset: repeated.offset })]
    : [];
  if (broken >= 0) {
    const wrong = variables.find(({ name }) => Number(name) === sorted[broken]) ?? first;
    return [found('variable-numbering', member, { found: sorted }, { offset: wrong.offset })];
  }
  const late = numbers.findIndex((number, index) => number !== index + 1);
  if (late < 0) return again;
  const wrong = variables.find(({ name }) => Number(name) === numbers[late]) ?? first;
  return [...again, found('variable-order', member, { found: numbers }, { offset: wrong.offset })];
}

/** Signs after which Meta may still count a variable as the first or the last thing. UNSURE. */
const SIGNS_ONLY = /^[\p{P}\p{S}\s]*$/u;

/**
 * Nothing but blanks outside the first or last variable is refused; nothing but punctuation may be. Of headers no source
 * shows a refusal, so they only warn.
 */
function checkPosition({ text, variables, member, kind }: TextWithVariables): Found[] {
  const first = variables[0];
  const last = variables.at(-1);
  if (first === undefined || last === undefined) return [];
  const before = text.slice(0, first.offset);
  const after = text.slice(last.offset + last.length);
  const severity: { severity?: Severity } = kind === 'header' ? { severity: 'warning' } : {};
  const judge = (outside: string, edge: 'start' | 'end', { name, offset }: Variable): Found[] => {
    if (outside.trim() === '')
      return [found('variable-at-edge', member, { given: name, edge }, { offset, ...severity })];
    return SIGNS_ONLY.test(outside) ? [found('variable-near-edge', member, { given: name, edge }, { offset })] : [];
  };
  return [
    ...judge(before, 'start', first),
    ...judge(after, 'end', last),
    ...checkDensity(text, variables, member, kind),
  ];
}

/**
 * More than two words for each variable: the boundary that probes of the live API found, all with two variables or more in a
 * body. With one variable, or in a card, it is a guess.
 */
function checkDensity(
  text: string,
  variables: readonly Variable[],
  member: MemberPath,
  kind: TextWithVariables['kind'],
): Found[] {
  if (kind === 'header') return [];
  const count = namesIn(variables).length;
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  const words = blankVariables(text).split(/\s+/).filter(Boolean).length + Math.floor(unspaced / 2);
  if (words > 2 * count) return [];
  const severity = kind === 'body' && count > 1 && unspaced === 0 ? 'error' : 'warning';
  return [found('variable-density', member, { words, variables: count }, { severity })];
}

/** Of scripts that put no blanks between words; how Meta counts those nobody knows. Two characters are taken for a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

function checkNeighbours({ text, variables, member }: TextWithVariables): Found[] {
  return variables.flatMap((variable, index) => {
    const next = variables[index + 1];
    if (next === undefined || text.slice(variable.offset + variable.length, next.offset).trim() !== '') return [];
    return [found('variables-adjacent', member, { first: variable.name, second: next.name }, { offset: next.offset })];
  });
}
