/** Which components and headers there are, and which exclude each other. */
import { TEMPLATE_LIMITS } from '../../meta/limits.js';
import type { MemberPath } from '../source.js';
import { unknownType } from './button-rules.js';
import { type Draft, formatOf, isObject, type Part, textOf } from './draft.js';
import { type Found, found } from './finding.js';
import { checkLength } from './text-rules.js';

const COMPONENT_TYPES = [
  'HEADER',
  'BODY',
  'FOOTER',
  'BUTTONS',
  'CAROUSEL',
  'LIMITED_TIME_OFFER',
  'CALL_PERMISSION_REQUEST',
];

const HEADER_FORMATS = ['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'GIF', 'LOCATION', 'PRODUCT'];

/** What a kind of component excludes beside it. */
const EXCLUDED: Readonly<Record<string, readonly string[]>> = {
  CAROUSEL: ['HEADER', 'FOOTER', 'BUTTONS', 'LIMITED_TIME_OFFER', 'CALL_PERMISSION_REQUEST'],
  LIMITED_TIME_OFFER: ['FOOTER', 'CALL_PERMISSION_REQUEST'],
  CALL_PERMISSION_REQUEST: ['BUTTONS'],
};

export function checkComponents(draft: Draft): Found[] {
  const { components, category, header } = draft;
  return [
    ...components.flatMap((part) => checkComponent(part, category)),
    ...(header ? checkHeader(header, category) : []),
    ...checkCombinations(components),
    ...checkCategories(draft),
    ...checkProductHeader(draft),
  ];
}

function checkComponent({ type, data, member }: Part, category: string | undefined): Found[] {
  if (type === '') return [];
  if (!COMPONENT_TYPES.includes(type)) {
    return [unknownType('component-type', type, COMPONENT_TYPES, [...member, 'type'])];
  }
  if (category === 'AUTHENTICATION') return [];
  if (type === 'BODY' || type === 'FOOTER') return checkPresence(data.text, 'text', member);
  if (type === 'HEADER') return checkHeaderMembers(data, member);
  return type === 'BUTTONS' ? checkList(data.buttons, 'buttons', member) : [];
}

/** Absent or empty; of another type is `wrong-type`. */
export function checkPresence(value: unknown, name: string, member: MemberPath): Found[] {
  const text = textOf(value);
  const isMissing = value === undefined || value === null || text?.trim() === '';
  if (isMissing) return [found('missing-member', value === undefined ? member : [...member, name], { member: name })];
  return text === undefined ? [found('wrong-type', [...member, name], { member: name, expected: 'text' })] : [];
}

/** A list of objects with something in it. */
export function checkList(value: unknown, name: string, member: MemberPath): Found[] {
  if (value === undefined || value === null) return [found('missing-member', member, { member: name })];
  const at = [...member, name];
  if (!Array.isArray(value)) return [found('wrong-type', at, { member: name, expected: 'list' })];
  if (value.length === 0) return [found('missing-member', at, { member: name })];
  return value.flatMap((item, index) => checkItem(item, [...at, index], name));
}

function checkItem(item: unknown, member: MemberPath, name: string): Found[] {
  if (!isObject(item)) return [found('wrong-type', member, { member: `${name}[]`, expected: 'object' })];
  return name === 'buttons' ? checkPresence(item.type, 'type', member) : [];
}

function checkHeaderMembers(data: Part['data'], member: MemberPath): Found[] {
  const format = checkPresence(data.format, 'format', member);
  return formatOf({ type: 'HEADER', data, member }) === 'TEXT'
    ? [...format, ...checkPresence(data.text, 'text', member)]
    : format;
}

function checkHeader(header: Part, category: string | undefined): Found[] {
  const format = formatOf(header);
  if (format === undefined || format === '' || category === 'AUTHENTICATION') return [];
  const at = [...header.member, 'format'];
  if (!HEADER_FORMATS.includes(format)) return [unknownType('header-format', format, HEADER_FORMATS, at)];
  return format === 'GIF' ? [found('gif-header', at, {})] : [];
}

function checkCombinations(components: readonly Part[]): Found[] {
  return components.flatMap(({ type }) =>
    components
      .filter((other) => EXCLUDED[type]?.includes(other.type))
      .map((other) => found('component-combination', other.member, { type, other: other.type })),
  );
}

const MARKETING_ONLY = ['MARKETING'];
const NOT_AUTHENTICATION = ['MARKETING', 'UTILITY'];

const CATEGORIES_OF: Readonly<Record<string, readonly string[]>> = {
  CAROUSEL: MARKETING_ONLY,
  LIMITED_TIME_OFFER: MARKETING_ONLY,
  CALL_PERMISSION_REQUEST: NOT_AUTHENTICATION,
  HEADER: NOT_AUTHENTICATION,
};

const KNOWN_CATEGORIES = ['AUTHENTICATION', 'MARKETING', 'UTILITY'];

function checkCategories({ components, buttons, category }: Draft): Found[] {
  if (category === undefined || !KNOWN_CATEGORIES.includes(category)) return [];
  const wrong = components.filter(({ type }) => CATEGORIES_OF[type]?.includes(category) === false);
  const otp = category === 'AUTHENTICATION' ? [] : buttons.filter(({ type }) => type === 'OTP');
  return [
    ...wrong.map(({ type, member }) =>
      found('component-category', member, { part: type, category, allowed: [...(CATEGORIES_OF[type] ?? [])] }),
    ),
    ...otp.map(({ member }) => found('otp-outside-authentication', member, { category })),
  ];
}

/** A product header and an SPM button need each other. */
function checkProductHeader({ header, buttons, cards }: Draft): Found[] {
  if (cards.length > 0) return [];
  const isProduct = formatOf(header) === 'PRODUCT';
  const button = buttons.find(({ type }) => type === 'SPM');
  if (isProduct === (button !== undefined)) return [];
  if (header && isProduct) return [found('product-header', header.member, { has: 'header' })];
  return button ? [found('product-header', button.member, { has: 'button' })] : [];
}

/** https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/limited-time-offer-templates */
export function checkOffer({ offer, header, buttons, buttonsPart, member }: Draft): Found[] {
  if (offer === undefined) return [];
  const inner = offer.data.limited_time_offer;
  const format = formatOf(header);
  const types = buttons.map(({ type }) => type).join(' ');
  const areRight = types === 'URL' || types === 'COPY_CODE URL';
  return [
    ...(header && format !== undefined && !['IMAGE', 'VIDEO'].includes(format)
      ? [found('offer-header', [...header.member, 'format'], { format })]
      : []),
    ...(areRight ? [] : [found('offer-buttons', buttonsPart?.member ?? [...member, 'components'], {})]),
    ...checkOfferText(inner, offer.member),
  ];
}

function checkOfferText(inner: unknown, member: MemberPath): Found[] {
  if (!isObject(inner)) return [found('missing-member', member, { member: 'limited_time_offer' })];
  const at = [...member, 'limited_time_offer'];
  const text = textOf(inner.text);
  return [
    ...checkPresence(inner.text, 'text', at),
    ...(text === undefined
      ? []
      : checkLength('offer-text-too-long', text, TEMPLATE_LIMITS.limitedTimeOfferTextMax, [...at, 'text'])),
  ];
}
