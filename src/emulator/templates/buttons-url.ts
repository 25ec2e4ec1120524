import { TEMPLATE_LIMITS } from '../../core/meta/limits.js';
import { asList, asText, type JsonObject, lengthOf } from '../json-values.js';
import { invalidTemplate, missingField, tooLong, unsupportedForm } from './refusals.js';
import { type ParameterFormat, variablesIn, withoutVariables } from './variables.js';

/** Which hosts count is UNSURE: these two are the ones that were seen refused. */
const WHATSAPP_HOST = /^https?:\/\/((www\.)?wa\.me|chat\.whatsapp\.com)([/:?#]|$)/i;

/** A button that opens a page; at most one variable, at the end of the address. */
export function readUrlButton(button: JsonObject, text: string, format: ParameterFormat): JsonObject {
  const url = asText(button.url);
  if (url === undefined || url === '') throw missingField('BUTTONS', 'url');
  if (lengthOf(url) > TEMPLATE_LIMITS.buttonUrlMax) throw tooLong('Button URL', TEMPLATE_LIMITS.buttonUrlMax);
  checkAddress(url);
  const example = readUrlExample(button, url, format);
  const deepLink = button.app_deep_link;
  return {
    type: 'URL',
    text,
    url,
    ...(example && { example }),
    ...(deepLink !== undefined && { app_deep_link: deepLink }),
  };
}

/** https alone is said to be accepted since 2026, but no page of Meta's says so: http passes. UNSURE. */
function checkAddress(url: string): void {
  if (!/^https?:\/\/\S+$/i.test(url) || !URL.canParse(withoutVariables(url, 'x'))) {
    throw invalidTemplate({ title: 'Error while adding button URL', text: `${url} isn't a valid URL for a button.` });
  }
  if (WHATSAPP_HOST.test(url)) {
    throw invalidTemplate({
      subcode: 2388081,
      title: 'Error while adding button URL',
      text: "Direct links to WhatsApp aren't allowed for buttons.",
    });
  }
}

/** Meta's pages give the variable's value in one place and the whole address in another; both pass. */
function readUrlExample(button: JsonObject, url: string, format: ParameterFormat): string[] | undefined {
  const variables = variablesIn(url);
  if (variables.length === 0) return undefined;
  const [name = ''] = variables;
  // Named templates may use their own name or {{1}} here: pages show both.
  const known = name === '1' || (format === 'NAMED' && /^[a-z_][a-z0-9_]*$/.test(name));
  if (variables.length > 1 || !known || !url.endsWith('}}')) {
    throw unsupportedForm('The URL of a button can have one variable only, {{1}}, at its end.');
  }
  const example = asText(asList(button.example)?.[0] ?? button.example);
  if (example === undefined || example === '') throw missingField('BUTTONS', 'example');
  return [example];
}
