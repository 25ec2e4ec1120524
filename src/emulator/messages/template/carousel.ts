/** The cards of a template message held against the template's; what Meta answers here is known in part only (UNSURE). */

import { TEMPLATE_LIMITS } from '../../../core/meta/limits.js';
import { asInteger, asList, asObject } from '../../json-values.js';
import type { Template, WireComponent } from '../../state.js';
import { requiredMissing } from '../refusals.js';
import { checkButtons } from './buttons.js';
import { badParameters, type SentComponent, toSentComponents } from './parameters.js';
import { checkCount, checkHeaderFormat, checkNames } from './texts.js';

export interface SentCard {
  readonly index: number | undefined;
  readonly components: readonly SentComponent[];
}

export function cardsOf(sent: SentComponent | undefined): SentCard[] {
  return (sent?.cards ?? []).map((card, place) => ({
    index: asInteger(card.card_index),
    components: toSentComponents(card.components, `${sent?.path}.cards.${place}.components`),
  }));
}

export function checkCarousel(template: Template, stored: WireComponent | undefined, cards: readonly SentCard[]): void {
  if (stored === undefined) {
    if (cards.length > 0) throw badParameters('carousel: The template has no cards');
    return;
  }
  const models = storedCardsOf(stored);
  const isProducts = models[0]?.some(({ format }) => format === 'PRODUCT') ?? false;
  checkNumber(cards.length, models.length, isProducts);
  for (const card of cards) {
    const model = models[isProducts ? 0 : (card.index ?? -1)];
    if (model === undefined) throw badParameters(`carousel: There is no card at index ${card.index ?? '(none)'}`);
    checkCard(template, model, card);
  }
  if (new Set(cards.map(({ index }) => index)).size < cards.length) {
    throw badParameters('carousel: Every card_index can be used once only');
  }
}

/** As many as were created; two product cards stand for up to ten. */
function checkNumber(count: number, created: number, isProducts: boolean): void {
  const { carouselCardsMin, carouselCardsMax } = TEMPLATE_LIMITS;
  const [min, max] = isProducts ? [carouselCardsMin, carouselCardsMax] : [created, created];
  if (count >= min && count <= max) return;
  throw requiredMissing(`carousel: number of cards (${count}) does not match the expected number of cards (${min})`);
}

function storedCardsOf(stored: WireComponent): WireComponent[][] {
  return (asList(stored.cards) ?? []).map((card) =>
    (asList(asObject(card)?.components) ?? []).map((component) => ({ type: '', ...asObject(component) })),
  );
}

function checkCard(template: Template, model: readonly WireComponent[], { components }: SentCard): void {
  const stored = (type: string) => model.find((one) => one.type === type);
  const sent = (type: string) => components.find((one) => one.type === type);
  checkHeaderFormat(stored('HEADER'), sent('header'));
  checkCount('body', stored('BODY'), sent('body'));
  checkNames(template, stored('BODY'), sent('body'));
  checkButtons(
    stored('BUTTONS'),
    components.filter(({ type }) => type === 'button'),
    TEMPLATE_LIMITS.copyCodeMax,
  );
}
