/** The content of each type of message but templates, with the limits of Meta's reference page for it. */
import { MESSAGE_LIMITS } from '../../core/meta/limits.js';
import { asInteger, asList, asObject, asText } from '../json-values.js';
import { cloudRefusal, parameterInvalid, parameterRequired } from '../refusals.js';
import { contentObject } from './envelope.js';
import { checkInteractive } from './interactive.js';
import { checkMediaMessage, isMediaKind, type Sender } from './media.js';
import { checkLength, valueNotValid } from './refusals.js';

/** Stale in the OpenAPI file, which says 5. */
const CONTACTS_MAX = 257;
const PIN_DAYS_MAX = 30;

export function checkContent(type: string, content: unknown, sender: Sender): void {
  if (isMediaKind(type)) {
    checkMediaMessage(type, contentObject(type, content), sender);
    return;
  }
  const check = CHECKS[type];
  // `gif` and `link_preview` stand in Meta's list of types, but no page says how to send them.
  if (check === undefined)
    throw cloudRefusal(131051, 'Unsupported message type', 'Message type is currently not supported.');
  check(content, sender);
}

const CHECKS: Readonly<Record<string, (content: unknown, sender: Sender) => void>> = {
  text: checkText,
  location: checkLocation,
  contacts: checkContacts,
  reaction: checkReaction,
  pin: checkPin,
  interactive: (content, sender) => checkInteractive(contentObject('interactive', content), sender),
};

function checkText(content: unknown): void {
  const body = asText(contentObject('text', content).body);
  if (body === undefined || body === '') throw parameterRequired("text['body']");
  checkLength("text['body']", body, MESSAGE_LIMITS.textBodyMax);
}

/** Meta's pages type the coordinates as strings; numbers are sent by many clients. */
function checkLocation(content: unknown): void {
  const location = contentObject('location', content);
  for (const [name, max] of Object.entries({ latitude: 90, longitude: 180 })) {
    const text = asText(location[name]);
    if (text === undefined || text.trim() === '') throw parameterRequired(`location['${name}']`);
    const degrees = Number(text);
    if (!(Math.abs(degrees) <= max)) throw valueNotValid(`Location ${name} must be between -${max} and ${max}.`);
  }
}

function checkContacts(content: unknown): void {
  const contacts = asList(content);
  if (contacts === undefined) throw parameterInvalid('contacts', 'must be an array.');
  if (contacts.length === 0 || contacts.length > CONTACTS_MAX) {
    throw valueNotValid(`Invalid contacts count. Min allowed contacts: 1, Max allowed contacts: ${CONTACTS_MAX}`);
  }
  for (const [index, contact] of contacts.entries()) {
    const name = asText(asObject(asObject(contact)?.name)?.formatted_name);
    if (name === undefined || name === '') throw parameterRequired(`contacts[${index}]['name']['formatted_name']`);
    const birthday = asText(asObject(contact)?.birthday);
    if (birthday !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(birthday)) {
      throw valueNotValid('Contact birthday must be formatted as YYYY-MM-DD.');
    }
  }
}

/** An empty emoji removes the reaction. */
function checkReaction(content: unknown): void {
  const reaction = contentObject('reaction', content);
  if (!asText(reaction.message_id)) throw parameterRequired("reaction['message_id']");
  const emoji = asText(reaction.emoji);
  if (emoji === undefined) throw parameterRequired("reaction['emoji']");
  if (emoji !== '' && !isOneEmoji(emoji)) {
    throw valueNotValid('Reaction emoji must be a single emoji.');
  }
}

/** As a person sees it: a flag is two code points, a family seven. */
function isOneEmoji(text: string): boolean {
  // Only the first is looked at: a text of a million characters must not become a million pieces.
  const [first] = new Intl.Segmenter().segment(text);
  if (first?.segment !== text) return false;
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}|[#*0-9]\uFE0F?\u20E3/u.test(text);
}

/** Only groups have pinned messages, and there are no groups here: what is left is the form. */
function checkPin(content: unknown): void {
  const pin = contentObject('pin', content);
  const type = asText(pin.type);
  if (type !== 'pin' && type !== 'unpin') throw parameterInvalid("pin['type']", 'must be one of {PIN, UNPIN}.');
  if (!asText(pin.message_id)) throw parameterRequired("pin['message_id']");
  const days = asInteger(pin.expiration_days);
  if (type === 'pin' && (days === undefined || days < 1 || days > PIN_DAYS_MAX)) {
    throw valueNotValid(`expiration_days must be between 1 and ${PIN_DAYS_MAX}.`);
  }
  throw valueNotValid('Messages can be pinned in groups only.');
}
