/** The `action` of each kind of interactive message. */
import { asInteger, asList, asObject, asText, type JsonObject, lengthOf } from '../json-values.js';
import { parameterRequired } from '../refusals.js';
import { checkAddress } from './address.js';
import { checkCards } from './interactive-carousel.js';
import {
  checkCtaUrl,
  checkDisplayText,
  checkLabels,
  checkName,
  checkTexts,
  parametersOf,
} from './interactive-parts.js';
import type { Sender } from './media.js';
import { valueNotValid } from './refusals.js';
import { checkFlowExists, checkInCatalog, productsOf } from './shop.js';

export type ActionCheck = (action: JsonObject, sender: Sender) => void;

const VOICE_CALL_MINUTES_MAX = 43_200;
const REFERENCE_ID = /^[A-Za-z0-9_.-]{1,60}$/;

export const ACTION_CHECKS: Readonly<Record<string, ActionCheck>> = {
  button: checkReplyButtons,
  list: checkList,
  cta_url: checkCtaUrl,
  flow: checkFlow,
  location_request_message: (action) => checkName(action, 'send_location'),
  address_message: checkAddress,
  product: checkProduct,
  product_list: checkProductList,
  catalog_message: checkCatalogMessage,
  carousel: checkCards,
  voice_call: checkVoiceCall,
  call_permission_request: (action) => checkName(action, 'call_permission_request'),
  order_details: (action) => checkOrder(action, 'review_and_pay'),
  order_status: (action) => checkOrder(action, 'review_order'),
  request_contact_info: (action) => checkName(action, 'request_contact_info'),
};

function checkReplyButtons(action: JsonObject): void {
  const buttons = (asList(action.buttons) ?? []).map((button) => asObject(button) ?? {});
  if (buttons.length < 1 || buttons.length > 3) {
    throw valueNotValid('Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3');
  }
  const replies = buttons.map((button, index) => {
    if (asText(button.type) !== 'reply') throw valueNotValid('Button type must be reply.');
    const reply = asObject(button.reply);
    if (reply === undefined) throw parameterRequired(`interactive['action']['buttons'][${index}]['reply']`);
    return checkLabels('Button', reply, { idMax: 256, titleMax: 20 });
  });
  checkUnique(
    'Duplicated button id',
    replies.map(({ id }) => id),
  );
  checkUnique(
    'Duplicated button title',
    replies.map(({ title }) => title),
  );
}

function checkUnique(problem: string, values: readonly string[]): void {
  if (new Set(values).size < values.length) throw valueNotValid(problem);
}

function checkList(action: JsonObject): void {
  const button = asText(action.button) ?? '';
  if (lengthOf(button) < 1 || lengthOf(button) > 20) {
    throw valueNotValid('Button label length invalid. Min length: 1, Max length: 20');
  }
  const rows = sectionsOf(action).flatMap((section) => (asList(section.rows) ?? []).map((row) => asObject(row) ?? {}));
  if (rows.length === 0) throw valueNotValid('Total row count must be at least 1');
  if (rows.length > 10) throw valueNotValid('Total row count exceed max allowed count: 10');
  for (const row of rows) checkRow(row);
  checkUnique(
    'Duplicated row id',
    rows.map(({ id }) => asText(id) ?? ''),
  );
}

/** The sentence about the title is captured from Meta; the others are made alike. */
function checkRow(row: JsonObject): void {
  const limits = { title: 24, id: 200, description: 72 } as const;
  for (const [name, max] of Object.entries(limits)) {
    const text = asText(row[name]);
    if (text !== undefined && lengthOf(text) > max) {
      throw valueNotValid(`Row ${name} is too long. Max length is ${max}`);
    }
    if (name !== 'description' && !text) throw valueNotValid(`Row ${name} is required`);
  }
}

/** 1 to 10 sections; a title is needed as soon as there are two. */
function sectionsOf(action: JsonObject): JsonObject[] {
  const sections = (asList(action.sections) ?? []).map((section) => asObject(section) ?? {});
  if (sections.length < 1 || sections.length > 10) {
    throw valueNotValid('Invalid sections count. Min allowed sections: 1, Max allowed sections: 10');
  }
  for (const { title } of sections) {
    const text = asText(title);
    if (!text && sections.length > 1)
      throw valueNotValid('Section title is required when there is more than one section');
    // An empty one is refused like other empty texts (UNSURE: whether Meta takes it for none).
    if (text === '') throw valueNotValid('Section title cannot be empty');
    if (text !== undefined && lengthOf(text) > 24) throw valueNotValid('Section title is too long. Max length is 24');
  }
  return sections;
}

function checkFlow(action: JsonObject, sender: Sender): void {
  checkName(action, 'flow');
  const parameters = parametersOf(action);
  const sources = ['flow_id', 'flow_name'].filter((name) => asText(parameters[name]));
  if (sources.length !== 1) throw valueNotValid('Exactly one of flow_id and flow_name must be present.');
  checkTexts(parameters, ['flow_message_version', 'flow_cta'], "interactive['action']['parameters']");
  checkFlowAction(parameters);
  checkFlowExists(parameters, sender);
}

/** Only `navigate`, which is the default, is told with what it begins; otherwise the Flow's own server is asked. */
function checkFlowAction(parameters: JsonObject): void {
  const action = asText(parameters.flow_action)?.toLowerCase() ?? 'navigate';
  if (action !== 'navigate' && action !== 'data_exchange') {
    throw valueNotValid('flow_action must be one of {DATA_EXCHANGE, NAVIGATE}.');
  }
  const payload = asObject(parameters.flow_action_payload);
  if (payload && action !== 'navigate') throw valueNotValid('flow_action_payload is only for the navigate action.');
  const data = asObject(payload?.data);
  if (data && Object.keys(data).length === 0) throw valueNotValid('The data of flow_action_payload must not be empty.');
}

function checkProduct(action: JsonObject, sender: Sender): void {
  checkTexts(action, ['catalog_id', 'product_retailer_id'], "interactive['action']");
  checkInCatalog(asText(action.catalog_id), productsOf(action), sender);
}

function checkCatalogMessage(action: JsonObject, sender: Sender): void {
  checkName(action, 'catalog_message');
  const thumbnail = asText(asObject(action.parameters)?.thumbnail_product_retailer_id);
  checkInCatalog(undefined, thumbnail === undefined ? [] : [thumbnail], sender);
}

function checkProductList(action: JsonObject, sender: Sender): void {
  checkTexts(action, ['catalog_id'], "interactive['action']");
  const items = sectionsOf(action).flatMap((section) => asList(section.product_items) ?? []);
  if (items.length < 1 || items.length > 30) {
    throw valueNotValid('Invalid products count. Min allowed products: 1, Max allowed products: 30');
  }
  for (const item of items) checkTexts(asObject(item) ?? {}, ['product_retailer_id'], 'product_items');
  checkInCatalog(asText(action.catalog_id), productsOf(action), sender);
}

function checkVoiceCall(action: JsonObject): void {
  checkName(action, 'voice_call');
  const parameters = asObject(action.parameters) ?? {};
  checkDisplayText(parameters.display_text);
  const minutes = asInteger(parameters.ttl_minutes) ?? 1;
  if (minutes < 1 || minutes > VOICE_CALL_MINUTES_MAX) {
    throw valueNotValid(`ttl_minutes must be between 1 and ${VOICE_CALL_MINUTES_MAX}.`);
  }
}

/** Amounts are not added up: which sums Meta checks is documented, the refusals are not. */
function checkOrder(action: JsonObject, name: string): void {
  checkName(action, name);
  const parameters = parametersOf(action);
  const reference = asText(parameters.reference_id) ?? '';
  if (!REFERENCE_ID.test(reference)) throw valueNotValid('reference_id must have 1 to 60 letters, digits, _, . or -.');
  if (asObject(parameters.order) === undefined) {
    throw parameterRequired("interactive['action']['parameters']['order']");
  }
}
