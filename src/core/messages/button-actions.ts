/** The objects that a button may take, each judged by its members: the names of what is missing or wrong. */
import { countCharacters } from '../characters.js';
import { CALL_LIMITS, ORDER_LIMITS, ORDER_STATUSES, ORDER_TYPES, TEMPLATE_LIMITS } from '../meta/limits.js';
import { asList, asRecord, asText } from '../templates/wire-values.js';
import type { JsonRecord } from './template-values.js';

type Check = (action: JsonRecord) => string[];

const CHECKS: Readonly<Record<string, Check>> = {
  CATALOG: (action) => texts(action, ['thumbnail_product_retailer_id']),
  FLOW: checkFlow,
  MPM: checkProducts,
  ORDER_DETAILS: ({ order_details }) => checkOrderDetails(asRecord(order_details) ?? {}),
};

export function checkAction(type: string, action: JsonRecord): string[] {
  return CHECKS[type]?.(action) ?? [];
}

/** https://developers.facebook.com/docs/whatsapp/cloud-api/calling/business-initiated-calls; all of it may be left out. */
export function checkCall(call: JsonRecord): string[] {
  const { ttl_minutes: minutes, payload } = call;
  const { ttlMinutesMin, ttlMinutesMax, payloadMax } = CALL_LIMITS;
  return [
    ...unknownMembers(call, ['ttl_minutes', 'payload']),
    ...(minutes === undefined || isWhole(minutes, ttlMinutesMin, ttlMinutesMax) ? [] : ['ttl_minutes']),
    ...(payload === undefined || isText(payload, payloadMax) ? [] : ['payload']),
  ];
}

/** Both members may be left out; data that is there must not be empty. */
function checkFlow(action: JsonRecord): string[] {
  const { flow_action_data: data } = action;
  const isData = data === undefined || Object.keys(asRecord(data) ?? {}).length > 0;
  return [
    ...unknownMembers(action, ['flow_token', 'flow_action_data']),
    ...texts(action, ['flow_token']),
    ...(isData ? [] : ['flow_action_data']),
  ];
}

/** The picture's product may be left out. UNSURE: Meta's examples always have it. */
function checkProducts(action: JsonRecord): string[] {
  const { thumbnail_product_retailer_id: thumbnail } = action;
  const sections = (asList(action.sections) ?? []).map((section) => asRecord(section) ?? {});
  const products = sections.flatMap(({ product_items }) => asList(product_items) ?? []);
  const { productSectionsMax, productsMax, productSectionTitleMax } = TEMPLATE_LIMITS;
  const ids = products.map((product) => asText(asRecord(product)?.product_retailer_id));
  return [
    ...(thumbnail === undefined || isText(thumbnail) ? [] : ['thumbnail_product_retailer_id']),
    ...(sections.length >= 1 && sections.length <= productSectionsMax ? [] : ['sections']),
    ...(products.length >= 1 && products.length <= productsMax ? [] : ['sections.product_items']),
    ...(ids.every(Boolean) ? [] : ['sections.product_items.product_retailer_id']),
    ...(sections.every(({ title }) => title === undefined || isText(title, productSectionTitleMax))
      ? []
      : ['sections.title']),
  ];
}

/** UNSURE: known from Meta's pages only. https://developers.facebook.com/docs/whatsapp/cloud-api/payments-api/orderdetailstemplate */
function checkOrderDetails(order: JsonRecord): string[] {
  const { items } = asRecord(order.order) ?? {};
  const names = (asList(items) ?? []).map((item) => asRecord(item)?.name);
  return [
    ...(isReferenceId(order.reference_id) ? [] : ['order_details.reference_id']),
    ...(ORDER_TYPES.includes(asText(order.type) ?? '') ? [] : ['order_details.type']),
    ...(/^[A-Z]{3}$/.test(asText(order.currency) ?? '') ? [] : ['order_details.currency']),
    ...(asRecord(order.total_amount)?.value === undefined ? ['order_details.total_amount'] : []),
    ...(names.length > 0 ? [] : ['order_details.order.items']),
    ...(names.every((name) => isText(name, ORDER_LIMITS.itemNameMax)) ? [] : ['order_details.order.items.name']),
  ];
}

/** Of the component `order_status`. */
export function checkOrderStatus(status: JsonRecord): string[] {
  const order = asRecord(status.order) ?? {};
  const { description } = order;
  return [
    ...(isReferenceId(status.reference_id) ? [] : ['reference_id']),
    ...(ORDER_STATUSES.includes(asText(order.status) ?? '') ? [] : ['order.status']),
    ...(description === undefined || isText(description, ORDER_LIMITS.descriptionMax) ? [] : ['order.description']),
  ];
}

/** Of the component `tap_target_configuration`. */
export function checkTapTarget({ url, title }: JsonRecord): string[] {
  return [...(/^https?:\/\/[^\s/]/i.test(asText(url) ?? '') ? [] : ['url']), ...(isText(title) ? [] : ['title'])];
}

function isReferenceId(value: unknown): boolean {
  return ORDER_LIMITS.referenceId.test(asText(value) ?? '');
}

function texts(action: JsonRecord, members: readonly string[]): string[] {
  return members.filter((member) => !isText(action[member]));
}

function unknownMembers(value: JsonRecord, known: readonly string[]): string[] {
  return Object.keys(value).filter((member) => !known.includes(member));
}

function isText(value: unknown, max = Number.POSITIVE_INFINITY): boolean {
  return typeof value === 'string' && value.trim() !== '' && countCharacters(value) <= max;
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}
