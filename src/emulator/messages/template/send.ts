/**
 * A template message, checked in the order in which Meta was observed to check. Which check comes first decides which
 * error a client sees, so the order is part of the contract.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates
 */
import { TEMPLATE_LIMITS } from '../../../core/meta/limits.js';
import { asInteger, asObject, asText, type JsonObject } from '../../json-values.js';
import { decodeJsonText } from '../../params.js';
import { cloudRefusal } from '../../refusals.js';
import type { Template } from '../../state.js';
import type { Sender } from '../media.js';
import { requiredMissing } from '../refusals.js';
import { checkOrderStatus, checkTapTarget } from './actions.js';
import { checkButtons } from './buttons.js';
import { cardsOf, checkCarousel, type SentCard } from './carousel.js';
import { checkLibraryValues } from './library-values.js';
import { findTemplate } from './lookup.js';
import {
  badParameters,
  checkCarried,
  checkSchema,
  checkValueTexts,
  type SentComponent,
  toSentComponents,
} from './parameters.js';
import { checkCount, checkHeaderFormat, checkNames, checkRenderedLength } from './texts.js';

interface Sent {
  readonly header: SentComponent | undefined;
  readonly body: SentComponent | undefined;
  readonly buttons: readonly SentComponent[];
  readonly offer: SentComponent | undefined;
  readonly orderStatus: SentComponent | undefined;
  readonly tapTarget: SentComponent | undefined;
  readonly cards: readonly SentCard[];
  /** All of them, those of cards too. */
  readonly all: readonly SentComponent[];
}

/** The template that will be sent. Throws Refusal. */
export function checkTemplateMessage(content: JsonObject, sender: Sender, toUserId: boolean): Template {
  const sent = toSent(content);
  for (const component of sent.all) checkSchema(component);
  const template = findTemplate(sender.world, sender.phone, content);
  if (toUserId && template.category === 'AUTHENTICATION') {
    throw cloudRefusal(
      131062,
      'Business-scoped User ID recipients are not supported for this message',
      'Authentication templates with a one-tap, zero-tap or copy-code button need a phone number as recipient.',
    );
  }
  for (const component of sent.all) checkCarried(component, sender);
  checkAgainst(template, sent);
  return template;
}

function toSent(content: JsonObject): Sent {
  const components = toSentComponents(decodeJsonText(content.components), 'template.components');
  const first = (type: string) => components.find((one) => one.type === type);
  const cards = cardsOf(first('carousel'));
  return {
    header: first('header'),
    body: first('body'),
    buttons: components.filter(({ type }) => type === 'button'),
    offer: first('limited_time_offer'),
    orderStatus: first('order_status'),
    tapTarget: first('tap_target_configuration'),
    cards,
    all: [...components, ...cards.flatMap((card) => card.components)],
  };
}

function checkAgainst(template: Template, sent: Sent): void {
  const stored = (type: string) => template.components.find((one) => one.type === type);
  checkHeaderFormat(stored('HEADER'), sent.header);
  checkCount('header', stored('HEADER'), sent.header);
  checkCount('body', stored('BODY'), sent.body);
  checkNames(template, stored('HEADER'), sent.header);
  checkNames(template, stored('BODY'), sent.body);
  checkOffer(template, sent.offer);
  const { copyCodeMax, limitedTimeOfferCopyCodeMax } = TEMPLATE_LIMITS;
  checkButtons(
    stored('BUTTONS'),
    sent.buttons,
    stored('LIMITED_TIME_OFFER') ? limitedTimeOfferCopyCodeMax : copyCodeMax,
  );
  checkCarousel(template, stored('CAROUSEL'), sent.cards);
  checkOrder(template, sent.orderStatus);
  if (sent.tapTarget) checkTapTarget(sent.tapTarget.parameters[0] ?? {});
  for (const component of sent.all) checkValueTexts(component);
  checkCode(template, sent.body);
  checkLibraryValues(template, sent.body);
  checkRenderedLength('header', stored('HEADER'), sent.header);
  checkRenderedLength('body', stored('BODY'), sent.body);
}

/** An offer that expires needs the time at which it does, in milliseconds. */
function checkOffer(template: Template, sent: SentComponent | undefined): void {
  const stored = template.components.find(({ type }) => type === 'LIMITED_TIME_OFFER');
  if (asObject(stored?.limited_time_offer)?.has_expiration !== true) {
    if (sent) throw badParameters('limited_time_offer: The template has no offer that expires');
    return;
  }
  const offer = asObject(sent?.parameters[0]?.limited_time_offer);
  if (asInteger(offer?.expiration_time_ms) === undefined) {
    throw requiredMissing('limited_time_offer: expiration_time_ms is required');
  }
}

/** Templates that tell an order's state, and only they, are sent with one. UNSURE. */
function checkOrder({ subCategory }: Template, sent: SentComponent | undefined): void {
  if (subCategory !== 'ORDER_STATUS') {
    if (sent) throw badParameters('order_status: The template is not of the sub-category ORDER_STATUS');
    return;
  }
  if (sent === undefined) throw requiredMissing('order_status: the component is required');
  checkOrderStatus(asObject(sent.parameters[0]?.order_status) ?? {});
}

/** One-time passwords have at most 15 characters; which code a longer one gets is UNSURE. */
function checkCode({ category }: Template, body: SentComponent | undefined): void {
  const code = asText(body?.parameters[0]?.text) ?? '';
  if (category === 'AUTHENTICATION' && code.length > TEMPLATE_LIMITS.otpMax) {
    throw badParameters(`body: The code can have at most ${TEMPLATE_LIMITS.otpMax} characters`);
  }
}
