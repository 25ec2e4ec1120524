/** Interactive carousels, https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-media-carousel-messages */
import { asList, asObject, asText, type JsonObject, lengthOf } from '../json-values.js';
import { parameterRequired } from '../refusals.js';
import { checkCtaUrl, checkLabels, checkTexts } from './interactive-parts.js';
import { checkMedia, isMediaKind, type Sender } from './media.js';
import { valueNotValid } from './refusals.js';

const CARD_BODY_MAX = 160;

export function checkCards(action: JsonObject, sender: Sender): void {
  const cards = (asList(action.cards) ?? []).map((card) => asObject(card) ?? {});
  if (cards.length < 2 || cards.length > 10) {
    throw valueNotValid('Invalid cards count. Min allowed cards: 2, Max allowed cards: 10');
  }
  const kinds = new Set(cards.map((card) => checkCard(card, sender)));
  if (kinds.size > 1) throw valueNotValid('All cards must have the same type and number of buttons.');
}

/** Answers what must be equal on all cards. */
function checkCard(card: JsonObject, sender: Sender): string {
  const action = asObject(card.action) ?? {};
  if (asText(card.type) === 'product') {
    checkTexts(action, ['catalog_id', 'product_retailer_id'], "card['action']");
    return `product ${asText(action.catalog_id)}`;
  }
  checkCardHeader(asObject(card.header), sender);
  const body = asText(asObject(card.body)?.text) ?? '';
  if (lengthOf(body) > CARD_BODY_MAX || (body.match(/\n/g) ?? []).length > 2) {
    throw valueNotValid(`Card body must have at most ${CARD_BODY_MAX} characters and 2 line breaks.`);
  }
  const replies = asList(action.buttons);
  if (replies === undefined) {
    checkCtaUrl(action);
    return 'cta_url';
  }
  for (const button of replies) {
    checkLabels('Button', asObject(asObject(button)?.quick_reply) ?? {}, { idMax: 256, titleMax: 20 });
  }
  return `quick_reply ${replies.length}`;
}

function checkCardHeader(header: JsonObject | undefined, sender: Sender): void {
  const type = asText(header?.type) ?? '';
  const media = asObject(header?.[type]);
  if (!media || !isMediaKind(type) || !['image', 'video'].includes(type)) throw parameterRequired("card['header']");
  checkMedia(type, media, sender, `card['header']['${type}']`);
}
