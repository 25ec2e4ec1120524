import type { PhoneNumber } from '../core/channel/phone-number.js';
import { Failure } from '../core/failure.js';
import { findPhone } from '../core/phone/find-phone.js';
import type { Graph } from '../graph/graph.js';
import { listPhoneNumbers } from '../graph/phone-numbers.js';
import type { ActiveChannel } from './active-channel.js';

/** People have the number at hand, and Meta wants its id: one look at the account's numbers tells. */
export async function resolveNumber(channel: ActiveChannel, typedNumber: string, graph: Graph): Promise<ActiveChannel> {
  const phones = await listPhoneNumbers(graph, channel.wabaId);
  const { id } = requirePhone(phones, `+${typedNumber}`, channel.wabaId);
  return { ...channel, phoneNumberId: id, typedNumber: undefined };
}

/** The number of an account that was named; Failure `phone-not-found` with those that there are. */
export function requirePhone(phones: readonly PhoneNumber[], given: string, waba: string): PhoneNumber {
  const found = findPhone(phones, given);
  if (found) return found;
  const known = phones.map(({ id, displayPhoneNumber }) => ({ id, number: displayPhoneNumber ?? '?' }));
  throw new Failure('phone-not-found', { given, waba, known });
}
