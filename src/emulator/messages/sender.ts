/** Whether a number may send, and to whom; and how fast. */
import { RATE_LIMITS } from '../../core/meta/limits.js';
import { isRegistered } from '../number-state.js';
import type { Refusal } from '../refusal.js';
import { cloudRefusal } from '../refusals.js';
import type { World } from '../route.js';
import type { Customer, Phone, Waba } from '../state.js';
import { debtNow, ThroughputMeter } from './pace.js';

const LOCKED_STATUSES: readonly string[] = ['BANNED', 'DISABLED', 'RESTRICTED'];

/** https://developers.facebook.com/docs/whatsapp/cloud-api/reference/registration */
export function checkNumberState(phone: Phone, waba: Waba | undefined): void {
  if (LOCKED_STATUSES.includes(phone.status) || LOCKED_STATUSES.includes(waba?.status ?? '')) throw accountLocked();
  if (phone.status === 'RATE_LIMITED') {
    throw cloudRefusal(
      131048,
      'Spam rate limit hit',
      'Message failed to send because there are restrictions on how many messages can be sent from this phone number.',
    );
  }
  if (isRegistered(phone)) return;
  throw cloudRefusal(
    133010,
    'Account not registered',
    'Account does not exist in Cloud API, please use /register API to create an account first',
  );
}

function accountLocked(): Refusal {
  return cloudRefusal(
    131031,
    'Account has been locked',
    'Message failed to send because the account associated with this number has been restricted or disabled.',
    403,
  );
}

/** A test number reaches only the recipients on its list. */
export function checkRecipient(phone: Phone, waId: string): void {
  if (waId === phone.number) {
    throw cloudRefusal(131021, 'Recipient cannot be sender', 'Sender and recipient phone number is the same.');
  }
  if (phone.accountMode !== 'SANDBOX' || phone.allowedRecipients.includes(waId)) return;
  throw cloudRefusal(
    131030,
    'Recipient phone number not in allowed list',
    'Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again.',
  );
}

/** Counts the send against both limits, or refuses it. https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput */
export function countSend(world: World, phone: Phone, customer: Customer): void {
  const now = world.nowMs();
  if (phone.throughput?.isFull(messagesPerSecond(phone), now)) {
    throw cloudRefusal(130429, 'Rate limit hit', 'Cloud API message throughput has been reached.');
  }
  const owed = pairDebtOf(customer, phone.id, now);
  if (owed > RATE_LIMITS.pairBurst - 1) throw pairLimitHit();
  countPassing(phone, now);
  customer.pairDebts.set(phone.id, { messages: owed + 1, atMs: now });
}

/** What comes in counts against the throughput too, but is never held back. */
export function countPassing(phone: Phone, nowMs: number): void {
  phone.throughput ??= new ThroughputMeter();
  phone.throughput.count(nowMs);
}

function messagesPerSecond({ isOnBizApp, throughputLevel }: Phone): number {
  if (isOnBizApp) return RATE_LIMITS.coexistenceMessagesPerSecond;
  return throughputLevel === 'HIGH' ? RATE_LIMITS.upgradedMessagesPerSecond : RATE_LIMITS.messagesPerSecond;
}

/**
 * Meta lets a burst of up to 45 borrow from the future, and time pays it back. Whether it must be paid back whole before the
 * next message is UNSURE; here a part of it leaves as much room.
 */
export function pairDebtOf(customer: Customer, phoneId: string, nowMs: number): number {
  const debt = customer.pairDebts.get(phoneId);
  return debt === undefined ? 0 : debtNow(debt, RATE_LIMITS.pairSecondsPerMessage, nowMs);
}

function pairLimitHit(): Refusal {
  return cloudRefusal(
    131056,
    '(Business Account, Consumer Account) pair rate limit hit',
    'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
  );
}
