/**
 * The objects that buttons of a template message carry. Their shapes stand on Meta's pages, what Meta answers to a wrong one does
 * not: which code it gets, and its sentence, are UNSURE throughout.
 */
import { CALL_LIMITS, ORDER_LIMITS, ORDER_STATUSES, ORDER_TYPES, TEMPLATE_LIMITS } from '../../../core/meta/limits.js';
import { asInteger, asList, asObject, asText, type JsonObject } from '../../json-values.js';
import { checkLength, invalidParameter, requiredMissing } from '../refusals.js';
import { badParameters } from './parameters.js';

/** Each is called with the `action` of the button's parameter. */
export const ACTION_CHECKS: Readonly<Record<string, (action: JsonObject) => void>> = {
  CATALOG: (action) => needText(action, 'thumbnail_product_retailer_id'),
  MPM: checkProducts,
  FLOW: checkFlow,
  ORDER_DETAILS: ({ order_details }) => checkOrderDetails(asObject(order_details) ?? {}),
};

/** https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/mpm-template-messages */
function checkProducts(action: JsonObject): void {
  const sections = (asList(action.sections) ?? []).map((section) => asObject(section) ?? {});
  const items = sections.flatMap(({ product_items }) => asList(product_items) ?? []);
  const { productSectionsMax, productsMax, productSectionTitleMax } = TEMPLATE_LIMITS;
  if (sections.length < 1 || sections.length > productSectionsMax) {
    throw badParameters(`buttons: There must be 1 to ${productSectionsMax} sections`);
  }
  if (items.length < 1 || items.length > productsMax) {
    throw badParameters(`buttons: There must be 1 to ${productsMax} products`);
  }
  for (const { title } of sections) checkLength('sections.title', asText(title), productSectionTitleMax);
  for (const item of items) needText(asObject(item) ?? {}, 'product_retailer_id');
}

/** The token is optional, and so is the data. */
function checkFlow(action: JsonObject): void {
  if (action.flow_token !== undefined) needText(action, 'flow_token');
  const data = action.flow_action_data;
  if (data !== undefined && Object.keys(asObject(data) ?? {}).length === 0) {
    throw badParameters('buttons: flow_action_data must be an object that is not empty');
  }
}

/** Amounts are not added up: that they must fit is documented, the refusal is not. */
function checkOrderDetails(order: JsonObject): void {
  checkReference(order);
  if (!ORDER_TYPES.includes(asText(order.type) ?? '')) {
    throw badParameters('order_details: type must be digital-goods or physical-goods');
  }
  needText(order, 'currency');
  if (asObject(order.total_amount)?.value === undefined)
    throw requiredMissing('order_details: total_amount is required');
  const items = asList(asObject(order.order)?.items) ?? [];
  if (items.length === 0) throw requiredMissing('order_details: order.items is required');
  for (const item of items) {
    needText(asObject(item) ?? {}, 'name');
    checkLength('order.items.name', asText(asObject(item)?.name), ORDER_LIMITS.itemNameMax);
  }
}

/** Of the component `order_status`; a transition that is not allowed fails later, by webhook (2046). */
export function checkOrderStatus(status: JsonObject): void {
  checkReference(status);
  const order = asObject(status.order) ?? {};
  if (!ORDER_STATUSES.includes(asText(order.status) ?? '')) {
    throw badParameters(`order_status: status must be one of ${ORDER_STATUSES.join(', ')}`);
  }
  checkLength('order.description', asText(order.description), ORDER_LIMITS.descriptionMax);
}

function checkReference({ reference_id }: JsonObject): void {
  if (!ORDER_LIMITS.referenceId.test(asText(reference_id) ?? '')) {
    throw badParameters('reference_id must have 1 to 60 letters, digits, _, . or -');
  }
}

/** A call button has a parameter of its own for each of its two members. */
export function checkCall(parameter: JsonObject): void {
  if (parameter.type === 'ttl_minutes') {
    const minutes = asInteger(parameter.ttl_minutes) ?? 0;
    const { ttlMinutesMin, ttlMinutesMax } = CALL_LIMITS;
    if (minutes >= ttlMinutesMin && minutes <= ttlMinutesMax) return;
    throw badParameters(`buttons: ttl_minutes must be between ${ttlMinutesMin} and ${ttlMinutesMax}`);
  }
  if (parameter.type !== 'payload') throw badParameters('buttons: A call takes ttl_minutes and payload only');
  needText(parameter, 'payload');
  checkLength('payload', asText(parameter.payload), CALL_LIMITS.payloadMax);
}

/** https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/tap-target-url-title-override */
export function checkTapTarget(parameter: JsonObject): void {
  const [target] = (asList(parameter.tap_target_configuration) ?? []).map((one) => asObject(one) ?? {});
  if (target === undefined) throw requiredMissing('tap_target_configuration: a url and a title are required');
  needText(target, 'title');
  if (!/^https?:\/\/[^\s/]/i.test(asText(target.url) ?? '')) {
    throw badParameters('tap_target_configuration: url is not a valid URI');
  }
}

function needText(value: JsonObject, name: string): void {
  if (asText(value[name])) return;
  throw invalidParameter(`Parameter '${name}' is mandatory and cannot be empty`);
}
