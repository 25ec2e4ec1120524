/** Interactive messages, https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages#interactive-object */
import { asObject, asText, type JsonObject, lengthOf } from '../json-values.js';
import { parameterInvalid, parameterRequired } from '../refusals.js';
import { ACTION_CHECKS } from './interactive-actions.js';
import { checkMedia, isMediaKind, type Sender } from './media.js';
import { valueNotValid } from './refusals.js';

interface Form {
  readonly body: 'required' | 'optional';
  /** 4096 for lists, where the OpenAPI file says 1024. */
  readonly bodyMax: number;
  readonly headers: readonly string[];
  readonly headerRequired?: boolean;
  readonly footer: boolean;
}

const BODY_MAX = 1024;
const HEADER_MAX = 60;
const FOOTER_MAX = 60;
const MEDIA_HEADERS = ['text', 'image', 'video', 'document'];

const form = (part: Partial<Form>): Form => ({
  body: 'required',
  bodyMax: BODY_MAX,
  headers: [],
  footer: false,
  ...part,
});

/** What each kind may have around its action. */
const FORMS: Readonly<Record<string, Form>> = {
  button: form({ headers: MEDIA_HEADERS, footer: true }),
  list: form({ bodyMax: 4096, headers: ['text'], footer: true }),
  cta_url: form({ headers: MEDIA_HEADERS, footer: true }),
  flow: form({ headers: MEDIA_HEADERS, footer: true }),
  location_request_message: form({}),
  address_message: form({ headers: MEDIA_HEADERS, footer: true }),
  product: form({ body: 'optional', footer: true }),
  product_list: form({ headers: ['text'], headerRequired: true, footer: true }),
  catalog_message: form({ footer: true }),
  carousel: form({}),
  voice_call: form({ headers: ['text'] }),
  call_permission_request: form({ body: 'optional' }),
  order_details: form({ headers: ['image'], footer: true }),
  order_status: form({ footer: true }),
  request_contact_info: form({}),
};

export function checkInteractive(interactive: JsonObject, sender: Sender): void {
  const type = asText(interactive.type);
  if (type === undefined || type === '') throw parameterRequired("interactive['type']");
  const shape = Object.hasOwn(FORMS, type) ? FORMS[type] : undefined;
  if (shape === undefined) {
    const kinds = Object.keys(FORMS).map((kind) => kind.toUpperCase());
    throw parameterInvalid("interactive['type']", `must be one of {${kinds.sort().join(', ')}} - got "${type}".`);
  }
  checkBody(interactive, shape);
  checkHeader(interactive, shape, sender);
  checkFooter(interactive, shape);
  const action = asObject(interactive.action);
  if (action === undefined) throw parameterRequired("interactive['action']");
  ACTION_CHECKS[type]?.(action, sender);
}

function checkBody(interactive: JsonObject, { body, bodyMax }: Form): void {
  const text = asText(asObject(interactive.body)?.text);
  if (interactive.body === undefined && body === 'optional') return;
  if (interactive.body === undefined) throw parameterRequired("interactive['body']");
  checkTextLength('Body', text, bodyMax);
}

function checkHeader(interactive: JsonObject, { headers, headerRequired = false }: Form, sender: Sender): void {
  const header = asObject(interactive.header);
  if (header === undefined) {
    if (headerRequired) throw parameterRequired("interactive['header']");
    return;
  }
  const type = asText(header.type) ?? '';
  if (!headers.includes(type)) {
    throw valueNotValid(`Header of type ${type || 'unknown'} is not allowed for this type of interactive message.`);
  }
  if (type === 'text') checkHeaderText(header);
  else checkHeaderMedia(type, asObject(header[type]), sender);
}

function checkHeaderMedia(type: string, media: JsonObject | undefined, sender: Sender): void {
  if (media === undefined || !isMediaKind(type)) throw parameterRequired(`interactive['header']['${type}']`);
  checkMedia(type, media, sender, `interactive['header']['${type}']`);
}

function checkHeaderText(header: JsonObject): void {
  const text = asText(header.text);
  if (text === undefined) throw valueNotValid('Text cannot be null for header type text');
  checkTextLength('Header', text, HEADER_MAX);
}

function checkFooter(interactive: JsonObject, { footer }: Form): void {
  if (interactive.footer === undefined) return;
  if (!footer) throw valueNotValid('Footer is not allowed for this type of interactive message.');
  checkTextLength('Footer', asText(asObject(interactive.footer)?.text), FOOTER_MAX);
}

function checkTextLength(part: string, text: string | undefined, max: number): void {
  const length = lengthOf(text ?? '');
  if (length < 1 || length > max) {
    throw valueNotValid(`${part} text length invalid. Min length: 1, Max length: ${max}`);
  }
}
