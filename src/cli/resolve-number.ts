import { Failure } from '../core/failure.js';
import { parsePhoneNumber } from '../core/phone/number.js';
import type { Graph } from '../graph/graph.js';
import { listPhoneNumbers } from '../graph/phone-numbers.js';
import type { ActiveChannel } from './active-channel.js';

/** People have the number at hand, and Meta wants its id: one look at the account's numbers tells. */
export async function resolveNumber(channel: ActiveChannel, typedNumber: string, graph: Graph): Promise<ActiveChannel> {
  const phones = await listPhoneNumbers(graph, channel.wabaId);
  const found = phones.find(({ displayPhoneNumber }) => parsePhoneNumber(displayPhoneNumber ?? '') === typedNumber);
  if (found) return { ...channel, phoneNumberId: found.id, typedNumber: undefined };
  const known = phones.map(({ id, displayPhoneNumber }) => ({ id, number: displayPhoneNumber ?? '?' }));
  throw new Failure('phone-not-found', { given: `+${typedNumber}`, waba: channel.wabaId, known });
}
