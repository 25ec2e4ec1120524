/** POST /{phone-number-id}/messages: a message is checked, stored and set on its way. */

import { failureOf } from '../../core/meta/delivery-errors.js';
import { newWamid } from '../../core/webhook/wamid.js';
import { keepMessage } from '../history.js';
import type { JsonObject } from '../json-values.js';
import { playSend } from '../playing/played-send.js';
import type { Plays } from '../playing/plays.js';
import { Refusal } from '../refusal.js';
import { cloudRefusal, parameterInvalid } from '../refusals.js';
import type { Answer, Call, World } from '../route.js';
import type { Customer, Message, Phone, Template } from '../state.js';
import { phoneOf } from '../subjects.js';
import { checkContent } from './contents.js';
import { addToContactBook, businessIdOf, customerByUserId, customerOf, userIdOf } from './customers.js';
import { checkProduct, contentObject, type Envelope, readEnvelope } from './envelope.js';
import { foreseeFailure, type Sending } from './failures.js';
import { freeEntryUntil, openFreeEntry } from './free-entry.js';
import { dropPaused, holdMessage } from './held.js';
import { startLadder } from './ladder.js';
import { type Api, categoryFor, checkMarketingParams } from './marketing.js';
import { toWaId } from './numbers.js';
import { markAsRead } from './read-receipt.js';
import { valueNotValid } from './refusals.js';
import { checkNumberState, checkRecipient, countSend } from './sender.js';
import { checkTemplateMessage } from './template/send.js';

const USER_ID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

export function postMessage(call: Call): Answer | Promise<Answer> {
  const phone = senderOf(call);
  if (call.params.status !== undefined) return { status: 200, body: markAsRead(call.world, phone, call.params) };
  return played(call, phone, 'messages');
}

/** https://developers.facebook.com/docs/whatsapp/marketing-messages-lite-api/sending-messages */
export function postMarketingMessage(call: Call): Promise<Answer> {
  const phone = senderOf(call);
  checkMarketingParams(call.params);
  return played(call, phone, 'marketing_messages');
}

function senderOf(call: Call): Phone {
  checkProduct(call.params);
  return phoneOf(call);
}

async function played(call: Call, phone: Phone, api: Api): Promise<Answer> {
  try {
    return await playSend(call, phone, (plays) => accept(call, phone, api, plays));
  } catch (problem) {
    if (problem instanceof Refusal) call.world.state.tally.countRefused(problem.error.code);
    throw problem;
  }
}

function accept(call: Call, phone: Phone, api: Api, plays: Plays): Answer {
  const { world } = call;
  const envelope = readEnvelope(call.params);
  checkNumberState(phone, world.state.wabas.get(phone.wabaId));
  const template = checkEnvelope(envelope, world, phone);
  const category = template === undefined ? 'SERVICE' : categoryFor(api, template);
  const customer = findCustomer(envelope, world, phone);
  countSend(world, phone, customer);
  const message = storeMessage(call, { phone, customer, envelope, category, templateId: template?.id });
  setOnItsWay({ world, phone, customer, message }, plays);
  return {
    status: 200,
    body: toReceipt({ world, phone, customer, envelope, message, status: statusOf(message, plays) }),
  };
}

function setOnItsWay(sending: Sending, { fail, hold, pause, receipts }: Plays): void {
  const { world, phone, customer, message } = sending;
  if (receipts) message.receipts = receipts;
  openFreeEntry(world, phone, customer);
  const freeUntil = freeEntryUntil(customer, phone.id, world.nowMs());
  if (freeUntil !== undefined) message.freeEntryUntil = freeUntil;
  const failure = fail ? failureOf(fail.code) : foreseeFailure(sending);
  if (pause) dropPaused(world, message, customer);
  else if (hold) holdMessage(world, message, hold, failure);
  else startLadder(world, message, customer, failure);
}

/** The documentation contradicts itself on whether other types than templates have a message_status too. */
function statusOf({ type }: Message, { hold, pause }: Plays): string | undefined {
  if (pause) return 'paused';
  if (hold) return 'held_for_quality_assessment';
  return type === 'template' ? 'accepted' : undefined;
}

/** The content's own rules; answers the template when it is one. */
function checkEnvelope(envelope: Envelope, world: World, phone: Phone): Template | undefined {
  if (envelope.isGroup)
    throw cloudRefusal(131041, 'Group unknown', 'The group does not exist, or the business is not part of it.');
  const { type, content, to } = envelope;
  const sender = { world, phone };
  if (type === 'template') return checkTemplateMessage(contentObject(type, content), sender, to === undefined);
  checkContent(type, content, sender);
  return undefined;
}

function findCustomer(envelope: Envelope, world: World, phone: Phone): Customer {
  const businessId = businessIdOf(world, phone);
  const waId = findWaId(envelope, world, businessId);
  checkRecipient(phone, waId);
  const customer = customerOf(world, waId);
  if (envelope.to !== undefined) addToContactBook(customer, businessId);
  return customer;
}

function findWaId({ to, recipient = '' }: Envelope, world: World, businessId: string): string {
  if (to !== undefined) {
    const waId = toWaId(to);
    if (waId === undefined) throw valueNotValid('The parameter to is not a valid phone number.');
    return waId;
  }
  if (!USER_ID.test(recipient)) throw parameterInvalid('recipient', 'is not a valid business-scoped user ID.');
  const customer = customerByUserId(world, recipient, businessId);
  // Another portfolio's id fails too; which code Meta gives it is UNSURE.
  if (customer === undefined) throw valueNotValid('The recipient is not a user of this business portfolio.');
  return customer.waId;
}

interface Accepted {
  readonly phone: Phone;
  readonly customer: Customer;
  readonly envelope: Envelope;
  readonly category: string;
  readonly templateId: string | undefined;
}

function storeMessage({ world, app, params }: Call, accepted: Accepted): Message {
  const { phone, customer, envelope, category, templateId } = accepted;
  const message: Message = {
    id: newWamid(customer.waId, 'out', world.newHex),
    phoneId: phone.id,
    wabaId: phone.wabaId,
    appId: app.id,
    waId: customer.waId,
    direction: 'out',
    type: envelope.type,
    payload: { ...params, [envelope.type]: envelope.content },
    callbackData: envelope.callbackData,
    templateId,
    category,
    status: 'accepted',
    sentAtMs: world.nowMs(),
    pending: [],
  };
  keepMessage(world.state, message);
  world.state.tally.countAccepted(customer.waId, envelope.callbackData);
  return message;
}

interface Receipt {
  readonly world: World;
  readonly phone: Phone;
  readonly customer: Customer;
  readonly envelope: Envelope;
  readonly message: Message;
  /** Its message_status. */
  readonly status: string | undefined;
}

/** `wa_id` only when a number was given, `user_id` only when a business-scoped id was. */
function toReceipt({ world, phone, customer, envelope, message, status }: Receipt): JsonObject {
  const { to, recipient } = envelope;
  const contact = {
    input: to ?? recipient,
    ...(to !== undefined && { wa_id: customer.waId }),
    ...(recipient !== undefined && { user_id: userIdOf(world, customer, businessIdOf(world, phone)) }),
  };
  const sent = { id: message.id, ...(status !== undefined && { message_status: status }) };
  return { messaging_product: 'whatsapp', contacts: [contact], messages: [sent] };
}
