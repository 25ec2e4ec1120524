import type { PhoneNumber } from '../../core/channel/phone-number.js';
import type { TokenFacts } from '../../core/channel/token-facts.js';
import type { Waba } from '../../core/channel/waba.js';
import { Failure } from '../../core/failure.js';
import type { PhoneNumberId, WabaId } from '../../core/ids.js';
import { parsePhoneNumber } from '../../core/phone/number.js';
import { readWaba } from '../../graph/accounts.js';
import type { Graph } from '../../graph/graph.js';
import { listPhoneNumbers, readPhoneNumber } from '../../graph/phone-numbers.js';
import { type Account, ifAllowed, isRefusal, reachableAccounts } from './reachable.js';

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
  const accounts =
    options.wabaId === undefined ? await anyAccounts(options) : [await namedAccount(options, options.wabaId)];
  const candidates = accounts.flatMap(({ waba, phones }) => phones.map((phone) => ({ waba, phone })));
  const [first] = accounts;
  if (candidates.length === 0 && first) {
    throw new Failure('no-phone-in-waba', { waba: first.waba.id, wabaName: first.waba.name ?? first.waba.id });
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

async function anyAccounts({ graph, facts, tokenSource }: DiscoveryOptions): Promise<Account[]> {
  const accounts = await reachableAccounts(graph, facts);
  if (accounts.length > 0) return accounts;
  const scopes = [...(facts?.scopes ?? [])];
  throw new Failure('no-waba-reachable', {
    tokenSource,
    scopes,
    hasBusinessManagement: scopes.includes('business_management'),
  });
}

/** An id that was typed: when it is no account, it may be a phone number's, which is the usual mistake. */
async function namedAccount({ graph, facts }: DiscoveryOptions, given: string): Promise<Account> {
  try {
    const waba = await readWaba(graph, given as WabaId);
    return { waba, phones: await listPhoneNumbers(graph, waba.id) };
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    const isPhone = (await ifAllowed(async () => [await readPhoneNumber(graph, given as PhoneNumberId)])).length > 0;
    if (isPhone) throw new Failure('given-id-is-phone', { given, flag: '--waba' }, thrown);
    const reachable = (await reachableAccounts(graph, facts)).map(({ waba: { id, name } }) => ({
      id,
      name: name ?? '?',
    }));
    throw new Failure('waba-not-reachable', { given, reachable }, thrown);
  }
}
