import { at, isNode, list, type Node, nodesOf, reference, schemaOf, schemasOf } from './document.js';
import { add, allowNumbers, conditional, letBeMissing, type Repair } from './repair.js';

/** What the file says too strictly, or not at all, about the messages that a business sends. */
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
];

const STRING = { type: 'string' };

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
