/** Whether a number may send, and to whom; and how fast. */
import { RATE_LIMITS } from '../../core/meta/limits.js';
import { isRegistered } from '../number-state.js';
import type { Refusal } from '../refusal.js';
import { cloudRefusal } from '../refusals.js';
import type { World } from '../route.js';
import type { Customer, Phone, Waba } from '../state.js';

const SECOND_MS = 1000;
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
  const recent = (phone.sendsAtMs ?? []).filter((at) => at > now - SECOND_MS);
  if (recent.length >= messagesPerSecond(phone)) {
    throw cloudRefusal(130429, 'Rate limit hit', 'Cloud API message throughput has been reached.');
  }
  const toPair = pairSends(customer, phone.id, now);
  if (pairDebt(toPair, now) > RATE_LIMITS.pairBurst - 1) throw pairLimitHit();
  phone.sendsAtMs = [...recent, now];
  customer.sendsAtMs.set(phone.id, [...toPair, now]);
}

function messagesPerSecond({ isOnBizApp, throughputLevel }: Phone): number {
  if (isOnBizApp) return RATE_LIMITS.coexistenceMessagesPerSecond;
  return throughputLevel === 'HIGH' ? RATE_LIMITS.upgradedMessagesPerSecond : RATE_LIMITS.messagesPerSecond;
}

/** Only those that may still weigh: after this long the whole burst is paid back. */
function pairSends(customer: Customer, phoneId: string, now: number): number[] {
  const horizonMs = RATE_LIMITS.pairBurst * RATE_LIMITS.pairSecondsPerMessage * SECOND_MS;
  return (customer.sendsAtMs.get(phoneId) ?? []).filter((at) => at > now - horizonMs);
}

/** Messages above one in six seconds are borrowed from the future, up to 45; the time since then pays them back. */
function pairDebt(sends: readonly number[], now: number): number {
  const perMs = 1 / (RATE_LIMITS.pairSecondsPerMessage * SECOND_MS);
  let debt = 0;
  let last = sends[0] ?? now;
  for (const at of sends) {
    debt = Math.max(0, debt - (at - last) * perMs) + 1;
    last = at;
  }
  return Math.max(0, debt - (now - last) * perMs);
}

function pairLimitHit(): Refusal {
  return cloudRefusal(
    131056,
    '(Business Account, Consumer Account) pair rate limit hit',
    'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
  );
}
