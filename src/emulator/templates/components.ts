/**
 * Reads the components of a template that is created or edited: refuses what Meta refuses, and answers them the way Meta
 * reads them back (types in capitals, sample media as links, one-time password buttons as URL buttons).
 */
import { TEMPLATE_LIMITS } from '../../core/meta/limits.js';
import { asBoolean, asObject, asText, type JsonObject, lengthOf } from '../json-values.js';
import type { World } from '../route.js';
import type { Template, WireComponent } from '../state.js';
import { readAuthentication } from './authentication.js';
import { buttonsOf, readButtons } from './buttons.js';
import { readCarousel } from './carousel.js';
import { byType } from './component-types.js';
import { missingField, tooLong, unsupportedForm } from './refusals.js';
import { type ComponentContext, readBody, readFooter, readHeader } from './texts.js';

type Parts = ReadonlyMap<string, JsonObject>;

type Subject = Pick<Template, 'category' | 'parameterFormat' | 'language'>;

export function contextOf({ state }: World, { category, parameterFormat, language }: Subject): ComponentContext {
  const { strictBodies } = state.settings;
  return { category, format: parameterFormat, language, uploaded: state.handles, strictBodies };
}

const COMPONENT_TYPES = [
  'HEADER',
  'BODY',
  'FOOTER',
  'BUTTONS',
  'CAROUSEL',
  'LIMITED_TIME_OFFER',
  'CALL_PERMISSION_REQUEST',
];

export function readComponents(value: unknown, context: ComponentContext): WireComponent[] {
  const parts = byType(value, COMPONENT_TYPES);
  if (!parts.has('BODY')) throw missingField('BODY', 'text');
  if (context.category === 'AUTHENTICATION') return readAuthentication(parts, context.language);
  checkCombination(parts, context.category);
  const components = COMPONENT_TYPES.flatMap((type) => {
    const part = parts.get(type);
    return part === undefined ? [] : [readComponent(type, part, parts, context)];
  });
  checkProductHeader(components);
  return components;
}

function readComponent(type: string, part: JsonObject, parts: Parts, context: ComponentContext): WireComponent {
  switch (type) {
    case 'HEADER':
      return readHeader(part, context);
    case 'BODY':
      return readBody(part, context, bodyMax(parts));
    case 'FOOTER':
      return readFooter(part);
    case 'BUTTONS':
      return readButtons(part, { format: context.format, copyCodeMax: copyCodeMax(parts) });
    case 'CAROUSEL':
      return readCarousel(part, context);
    case 'LIMITED_TIME_OFFER':
      return readLimitedTimeOffer(part);
    default:
      return { type };
  }
}

function bodyMax(parts: Parts): number {
  if (parts.has('LIMITED_TIME_OFFER')) return TEMPLATE_LIMITS.limitedTimeOfferBodyMax;
  const product = asText(parts.get('HEADER')?.format)?.toUpperCase() === 'PRODUCT';
  return product ? TEMPLATE_LIMITS.singleProductBodyMax : TEMPLATE_LIMITS.bodyMax;
}

function copyCodeMax(parts: Parts): number {
  return parts.has('LIMITED_TIME_OFFER') ? TEMPLATE_LIMITS.limitedTimeOfferCopyCodeMax : TEMPLATE_LIMITS.copyCodeMax;
}

/** Which kinds exclude each other; Meta's subcodes for these are unknown. */
function checkCombination(parts: Parts, category: string): void {
  const exclusions: readonly [kind: string, excluded: readonly string[]][] = [
    ['CAROUSEL', ['HEADER', 'FOOTER', 'BUTTONS', 'LIMITED_TIME_OFFER', 'CALL_PERMISSION_REQUEST']],
    ['LIMITED_TIME_OFFER', ['FOOTER', 'CALL_PERMISSION_REQUEST']],
    ['CALL_PERMISSION_REQUEST', ['BUTTONS']],
  ];
  for (const [kind, excluded] of exclusions) {
    const found = parts.has(kind) ? excluded.find((type) => parts.has(type)) : undefined;
    if (found) throw unsupportedForm(`A template with a component of type ${kind} can't have one of type ${found}.`);
  }
  for (const kind of ['CAROUSEL', 'LIMITED_TIME_OFFER']) {
    if (parts.has(kind) && category !== 'MARKETING') {
      throw unsupportedForm(`A component of type ${kind} is only for templates of category MARKETING.`);
    }
  }
  if (parts.has('LIMITED_TIME_OFFER')) checkOfferParts(parts);
}

/** https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/limited-time-offer-templates */
function checkOfferParts(parts: Parts): void {
  const header = parts.get('HEADER');
  if (header && !['IMAGE', 'VIDEO'].includes(asText(header.format)?.toUpperCase() ?? '')) {
    throw unsupportedForm('The header of a limited-time offer must be of format IMAGE or VIDEO.');
  }
  const types = buttonsOf({ type: 'BUTTONS', buttons: parts.get('BUTTONS')?.buttons }).map(({ type }) =>
    asText(type)?.toUpperCase(),
  );
  const allowed = types.join(' ') === 'URL' || types.join(' ') === 'COPY_CODE URL';
  if (!allowed)
    throw unsupportedForm('A limited-time offer has a URL button, after a copy code button if there is one.');
}

function readLimitedTimeOffer(part: JsonObject): WireComponent {
  const offer = asObject(part.limited_time_offer);
  const text = asText(offer?.text);
  if (text === undefined || text === '') throw missingField('LIMITED_TIME_OFFER', 'limited_time_offer');
  if (lengthOf(text) > TEMPLATE_LIMITS.limitedTimeOfferTextMax) {
    throw tooLong('Limited-time offer text', TEMPLATE_LIMITS.limitedTimeOfferTextMax);
  }
  const hasExpiration = asBoolean(offer?.has_expiration) ?? false;
  return { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text, has_expiration: hasExpiration } };
}

/** A product header and an SPM button need each other. */
function checkProductHeader(components: readonly WireComponent[]): void {
  const header = components.find(({ type }) => type === 'HEADER')?.format === 'PRODUCT';
  const buttons = buttonsOf(components.find(({ type }) => type === 'BUTTONS'));
  const spm = buttons.some(({ type }) => type === 'SPM');
  if (header !== spm) throw unsupportedForm('A header of format PRODUCT and a button of type SPM need each other.');
}
