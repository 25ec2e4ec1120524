/** Meta's library of ready-made templates, https://developers.facebook.com/docs/whatsapp/message-templates/template-library */
import { asBoolean, asInteger, asList, asObject, asText, type JsonObject } from '../json-values.js';
import { decodeJsonText } from '../params.js';
import type { WireComponent } from '../state.js';
import { LIBRARY_TEXTS, type LibraryParamType, type LibraryText } from './library-texts.js';
import { missingField, unsupportedForm } from './refusals.js';

type Params = Readonly<Record<string, unknown>>;

const FIRST_ID = 7_138_055_039_625_658;

interface LibraryTemplate extends JsonObject {
  readonly id: string;
}

/** Filters as `GET /message_template_library` takes them. */
export function searchLibrary(params: Params): LibraryTemplate[] {
  const wanted = (name: string) => asText(params[name])?.toUpperCase();
  const search = asText(params.search ?? params.name)?.toLowerCase() ?? '';
  const matches = (filter: string, value: string) => [undefined, value.toUpperCase()].includes(wanted(filter));
  return LIBRARY_TEXTS.filter(
    (one) =>
      `${one.name} ${one.header ?? ''} ${one.body}`.toLowerCase().includes(search) &&
      matches('topic', one.topic) &&
      matches('usecase', one.usecase) &&
      matches('language', one.language) &&
      [undefined, ...one.industry].includes(wanted('industry')),
  ).map(toWire);
}

function toWire(one: LibraryText): LibraryTemplate {
  const { params, buttons, header } = one;
  return {
    name: one.name,
    language: one.language,
    category: 'UTILITY',
    topic: one.topic,
    usecase: one.usecase,
    industry: one.industry,
    ...(header !== undefined && { header }),
    body: one.body,
    body_params: params.map(([sample]) => sample),
    body_param_types: params.map(([, type]) => type),
    ...(buttons && { buttons }),
    id: String(FIRST_ID + LIBRARY_TEXTS.indexOf(one)),
  };
}

/** The content of a template that is made from the library; its buttons take their targets from the inputs. */
export function libraryComponents(name: string, language: string, params: Params): WireComponent[] {
  const source = findText(name, language);
  if (source === undefined) throw unsupportedForm(`There is no template named ${name} in the template library.`);
  const inputs = inputsOf(decodeJsonText(params.library_template_button_inputs));
  const buttons = (source.buttons ?? []).map((button) => withInput(button, inputs));
  const expiry = asInteger(bodyInputsOf(params).code_expiration_minutes);
  return [
    ...(source.header === undefined ? [] : [{ type: 'HEADER', format: 'TEXT', text: source.header }]),
    {
      type: 'BODY',
      text: [source.body, ...sentencesOf(bodyInputsOf(params))].join(' '),
      example: { body_text: [source.params.map(([sample]) => sample)] },
    },
    ...(expiry === undefined ? [] : [{ type: 'FOOTER', text: `This code expires in ${expiry} minutes.` }]),
    ...(buttons.length === 0 ? [] : [{ type: 'BUTTONS', buttons }]),
  ];
}

/** In which languages a library template may be used is UNSURE: where it has none of its own, it stands in English. */
function findText(name: string, language: string): LibraryText | undefined {
  const namesakes = LIBRARY_TEXTS.filter((one) => one.name === name);
  const [tongue] = language.split('_');
  return namesakes.find((one) => one.language.split('_')[0] === tongue) ?? namesakes[0];
}

/** What each variable of a library template may hold; undefined when it is none. */
export function libraryParamTypes(name: string | undefined): readonly LibraryParamType[] | undefined {
  return LIBRARY_TEXTS.find((one) => one.name === name)?.params.map(([, type]) => type);
}

/** Meta's sentences are not published: these are ours. */
const SENTENCES: Readonly<Record<string, string>> = {
  add_contact_number: 'Call us if you have a question.',
  add_learn_more_link: 'You can learn more on our page.',
  add_security_recommendation: 'For your security, do not share this message.',
  add_track_package_link: 'You can follow your package on our page.',
};

function sentencesOf(inputs: JsonObject): string[] {
  return Object.entries(SENTENCES).flatMap(([input, sentence]) => (asBoolean(inputs[input]) ? [sentence] : []));
}

function bodyInputsOf({ library_template_body_inputs: given }: Params): JsonObject {
  return asObject(loosely(decodeJsonText(given), 'library_template_body_inputs')) ?? {};
}

function inputsOf(value: unknown): JsonObject[] {
  const list = asList(loosely(value, 'library_template_button_inputs')) ?? [];
  return list.map((input) => asObject(input) ?? {});
}

/** Meta's own example writes this JSON with single quotes, inside a string. */
function loosely(value: unknown, name: string): unknown {
  if (typeof value !== 'string' || value === '') return value;
  try {
    return JSON.parse(value.replaceAll("'", '"'));
  } catch {
    throw unsupportedForm(`${name} isn't valid JSON.`);
  }
}

function withInput(button: JsonObject, inputs: readonly JsonObject[]): JsonObject {
  const input = inputs.find(({ type }) => asText(type)?.toUpperCase() === button.type);
  if (button.type === 'PHONE_NUMBER') {
    const number = asText(input?.phone_number);
    if (number === undefined) throw missingField('BUTTONS', 'phone_number');
    return { ...button, phone_number: number };
  }
  const url = asObject(input?.url);
  const base = asText(url?.base_url);
  if (base === undefined) throw missingField('BUTTONS', 'url');
  const example = asText(url?.url_suffix_example);
  return { ...button, url: base, ...(example !== undefined && { example: [example] }) };
}
