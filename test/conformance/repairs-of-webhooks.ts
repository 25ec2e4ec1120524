import { isNode, list, type Node, schemaOf } from './document.js';
import { conditional, letBeMissing, type Repair } from './repair.js';

/** Where the repair of the discriminators left the kinds of reply. */
const KINDS_OF_REPLY = 'InteractiveMessageReplyPartCommon';
const REPLY = ['allOf', 1, 'properties', 'interactive'] as const;

/** What the file says too strictly, or not at all, about what a webhook brings. */
export const webhookRepairs: readonly Repair[] = [
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
    fault: 'the answer to a flow is a third kind of interactive reply',
    apply: (document) => {
      const kinds = list(schemaOf(document, KINDS_OF_REPLY, 'properties', 'type').enum);
      const isThere = kinds.includes('nfm_reply');
      kinds.push('nfm_reply');
      list(schemaOf(document, 'InteractiveMessageReply', ...REPLY, 'allOf', 1, 'properties', 'type').enum).push(
        'nfm_reply',
      );
      return isThere ? 0 : 1;
    },
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
