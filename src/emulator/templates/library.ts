/**
 * Meta's library of ready-made templates, of which a few stand here with texts of our own; the real one has hundreds.
 * https://developers.facebook.com/docs/whatsapp/message-templates/template-library
 */
import { asList, asObject, asText, type JsonObject } from '../json-values.js';
import type { WireComponent } from '../state.js';
import { missingField, unsupportedForm } from './refusals.js';

interface LibraryTemplate {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly topic: string;
  readonly usecase: string;
  readonly industry: readonly string[];
  readonly header?: string;
  readonly body: string;
  readonly body_params: readonly string[];
  readonly body_param_types: readonly string[];
  readonly buttons?: readonly JsonObject[];
}

const LIBRARY: readonly LibraryTemplate[] = [
  {
    id: '7138055039625658',
    name: 'delivery_update_1',
    language: 'en_US',
    category: 'UTILITY',
    topic: 'ORDER_MANAGEMENT',
    usecase: 'DELIVERY_UPDATE',
    industry: ['E_COMMERCE'],
    header: 'Your order is on its way',
    body: 'Hello {{1}}, your order {{2}} has left our warehouse and will reach you soon.',
    body_params: ['Pablo', '860198'],
    body_param_types: ['TEXT', 'NUMBER'],
    buttons: [{ type: 'URL', text: 'Track your order', url: 'https://www.example.com/' }],
  },
  {
    id: '7138055039625659',
    name: 'low_balance_warning_1',
    language: 'en_US',
    category: 'UTILITY',
    topic: 'PAYMENTS',
    usecase: 'LOW_BALANCE_WARNING',
    industry: ['FINANCIAL_SERVICES'],
    header: 'Your account balance is low',
    body: 'Hi {{1}}, this is a note that {{2}} in your account are below the limit that you set.',
    body_params: ['Jim', 'available funds'],
    body_param_types: ['TEXT', 'TEXT'],
    buttons: [
      { type: 'URL', text: 'Make a deposit', url: 'https://www.example.com/' },
      { type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+18005551234' },
    ],
  },
  {
    id: '7138055039625660',
    name: 'feedback_survey_1',
    language: 'en_US',
    category: 'UTILITY',
    topic: 'CUSTOMER_FEEDBACK',
    usecase: 'FEEDBACK_SURVEY',
    industry: ['E_COMMERCE', 'FINANCIAL_SERVICES'],
    body: 'Hi {{1}}, thank you for your visit. Would you tell us how it went?',
    body_params: ['Pablo'],
    body_param_types: ['TEXT'],
  },
];

type Params = Readonly<Record<string, unknown>>;

/** Filters as `GET /message_template_library` takes them. */
export function searchLibrary(params: Params): LibraryTemplate[] {
  const wanted = (name: string) => asText(params[name])?.toUpperCase();
  const search = asText(params.search ?? params.name)?.toLowerCase() ?? '';
  const matches = (filter: string, value: string) => [undefined, value.toUpperCase()].includes(wanted(filter));
  return LIBRARY.filter(
    (one) =>
      `${one.name} ${one.header ?? ''} ${one.body}`.toLowerCase().includes(search) &&
      matches('topic', one.topic) &&
      matches('usecase', one.usecase) &&
      matches('language', one.language) &&
      [undefined, ...one.industry].includes(wanted('industry')),
  );
}

/** The content of a template that is made from the library; its buttons take their targets from the inputs. */
export function libraryComponents(name: string, buttonInputs: unknown): WireComponent[] {
  const source = LIBRARY.find((one) => one.name === name);
  if (source === undefined) throw unsupportedForm(`There is no template named ${name} in the template library.`);
  const buttons = (source.buttons ?? []).map((button) => withInput(button, inputsOf(buttonInputs)));
  return [
    ...(source.header === undefined ? [] : [{ type: 'HEADER', format: 'TEXT', text: source.header }]),
    { type: 'BODY', text: source.body, example: { body_text: [source.body_params] } },
    ...(buttons.length === 0 ? [] : [{ type: 'BUTTONS', buttons }]),
  ];
}

/** Meta's own example writes this JSON with single quotes, inside a string. */
function inputsOf(value: unknown): JsonObject[] {
  const list = asList(typeof value === 'string' ? parsedLoosely(value) : value) ?? [];
  return list.map((input) => asObject(input) ?? {});
}

function parsedLoosely(text: string): unknown {
  try {
    return JSON.parse(text.replaceAll("'", '"'));
  } catch {
    throw unsupportedForm("library_template_button_inputs isn't valid JSON.");
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
