/** CAROUSEL, https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/media-card-carousel-templates */
import { TEMPLATE_LIMITS } from '../../meta/limits.js';
import { checkCardButtons } from './button-rules.js';
import { checkList, checkPresence } from './component-rules.js';
import { type Card, type Draft, formatOf } from './draft.js';
import { type Found, found } from './finding.js';
import { checkCardBody } from './text-rules.js';

export function checkCarousel({ carousel, cards, format }: Draft): Found[] {
  if (carousel === undefined) return [];
  const { carouselCardsMin: min, carouselCardsMax: max } = TEMPLATE_LIMITS;
  const shape = checkList(carousel.data.cards, 'cards', carousel.member);
  if (shape.length > 0) return shape;
  const count = cards.length;
  return [
    ...(count < min || count > max ? [found('card-count', [...carousel.member, 'cards'], { count, min, max })] : []),
    ...cards.flatMap((card) => checkCard(card, format)),
    ...checkStructure(cards),
  ];
}

function checkCard(card: Card, format: Draft['format']): Found[] {
  return [
    ...checkCardComponents(card),
    ...checkCardHeader(card),
    ...(card.body ? checkPresence(card.body.data.text, 'text', card.body.member) : []),
    ...checkCardBody(card),
    ...checkKindsOfButtons(card),
    ...checkCardButtons(card.buttons, format),
  ];
}

const CARD_COMPONENTS = ['HEADER', 'BODY', 'BUTTONS'];

function checkCardComponents({ components, member }: Card): Found[] {
  if (components.length === 0) return [found('missing-member', member, { member: 'components' })];
  const types = components.map(({ type }) => type);
  return components.flatMap(({ type, member: at }, index): Found[] => {
    if (type === '') return [found('missing-member', at, { member: 'type' })];
    if (!CARD_COMPONENTS.includes(type)) return [found('component-combination', at, { type: 'CAROUSEL', other: type })];
    return types.indexOf(type) === index ? [] : [found('component-repeated', at, { type })];
  });
}

const CARD_FORMATS = ['IMAGE', 'VIDEO', 'PRODUCT'];

function checkCardHeader({ header, member }: Card): Found[] {
  if (header === undefined) return [found('missing-member', member, { member: 'HEADER' })];
  const format = formatOf(header);
  if (format === undefined) return [found('missing-member', header.member, { member: 'format' })];
  return CARD_FORMATS.includes(format) ? [] : [found('card-header', [...header.member, 'format'], { format })];
}

/** One or two of a media card, exactly one of a product card. */
function checkKindsOfButtons({ header, body, buttons, buttonsPart, member }: Card): Found[] {
  if (buttonsPart === undefined) return [found('missing-member', member, { member: 'BUTTONS' })];
  const shape = checkList(buttonsPart.data.buttons, 'buttons', buttonsPart.member);
  if (shape.length > 0) return shape;
  const isProduct = formatOf(header) === 'PRODUCT';
  const max = isProduct ? 1 : TEMPLATE_LIMITS.cardButtonsMax;
  const allowed = isProduct ? ['SPM', 'URL'] : ['QUICK_REPLY', 'URL', 'PHONE_NUMBER'];
  const count = buttons.length;
  return [
    ...(count > max ? [found('card-buttons', [...buttonsPart.member, 'buttons'], { count, max })] : []),
    ...buttons
      .filter(({ type }) => type !== '' && !allowed.includes(type))
      .map(({ type, member: at }) => found('card-button-type', [...at, 'type'], { given: type, allowed })),
    ...(isProduct && body ? [found('component-combination', body.member, { type: 'PRODUCT', other: 'BODY' })] : []),
  ];
}

function checkStructure(cards: readonly Card[]): Found[] {
  const [first, ...others] = cards;
  const expected = first && structureOf(first);
  return others.flatMap((card, index) =>
    structureOf(card) === expected ? [] : [found('card-structure', card.member, { card: index + 2 })],
  );
}

/** Which components, which kind of header and which buttons, in their order. */
function structureOf({ header, body, buttons }: Card): string {
  return JSON.stringify([formatOf(header), body !== undefined, buttons.map(({ type }) => type)]);
}
