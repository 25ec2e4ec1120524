/** Why an accepted message fails later: which message meets which fate. */
import { failureOf } from '../../core/meta/delivery-errors.js';
import { asObject, asText } from '../json-values.js';
import type { World } from '../route.js';
import type { Customer, Message, MessageError, Phone } from '../state.js';
import { isWindowOpen } from './customers.js';
import { hasStoppedMarketing, isWithinMarketingCap } from './marketing-consent.js';
import { hasBadMedia } from './media-contents.js';
import { isUnitedStates } from './numbers.js';
import { pricingOf } from './pricing.js';
import { isWithinReach } from './reach.js';

const DAY_MS = 86_400_000;
const REACTABLE_DAYS = 30;

export interface Sending {
  readonly world: World;
  readonly phone: Phone;
  readonly customer: Customer;
  readonly message: Message;
}

/** What this message will fail with, undefined when it will arrive. */
export function foreseeFailure(sending: Sending): MessageError | undefined {
  const code = sending.customer.failWith ?? codeOfSender(sending) ?? codeOfContent(sending) ?? codeOfCounts(sending);
  return code === undefined ? undefined : failureOf(code);
}

function codeOfSender({ world, phone, customer, message }: Sending): number | undefined {
  if (message.type !== 'template' && !isWindowOpen(customer, phone.id, world.nowMs())) return 131047;
  return isUnpaid(world, phone) && pricingOf(message, phone, world.nowMs()).billable ? 131042 : undefined;
}

function codeOfContent({ world, phone, customer, message }: Sending): number | undefined {
  // Since 1 April 2025 marketing templates are not delivered to numbers of the United States.
  if (isMarketing(message) && isUnitedStates(message.waId)) return 131049;
  if (isMarketing(message) && hasStoppedMarketing(world, phone, customer)) return 131050;
  if (message.type === 'reaction' && !isReactable(world, message)) return 131009;
  return hasDeadLink(message.payload) || hasBadMedia(message.payload, world) ? 131053 : undefined;
}

/** Last, since only what would arrive counts. */
function codeOfCounts({ world, phone, customer, message }: Sending): number | undefined {
  if (isMarketing(message) && !isWithinMarketingCap(world, customer)) return 131049;
  // The code is UNSURE: Meta's pages name none for the messaging limit.
  return isWithinReach(world, phone, customer) ? undefined : 131048;
}

function isMarketing({ category }: Message): boolean {
  return category.startsWith('MARKETING');
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
