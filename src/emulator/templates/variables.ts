/**
 * The rules for `{{variables}}` in a template's text.
 * https://developers.facebook.com/docs/whatsapp/message-templates/guidelines
 */
import { asList, asObject, asText } from '../json-values.js';
import { invalidTemplate, missingField, type TextComponent, wrongFormat } from './refusals.js';

export type ParameterFormat = 'POSITIONAL' | 'NAMED';

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;
const POSITION = /^[1-9]\d{0,3}$/;
// The documentation says letters and underscores; clients send digits too, which are accepted. UNSURE.
const NAME = /^[a-z_][a-z0-9_]*$/;

/** Each variable once, in order of first appearance, without braces. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim()))];
}

/** The text with something in place of each variable, to look at what the business itself wrote. */
export function withoutVariables(text: string, replacement = ' '): string {
  return text.replaceAll(PLACEHOLDER, replacement);
}

/** Checks names, numbering, position and proportion, and answers the variables. */
export function checkVariables(component: TextComponent, text: string, format: ParameterFormat): string[] {
  const variables = variablesIn(text);
  if (/\{\{|\}\}/.test(withoutVariables(text))) {
    throw wrongFormat(component, 'Variable parameters have mismatched curly braces.');
  }
  if (variables.length === 0) return variables;
  checkNames(component, variables, format);
  checkSurroundings(component, text);
  if (component === 'BODY') checkProportion(text, variables.length);
  return variables;
}

function checkNames(component: TextComponent, variables: readonly string[], format: ParameterFormat): void {
  const pattern = format === 'NAMED' ? NAME : POSITION;
  if (!variables.every((name) => pattern.test(name))) {
    throw wrongFormat(
      component,
      format === 'NAMED'
        ? 'Variable parameters must be lowercase characters and underscores with two sets of curly brackets (for example, {{customer_name}}).'
        : 'Variable parameters must be whole numbers with two sets of curly brackets (for example, {{1}}, {{2}}).',
    );
  }
  if (format === 'POSITIONAL' && variables.some((name, index) => Number(name) !== index + 1)) {
    throw wrongFormat(component, 'Variable parameters must start at {{1}} and count up by one.');
  }
}

function checkSurroundings(component: TextComponent, text: string): void {
  if (!/\S/.test(withoutVariables(text))) {
    // Measured for bodies; the documentation gives 2388047 to headers.
    throw wrongFormat(component, `The message ${component.toLowerCase()} can't consist of parameters only.`);
  }
  const trimmed = text.trim();
  if (/^\{\{|\}\}$/.test(trimmed)) {
    throw invalidTemplate({
      subcode: 2388299,
      title: 'Leading or trailing params not allowed',
      text: "Variables can't be at the start or end of the template.",
    });
  }
}

/** More than two words for each variable: the boundary that probes of the live API found. UNSURE. */
function checkProportion(text: string, variables: number): void {
  const words = withoutVariables(text).split(/\s+/).filter(Boolean).length;
  if (words > 2 * variables) return;
  throw invalidTemplate({
    subcode: 2388293,
    title: 'Parameters words ratio exceeds limit',
    text: 'This template has too many variables for its length. Reduce the number of variables or increase the message length.',
  });
}

/** The samples as Meta reads them back; refuses when one is missing. `list` is `body_text` or `header_text`. */
export function readExample(
  component: 'HEADER' | 'BODY',
  example: unknown,
  variables: readonly string[],
  format: ParameterFormat,
): Record<string, unknown> | undefined {
  if (variables.length === 0) return undefined;
  const list = component === 'BODY' ? 'body_text' : 'header_text';
  const samples = asObject(example);
  if (format === 'NAMED') {
    return { [`${list}_named_params`]: namedExamples(component, samples?.[`${list}_named_params`], variables) };
  }
  const values = positionalExamples(samples?.[list]);
  // More samples than variables: no source says that they are refused.
  if (values.length < variables.length) throw missingField(component, 'example');
  return { [list]: component === 'BODY' ? [values] : values };
}

/** Meta's pages show `[["a","b"]]`, `["a"]` and, for a single variable, `"a"`. */
function positionalExamples(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  const list = asList(value) ?? [];
  const inner = asList(list[0]) ?? list;
  return inner
    .map(asText)
    .filter((text) => text !== undefined && text !== '')
    .map(String);
}

function namedExamples(
  component: 'HEADER' | 'BODY',
  value: unknown,
  variables: readonly string[],
): { param_name: string; example: string }[] {
  const samples = (asList(value) ?? []).map(asObject);
  return variables.map((name) => {
    const example = asText(samples.find((sample) => sample?.param_name === name)?.example);
    if (example === undefined || example === '') throw missingField(component, 'example');
    return { param_name: name, example };
  });
}
