import { at, isNode, list, type Node, nodesOf, reference, schemaOf, schemasOf } from './document.js';
import { conditional, type Repair } from './repair.js';

/** What the file says too strictly, or not at all, about messages: those we send and those a webhook brings. */
export const messageRepairs: readonly Repair[] = [
  {
    fault: 'recipient_type, type and language.policy are required, though its own examples leave them out',
    apply: (document) =>
      letBeMissing(schemaOf(document, 'BaseMessageProperties'), ['recipient_type', 'type']) +
      letBeMissing(schemaOf(document, 'MarketingMessageRequestPayload'), ['recipient_type']) +
      letBeMissing(schemaOf(document, 'LanguageObject'), ['policy']),
  },
  {
    fault: 'a business-scoped user id in recipient, and biz_opaque_callback_data, are missing from every message',
    apply: (document) => {
      const base = schemaOf(document, 'BaseMessageProperties');
      const changed = letBeMissing(base, ['to']) + add(base, { recipient: STRING, biz_opaque_callback_data: STRING });
      base.anyOf = [{ required: ['to'] }, { required: ['recipient'] }];
      return changed;
    },
  },
  {
    fault: 'the read receipt and the typing indicator go to the same path, which has no place for them',
    apply: allowReadReceipts,
  },
  {
    fault: 'interactive messages of the kinds cta_url, location_request_message, address_message, orders and carousels',
    apply: allowMoreInteractiveKinds,
  },
  {
    fault: 'a button of a template message has more kinds than three, in any case, and an index that is a number too',
    apply: (document) =>
      letBeAnyButton(schemaOf(document, 'TemplateComponentCommon')) +
      letBeAnyButton(schemaOf(document, 'ButtonComponent', 'allOf', 1)),
  },
  {
    fault: 'parameters of a template message are coupon codes, actions, locations and products too',
    apply: (document) =>
      addKinds(document, 'ParameterObject', ['location', 'product']) +
      addKinds(document, 'ButtonParameterObject', ['coupon_code', 'action', 'ttl_minutes']),
  },
  {
    fault: 'a document may have a filename, an audio may be a voice message',
    apply: (document) => {
      const choices = list(schemaOf(document, 'MediaObject_1').oneOf).filter(isNode);
      const added = choices.map((choice) => add(choice, { filename: STRING, voice: { type: 'boolean' } }));
      return added.reduce((sum, count) => sum + count, 0);
    },
  },
  {
    fault: 'latitude and longitude are sent as numbers too',
    apply: (document) =>
      allowNumbers(schemaOf(document, 'LocationMessage', 'allOf', 1, 'properties', 'location', 'properties'), [
        'latitude',
        'longitude',
      ]),
  },
  {
    fault: 'phones, mails and addresses of a contact have more types than HOME and WORK, and a name has no closed list',
    apply: (document) => {
      const typed = [...nodesOf(schemasOf(document))].filter(
        (node) => Array.isArray(node.enum) && node.enum.join() === 'HOME,WORK',
      );
      for (const node of typed) delete node.enum;
      return typed.length;
    },
  },
  {
    fault: 'a received message tells a referred product only where there is one',
    apply: (document) => letBeMissing(schemaOf(document, 'ContextObject'), ['from', 'referred_product', 'id']),
  },
  {
    fault: 'a row of a list has a description only where it was given one',
    apply: (document) =>
      letBeMissing(schemaOf(document, 'InteractiveListReplyContent', 'properties', 'list_reply'), ['description']),
  },
  {
    fault: 'a received location is named only where the sender chose a place, and a removed reaction has no emoji',
    apply: (document) =>
      letBeMissing(schemaOf(document, 'LocationMessage_1', 'allOf', 1, 'properties', 'location'), ['address', 'name']) +
      letBeMissing(schemaOf(document, 'ReactionMessage_1', 'allOf', 1, 'properties', 'reaction'), ['emoji']),
  },
  {
    fault: 'the status played, which voice messages have',
    apply: (document) => {
      const { enum: statuses } = schemaOf(document, 'Statuses', 'properties', 'status');
      return list(statuses).includes('played') ? 0 : list(statuses).push('played');
    },
  },
  {
    fault: 'a change of any other field than messages and the groups, for example message_template_status_update',
    apply: letOtherFieldsCarryAnything,
  },
];

const STRING = { type: 'string' };

/** Throws where one of them is not required: then the file was corrected. */
function letBeMissing(schema: Node, names: readonly string[]): number {
  const required = list(schema.required);
  const corrected = names.filter((name) => !required.includes(name));
  if (corrected.length > 0) throw new Error(`${corrected} is not required any more`);
  schema.required = required.filter((name) => !names.includes(String(name)));
  return names.length;
}

/** Throws where one of them is there already. */
function add(schema: Node, properties: Node): number {
  const known = isNode(schema.properties) ? schema.properties : {};
  const corrected = Object.keys(properties).filter((name) => name in known);
  if (corrected.length > 0) throw new Error(`${corrected} is there by now`);
  schema.properties = { ...properties, ...known };
  return Object.keys(properties).length;
}

function allowNumbers(properties: Node, names: readonly string[]): number {
  const strings = names.filter((name) => isNode(properties[name]) && properties[name].type === 'string');
  for (const name of strings) properties[name] = { type: ['string', 'number'] };
  return strings.length;
}

function letBeAnyButton(component: Node): number {
  const subType = at(component, 'properties', 'sub_type');
  if (!delete subType.enum) return 0;
  return 1 + allowNumbers(at(component, 'properties'), ['index']);
}

/** For a schema that was split by kind: the new kinds may hold anything. */
function addKinds(document: Node, name: string, kinds: readonly string[]): number {
  list(schemaOf(document, `${name}Common`, 'properties', 'type').enum).push(...kinds);
  const known = list(schemaOf(document, name, 'allOf', 1, 'properties', 'type').enum);
  const missing = kinds.filter((kind) => !known.includes(kind));
  known.push(...missing);
  return missing.length;
}

function allowReadReceipts(document: Node): number {
  const schemas = schemasOf(document);
  if ('AnyMessage' in schemas) return 0;
  const { Message, MarkMessageRequestPayload } = schemas;
  if (!isNode(Message) || !isNode(MarkMessageRequestPayload)) return 0;
  add(MarkMessageRequestPayload, {
    typing_indicator: { type: 'object', required: ['type'], properties: { type: { const: 'text' } } },
  });
  MarkMessageRequestPayload.additionalProperties = false;
  schemas.AnyMessage = Message;
  const byType = conditional({ required: ['type'] }, { $ref: reference('AnyMessage') }, { allOf: byContent(Message) });
  const receipt = { $ref: reference('MarkMessageRequestPayload') };
  schemas.Message = conditional({ required: ['status'] }, receipt, byType);
  return 1;
}

/** A message without a type is what it holds. */
function byContent(message: Node): Node[] {
  return list(message.allOf).flatMap((kind) => {
    if (!isNode(kind) || !isNode(kind.if)) return [];
    const { type } = at(kind, 'if', 'properties');
    return isNode(type) ? [conditional({ required: [type.const] }, kind.then)] : [];
  });
}

const MORE_KINDS = [
  'cta_url',
  'location_request_message',
  'address_message',
  'order_details',
  'order_status',
  'carousel',
  'product_carousel',
];

function allowMoreInteractiveKinds(document: Node): number {
  const kinds = list(schemaOf(document, 'InteractiveObject', 'properties', 'type').enum);
  const missing = MORE_KINDS.filter((kind) => !kinds.includes(kind));
  kinds.push(...missing);
  const actions = list(schemaOf(document, 'ActionObject').oneOf);
  const named = ['cta_url', 'send_location', 'address_message', 'review_and_pay', 'review_order'];
  actions.push({ required: ['name'], properties: { name: { enum: named } } });
  actions.push({ required: ['cards'], properties: { cards: { type: 'array', minItems: 2, maxItems: 10 } } });
  return missing.length;
}

function letOtherFieldsCarryAnything(document: Node): number {
  const change = schemaOf(document, 'Change');
  const properties = isNode(change.properties) ? change.properties : {};
  const { field, value } = properties;
  if (!isNode(field) || !isNode(value) || !Array.isArray(field.enum)) return 0;
  const known = { properties: { field: { enum: field.enum } } };
  Object.assign(change, conditional(known, { properties: { value: kindsOfValue(value) } }));
  change.properties = { field: { type: 'string' }, value: { type: 'object' } };
  return 1;
}

/** Chosen by what it holds, so that an objection names the member and not four schemas that all do not fit. */
function kindsOfValue(value: Node): Node {
  const [general, system, status, group] = list(value.oneOf);
  const systemMessage = { required: ['type'], properties: { type: { const: 'system' } } };
  const received = conditional({ properties: { messages: { items: systemMessage } } }, system, general);
  const other = conditional({ required: ['statuses'] }, status, group);
  return conditional({ required: ['messages'] }, received, other);
}
