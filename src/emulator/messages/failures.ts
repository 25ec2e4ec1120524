/** Why an accepted message fails later: the texts of the webhook, and which message meets which fate. */
import { asObject, asText } from '../json-values.js';
import type { World } from '../route.js';
import type { Customer, Message, MessageError, Phone } from '../state.js';
import { isWindowOpen } from './customers.js';
import { isUnitedStates } from './numbers.js';
import { pricingOf } from './pricing.js';

const DAY_MS = 86_400_000;
const REACTABLE_DAYS = 30;

/** Titles and details of https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
const TEXTS: Readonly<Record<number, readonly [title: string, details: string]>> = {
  130429: ['Rate limit hit', 'Cloud API message throughput has been reached.'],
  130472: [
    "User's number is part of an experiment",
    "Message was not sent because the user's number is part of an experiment.",
  ],
  130497: [
    'Business account is restricted from messaging users in this country',
    'The WhatsApp Business account is restricted from messaging users in certain countries.',
  ],
  131000: ['Something went wrong', 'Message failed to send due to an unknown error.'],
  131009: ['Parameter value is not valid', 'One or more parameter values are invalid.'],
  131016: ['Service unavailable', 'A service is temporarily unavailable.'],
  131026: ['Message undeliverable', 'Message Undeliverable.'],
  131031: ['Account has been locked', 'Message failed to send because the account has been restricted or disabled.'],
  131042: [
    'Business eligibility payment issue',
    'Message failed to send because there were one or more errors related to your payment method.',
  ],
  131047: [
    'Re-engagement message',
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  ],
  131048: [
    'Spam rate limit hit',
    'Message failed to send because there are restrictions on how many messages can be sent from this phone number.',
  ],
  131049: [
    'This message was not delivered to maintain healthy ecosystem engagement.',
    'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.',
  ],
  131050: [
    'Unable to deliver the message.',
    'The recipient has chosen to stop receiving marketing messages on WhatsApp from this business.',
  ],
  131051: ['Unsupported message type', 'Message type is currently not supported.'],
  131052: ['Media download error', 'Unable to download the media sent by the user.'],
  131053: ['Media upload error', 'Unable to upload the media used in the message.'],
  131056: [
    '(Business Account, Consumer Account) pair rate limit hit',
    'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
  ],
  132015: ['Template is Paused', 'Template is paused due to low quality so it cannot be sent in a template message.'],
};

/** The failure with Meta's texts; an unknown code gets those of 131000. */
export function failureOf(code: number): MessageError {
  const [title, details] = TEXTS[code] ?? TEXTS[131000] ?? ['', ''];
  return { code, title, details };
}

interface Sending {
  readonly world: World;
  readonly phone: Phone;
  readonly customer: Customer;
  readonly message: Message;
}

/** What this message will fail with, undefined when it will arrive. */
export function foreseeFailure({ world, phone, customer, message }: Sending): MessageError | undefined {
  if (customer.failWith !== undefined) return failureOf(customer.failWith);
  if (message.type !== 'template' && !isWindowOpen(customer, phone.id, world.nowMs())) return failureOf(131047);
  if (isUnpaid(world, phone) && pricingOf(message, phone, world.nowMs()).billable) return failureOf(131042);
  // Since 1 April 2025 marketing templates are not delivered to numbers of the United States.
  if (message.category.startsWith('MARKETING') && isUnitedStates(message.waId)) return failureOf(131049);
  if (message.type === 'reaction' && !isReactable(world, message)) return failureOf(131009);
  return hasDeadLink(message.payload) ? failureOf(131053) : undefined;
}

/** Test numbers need no payment method, and what is free needs none. The code for billed service messages is UNSURE. */
function isUnpaid({ state }: World, { wabaId, accountMode }: Phone): boolean {
  return accountMode === 'LIVE' && state.wabas.get(wabaId)?.primaryFundingId === undefined;
}

/** A message of this chat that is no reaction itself and not older than 30 days. */
function isReactable({ state, nowMs }: World, { payload, waId }: Message): boolean {
  const target = state.messages.get(asText(asObject(payload.reaction)?.message_id) ?? '');
  if (target === undefined || target.waId !== waId || target.type === 'reaction') return false;
  return target.sentAtMs > nowMs() - REACTABLE_DAYS * DAY_MS;
}

/** Nothing is fetched here, but a host under .invalid cannot exist (RFC 2606), so its media cannot be had by anybody. */
function hasDeadLink(payload: unknown): boolean {
  return /"link":"https?:\/\/([^/"@]*\.)?invalid(:\d+)?[/"?#]/i.test(JSON.stringify(payload));
}
