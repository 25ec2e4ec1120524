import { parseDelivery } from './parse-delivery.js';
import { isObject, type JsonObject, memberOf, readPath } from './trigger/json.js';

/**
 * The delivery as Meta would have sent it with this event alone, with whom it is about. Some events cannot come alone, as
 * the messages inside a chunk of history: then it is the change that has it. undefined where it is not in the delivery.
 */
export function isolateEvent(delivery: unknown, identity: string): unknown {
  if (isAlone(delivery, identity)) return delivery;
  const change = singleChanges(delivery).find((each) => has(each, identity));
  if (change === undefined) return has(delivery, identity) ? delivery : undefined;
  if (isAlone(change, identity)) return change;
  return singleItems(change).find((each) => isAlone(each, identity)) ?? change;
}

function isAlone(delivery: unknown, identity: string): boolean {
  const [first, ...others] = parseDelivery(delivery);
  return first?.identity === identity && others.length === 0;
}

function has(delivery: unknown, identity: string): boolean {
  return parseDelivery(delivery).some((event) => event.identity === identity);
}

/** The delivery once for each of its changes. */
function singleChanges(delivery: unknown): unknown[] {
  return listOf(memberOf(delivery, 'entry')).flatMap((entry) =>
    listOf(memberOf(entry, 'changes')).map((change) => ({
      ...asObject(delivery),
      entry: [{ ...asObject(entry), changes: [change] }],
    })),
  );
}

/** A delivery of one change once for each thing in the lists of its value; what is beside them stays. */
function singleItems(delivery: unknown): unknown[] {
  const entry = asObject(readPath(delivery, ['entry', '0']));
  const change = asObject(readPath(entry, ['changes', '0']));
  return reduced(asObject(change.value)).map((value) => ({
    ...asObject(delivery),
    entry: [{ ...entry, changes: [{ ...change, value }] }],
  }));
}

function reduced(value: JsonObject): JsonObject[] {
  const members = Object.entries(value);
  const beside = Object.fromEntries(members.filter(([name, member]) => name === 'contacts' || !Array.isArray(member)));
  const items = members.flatMap(([name, list]) =>
    name === 'contacts' ? [] : listOf(list).map((item) => [name, [item]] as const),
  );
  const wholes = members.filter(([name, list]) => name === 'errors' && Array.isArray(list));
  // What comes while another app answers lies one level deeper.
  const { standby, ...outer } = value;
  const deeper = isObject(standby) ? reduced(standby).map((inner) => ({ ...outer, standby: inner })) : [];
  return [...[...items, ...wholes].map(([name, list]) => ({ ...beside, [name]: list })), ...deeper];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
