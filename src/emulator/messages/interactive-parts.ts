/** What the actions of several kinds of interactive message have in common. */
import { asObject, asText, type JsonObject, lengthOf } from '../json-values.js';
import { parameterInvalid, parameterRequired } from '../refusals.js';
import { requiredMissing, valueNotValid } from './refusals.js';

const DISPLAY_TEXT_MAX = 20;

/** `Button title length invalid. Min length: 1, Max length: 20` is captured from Meta; the id's is made alike. */
export function checkLabels(
  part: string,
  reply: JsonObject,
  { idMax, titleMax }: { idMax: number; titleMax: number },
): { id: string; title: string } {
  const id = asText(reply.id) ?? '';
  const title = asText(reply.title) ?? '';
  for (const [name, text, max] of [
    ['title', title, titleMax],
    ['id', id, idMax],
  ] as const) {
    const length = lengthOf(text);
    if (length < 1 || length > max) {
      throw valueNotValid(`${part} ${name} length invalid. Min length: 1, Max length: ${max}`);
    }
  }
  return { id, title };
}

export function checkCtaUrl(action: JsonObject): void {
  checkName(action, 'cta_url');
  const parameters = parametersOf(action);
  checkTexts(parameters, ['display_text', 'url'], "interactive['action']['parameters']");
  checkDisplayText(parameters.display_text);
  if (!/^https?:\/\/[^\s/]+/i.test(asText(parameters.url) ?? '')) {
    throw parameterInvalid("interactive['action']['parameters']['url']", 'is not a valid URI.');
  }
}

export function checkDisplayText(value: unknown): void {
  if (lengthOf(asText(value) ?? '') > DISPLAY_TEXT_MAX) {
    throw valueNotValid(`Display text length invalid. Min length: 1, Max length: ${DISPLAY_TEXT_MAX}`);
  }
}

export function checkName(action: JsonObject, name: string): void {
  if (asText(action.name) !== name) throw valueNotValid(`The name of the action must be ${name}.`);
}

export function parametersOf(action: JsonObject): JsonObject {
  const parameters = asObject(action.parameters);
  if (parameters === undefined) throw parameterRequired("interactive['action']['parameters']");
  return parameters;
}

export function checkTexts(object: JsonObject, names: readonly string[], path: string): void {
  for (const name of names) {
    if (!asText(object[name])) throw requiredMissing(`${path}['${name}'] is required.`);
  }
}
