import type { PhoneNumber } from '../../core/channel/phone-number.js';
import { Failure } from '../../core/failure.js';
import type { WabaId } from '../../core/ids.js';
import type { Graph } from '../../graph/graph.js';
import { listPhoneNumbers } from '../../graph/phone-numbers.js';
import type { ActiveChannel } from '../active-channel.js';
import { type Field, optional, text } from '../field.js';
import { requirePhone } from '../resolve-number.js';
import type { Session } from '../session.js';

/** The argument that every command about one number has. */
export const phoneArgument: Field<string | undefined> = optional(text('[phone]'));

/** One number of an account, with what is needed to change it. */
export interface Subject {
  readonly graph: Graph;
  readonly wabaId: WabaId;
  readonly phone: PhoneNumber;
  /** As people know it; the id where Meta gives no number. */
  readonly number: string;
  /** The stored channel of this very number, if the one in use is. */
  readonly channel: ActiveChannel | undefined;
}

/** The number that was named, by itself or by its id, else the channel's own. Any number of the account can be named. */
export async function findPhone(given: string | undefined, session: Session): Promise<Subject> {
  const { wabaId, graph, channel } = await session.account();
  const phones = await listPhoneNumbers(graph, wabaId);
  const phone = choose(phones, given ?? channel?.phoneNumberId, wabaId);
  const isOfChannel = channel?.record !== undefined && channel.phoneNumberId === phone.id;
  const number = phone.displayPhoneNumber ?? phone.id;
  return { graph, wabaId, phone, number, channel: isOfChannel ? channel : undefined };
}

function choose(phones: readonly PhoneNumber[], given: string | undefined, waba: string): PhoneNumber {
  if (given !== undefined) return requirePhone(phones, given, waba);
  const [first, ...others] = phones;
  if (!first) throw new Failure('no-phone-in-waba', { waba, wabaName: null });
  if (others.length === 0) return first;
  const choices = phones.map(({ id, displayPhoneNumber }) => ({ id, name: displayPhoneNumber ?? '?' }));
  throw new Failure('choice-needed', { what: 'phone', flag: '[phone]', choices });
}
