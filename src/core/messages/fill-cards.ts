import { TEMPLATE_LIMITS } from '../meta/limits.js';
import type { CardParts } from '../templates/parts.js';
import { type Filled, fault, NOTHING } from './send-component.js';
import type { PartValues, TemplateValues } from './template-values.js';

/**
 * Every card of a carousel is sent, in its place. Product cards are created as two and may be sent as up to ten, all after
 * the first one's model. https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/product-card-carousel-templates
 */
export function fillCards(
  models: readonly CardParts[],
  { cards = [] }: TemplateValues,
  fill: (card: CardParts, values: PartValues) => Filled,
): Filled {
  const [first] = models;
  if (first === undefined) {
    return cards.length === 0 ? NOTHING : fault({ part: 'template', problem: 'surplus-value', member: 'cards' });
  }
  const ofProducts = first.header?.format === 'PRODUCT';
  const { carouselCardsMin, carouselCardsMax } = TEMPLATE_LIMITS;
  const [min, max] = ofProducts ? [carouselCardsMin, carouselCardsMax] : [models.length, models.length];
  if (cards.length < min || cards.length > max) {
    return fault({ part: 'template', problem: 'wrong-number-of-cards', given: cards.length, min, max });
  }
  const filled = cards.map((values, at) => fill(ofProducts ? first : (models[at] ?? first), values));
  return {
    components: [{ type: 'carousel', cards: filled.map(({ components }, at) => ({ card_index: at, components })) }],
    problems: filled.flatMap(({ problems }, card) =>
      problems.map((inner) => ({ part: 'card', problem: 'in-card', card, inner }) as const),
    ),
    shown: { cards: filled.map(({ shown }) => shown) },
  };
}
