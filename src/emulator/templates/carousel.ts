/** CAROUSEL, https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/media-card-carousel-templates */
import { TEMPLATE_LIMITS } from '../../core/meta/limits.js';
import { asList, asObject, type JsonObject } from '../json-values.js';
import type { WireComponent } from '../state.js';
import { buttonsOf, readButtons } from './buttons.js';
import { byType } from './component-types.js';
import { missingField, unsupportedForm } from './refusals.js';
import { type ComponentContext, readBody, readHeader } from './texts.js';

interface Card {
  readonly components: WireComponent[];
}

export function readCarousel(component: JsonObject, context: ComponentContext): WireComponent {
  const { carouselCardsMin: min, carouselCardsMax: max } = TEMPLATE_LIMITS;
  const list = asList(component.cards);
  if (list === undefined) throw missingField('CAROUSEL', 'cards');
  if (list.length < min || list.length > max) {
    throw unsupportedForm(`A carousel must have between ${min} and ${max} cards.`);
  }
  const cards = list.map((card) => readCard(card, context));
  const [first] = cards;
  if (first && cards.some((card) => structureOf(card) !== structureOf(first))) {
    throw unsupportedForm('All cards of a carousel must have the same components.');
  }
  return { type: 'CAROUSEL', cards };
}

function readCard(value: unknown, context: ComponentContext): Card {
  const parts = byType(asObject(value)?.components, ['HEADER', 'BODY', 'BUTTONS'], 'CAROUSEL');
  const header = readHeader(parts.get('HEADER') ?? {}, context);
  if (!['IMAGE', 'VIDEO', 'PRODUCT'].includes(header.format ?? '')) {
    throw unsupportedForm('The header of a card must be of format IMAGE, VIDEO or PRODUCT.');
  }
  const body = parts.get('BODY');
  const buttons = readButtons(parts.get('BUTTONS') ?? {}, { ...context, copyCodeMax: TEMPLATE_LIMITS.copyCodeMax });
  checkCardButtons(header, buttons);
  if (header.format === 'PRODUCT' && body) throw unsupportedForm("A product card can't have a body.");
  return { components: [header, ...(body ? [readBody(body, context, TEMPLATE_LIMITS.cardBodyMax)] : []), buttons] };
}

function checkCardButtons(header: WireComponent, component: WireComponent): void {
  const types = buttonsOf(component).map(({ type }) => String(type));
  const product = header.format === 'PRODUCT';
  const max = product ? 1 : TEMPLATE_LIMITS.cardButtonsMax;
  const allowed = product ? ['SPM', 'URL'] : ['QUICK_REPLY', 'URL', 'PHONE_NUMBER'];
  if (types.length > max) throw unsupportedForm(`A card of this carousel can have at most ${max} button(s).`);
  if (!types.every((type) => allowed.includes(type))) {
    throw unsupportedForm(`The buttons of a card of this carousel must be of type ${allowed.join(', ')}.`);
  }
}

function structureOf({ components }: Card): string {
  return components
    .map((component) => [component.type, component.format, ...buttonsOf(component).map(({ type }) => type)].join(' '))
    .join(', ');
}
