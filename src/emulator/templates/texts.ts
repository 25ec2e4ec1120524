/** HEADER, BODY and FOOTER, https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components */
import { TEMPLATE_LIMITS } from '../../core/meta/limits.js';
import { asText, type JsonObject, lengthOf } from '../json-values.js';
import type { UploadedFile, WireComponent } from '../state.js';
import { missingField, notOneOf, tooLong, tooManyEmojis, wrongFormat } from './refusals.js';
import { isMediaFormat, readSampleMedia } from './samples.js';
import { checkVariables, type ParameterFormat, readExample, variablesIn, withoutVariables } from './variables.js';

/** What a component's rules depend on, beside the component. */
export interface ComponentContext {
  readonly category: string;
  readonly format: ParameterFormat;
  readonly language: string;
  /** By handle: what the Resumable Upload API took in. */
  readonly uploaded: ReadonlyMap<string, UploadedFile>;
  /** As in Settings. */
  readonly strictBodies: boolean;
}

const HEADER_FORMATS = ['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'GIF', 'LOCATION', 'PRODUCT'];
// The signs for trade marks and copyright are pictographs to Unicode, but text unless a variation selector follows.
const EMOJI = /(?![©®™])\p{Extended_Pictographic}|[©®™]\uFE0F|\p{Regional_Indicator}|\u20E3/u;
// A lone underscore is not formatting: only what WhatsApp would render is refused.
const FORMATTING = /[*\n]|```|(^|\W)_[^_]+_(\W|$)|~[^~]+~/;

export function readHeader(component: JsonObject, context: ComponentContext): WireComponent {
  const format = asText(component.format)?.toUpperCase();
  if (format === undefined) throw missingField('HEADER', 'format');
  if (!HEADER_FORMATS.includes(format)) throw notOneOf('format', HEADER_FORMATS, component.format);
  if (format === 'TEXT') return readTextHeader(component, context);
  if (!isMediaFormat(format)) return { type: 'HEADER', format };
  return { type: 'HEADER', format, example: readSampleMedia(format, component.example, context.uploaded) };
}

function readTextHeader(component: JsonObject, { format }: ComponentContext): WireComponent {
  const text = requiredText('HEADER', component);
  if (lengthOf(text) > TEMPLATE_LIMITS.headerTextMax) throw tooLong('Header', TEMPLATE_LIMITS.headerTextMax);
  const own = withoutVariables(text);
  if (FORMATTING.test(own) || EMOJI.test(own)) {
    throw wrongFormat(
      'HEADER',
      "The message header can't have any new lines, formatting characters, emojis or asterisks.",
    );
  }
  const variables = checkVariables('HEADER', text, format);
  if (variables.length > TEMPLATE_LIMITS.headerParametersMax) {
    throw wrongFormat('HEADER', 'The message header can have one variable only.');
  }
  const example = readExample('HEADER', component.example, variables, format);
  return { type: 'HEADER', format: 'TEXT', text, ...(example && { example }) };
}

export function readBody(component: JsonObject, context: ComponentContext, max: number): WireComponent {
  const { format, strictBodies } = context;
  const text = requiredText('BODY', component);
  if (lengthOf(text) > max) throw tooLong('Body', max);
  if (strictBodies) checkStrictBody(text);
  // Measured on the live API; not on any page of the documentation.
  if (/\n{3}/.test(text)) throw wrongFormat('BODY', "The message body can't have more than two consecutive new lines.");
  const variables = checkVariables('BODY', text, format);
  const example = readExample('BODY', component.example, variables, format);
  return { type: 'BODY', text, ...(example && { example }) };
}

/** The numbers are a vendor's, the code with them; that there is such a rule, Meta's changelog says. UNSURE. */
function checkStrictBody(text: string): void {
  const { bodyAdvisedMax, bodyAdvisedEmojisMax } = TEMPLATE_LIMITS;
  if (lengthOf(text) > bodyAdvisedMax) throw tooLong('Body', bodyAdvisedMax);
  const emojis = text.match(new RegExp(EMOJI, 'gu'))?.length ?? 0;
  if (emojis > bodyAdvisedEmojisMax) throw tooManyEmojis(bodyAdvisedEmojisMax);
}

export function readFooter(component: JsonObject): WireComponent {
  const text = requiredText('FOOTER', component);
  if (lengthOf(text) > TEMPLATE_LIMITS.footerMax) throw tooLong('Footer', TEMPLATE_LIMITS.footerMax);
  if (variablesIn(text).length > 0 || FORMATTING.test(text) || EMOJI.test(text)) {
    throw wrongFormat(
      'FOOTER',
      "The message footer can't have any variables, new lines, formatting characters, emojis or asterisks.",
    );
  }
  return { type: 'FOOTER', text };
}

function requiredText(type: string, component: JsonObject): string {
  const text = asText(component.text);
  if (text === undefined || text.trim() === '') throw missingField(type, 'text');
  return text;
}
