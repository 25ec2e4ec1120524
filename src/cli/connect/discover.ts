import type { PhoneNumber } from '../../core/channel/phone-number.js';
import type { TokenFacts } from '../../core/channel/token-facts.js';
import type { Waba } from '../../core/channel/waba.js';
import { Failure } from '../../core/failure.js';
import type { WabaId } from '../../core/ids.js';
import { parsePhoneNumber } from '../../core/phone/number.js';
import { listAssignedWabas, listBusinesses, listClientWabas, listOwnedWabas, readWaba } from '../../graph/accounts.js';
import type { Graph } from '../../graph/graph.js';
import { listPhoneNumbers, readPhoneNumber } from '../../graph/phone-numbers.js';

/** One number that could become a channel, with the account it belongs to. */
export interface Candidate {
  readonly waba: Waba;
  readonly phone: PhoneNumber;
}

export interface DiscoveryOptions {
  readonly graph: Graph;
  readonly facts: TokenFacts | undefined;
  readonly tokenSource: string;
  readonly wabaId: string | undefined;
  /** An id or a number as people type it. */
  readonly phone: string | undefined;
}

/** Every number that the token reaches, narrowed by what was named. Never empty: what is missing is a Failure that says so. */
export async function discoverCandidates(options: DiscoveryOptions): Promise<Candidate[]> {
  const wabas =
    options.wabaId === undefined ? await reachableWabas(options) : [await namedWaba(options, options.wabaId)];
  const candidates: Candidate[] = [];
  for (const waba of wabas) {
    const list = () => listPhoneNumbers(options.graph, waba.id);
    // A portfolio may own accounts that this token was not assigned: they must not hide the others.
    const phones = wabas.length === 1 ? await list() : await ifAllowed(list);
    for (const phone of phones) candidates.push({ waba, phone });
  }
  const [first] = wabas;
  if (candidates.length === 0 && first) {
    throw new Failure('no-phone-in-waba', { waba: first.id, wabaName: first.name ?? first.id });
  }
  return options.phone === undefined ? candidates : withPhone(candidates, options.phone);
}

function withPhone(candidates: readonly Candidate[], given: string): Candidate[] {
  const digits = parsePhoneNumber(given) ?? given;
  const found = candidates.filter(
    ({ phone }) => phone.id === given || parsePhoneNumber(phone.displayPhoneNumber ?? '') === digits,
  );
  if (found.length > 0) return found;
  const known = candidates.map(({ phone }) => ({ id: phone.id, number: phone.displayPhoneNumber ?? '?' }));
  const waba = [...new Set(candidates.map((candidate) => candidate.waba.id))].join(', ');
  throw new Failure('phone-not-found', { given, waba, known });
}

/**
 * The accounts that the granular scopes name, that are assigned to the token's owner, and, with `business_management`,
 * that the owner's portfolios own or share. A token without granular targets reaches all that it is assigned.
 */
async function reachableWabas({ graph, facts, tokenSource }: DiscoveryOptions): Promise<Waba[]> {
  const found = new Map<string, Waba>();
  const add = (wabas: readonly Waba[]) => {
    for (const waba of wabas) if (!found.has(waba.id)) found.set(waba.id, waba);
  };
  for (const id of targetIds(facts)) add(await ifAllowed(async () => [await readWaba(graph, id)]));
  add(await ifAllowed(() => listAssignedWabas(graph)));
  const hasBusinessManagement = facts?.scopes.includes('business_management') ?? false;
  if (hasBusinessManagement) {
    for (const { id } of await ifAllowed(() => listBusinesses(graph))) {
      add(await ifAllowed(() => listOwnedWabas(graph, id)));
      add(await ifAllowed(() => listClientWabas(graph, id)));
    }
  }
  if (found.size === 0) {
    const scopes = [...(facts?.scopes ?? [])];
    throw new Failure('no-waba-reachable', { tokenSource, scopes, hasBusinessManagement });
  }
  return [...found.values()];
}

function targetIds(facts: TokenFacts | undefined): WabaId[] {
  const granular = facts?.granularScopes.find(({ scope }) => scope === 'whatsapp_business_management');
  return (granular?.targetIds ?? []) as WabaId[];
}

/** One way of looking may be closed to a token while another is open, so a refusal here only finds nothing. */
async function ifAllowed<Item>(look: () => Promise<Item[]>): Promise<Item[]> {
  try {
    return await look();
  } catch (thrown) {
    if (thrown instanceof Failure && isRefusal(thrown)) return [];
    throw thrown;
  }
}

function isRefusal(failure: Failure): boolean {
  return failure.is('permission-refused') || failure.is('object-unknown') || failure.is('refused');
}

/** An id that was typed: when it is no account, it may be a phone number's, which is the usual mistake. */
async function namedWaba(options: DiscoveryOptions, given: string): Promise<Waba> {
  const { graph } = options;
  try {
    return await readWaba(graph, given as WabaId);
  } catch (thrown) {
    if (!(thrown instanceof Failure && isRefusal(thrown))) throw thrown;
    const isPhone = (await ifAllowed(async () => [await readPhoneNumber(graph, given as never)])).length > 0;
    if (isPhone) throw new Failure('given-id-is-phone', { given, flag: '--waba' }, thrown);
    const reachable = await ifAllowed(() => reachableWabas(options));
    const known = reachable.map(({ id, name }) => ({ id, name: name ?? '?' }));
    throw new Failure('waba-not-reachable', { given, reachable: known }, thrown);
  }
}
