import type { PhoneNumber } from '../../core/channel/phone-number.js';
import type { TokenFacts } from '../../core/channel/token-facts.js';
import type { Waba } from '../../core/channel/waba.js';
import { Failure } from '../../core/failure.js';
import type { WabaId } from '../../core/ids.js';
import { parsePhoneNumber } from '../../core/phone/number.js';
import { readWaba } from '../../graph/accounts.js';
import type { Graph } from '../../graph/graph.js';
import { kindOfNode } from '../../graph/nodes.js';
import { listPhoneNumbers } from '../../graph/phone-numbers.js';
import type { Says } from '../command.js';
import { type Account, isRefusal, limitsOf, reachableAccounts } from '../sign-in/reachable.js';

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
  readonly say: Says<'connect'>;
  /** Told when an id of the wrong kind was given, but leaves no doubt about what was meant. */
  note(line: string): void;
}

/** Every number that the token reaches, narrowed by what was named. Never empty: what is missing is a Failure that says so. */
export async function discoverCandidates(options: DiscoveryOptions): Promise<Candidate[]> {
  const { accounts, phone } = await findAccounts(options);
  const candidates = accounts.flatMap(({ waba, phones }) => phones.map((phone) => ({ waba, phone })));
  const [first] = accounts;
  if (candidates.length === 0 && first) {
    throw new Failure('no-phone-in-waba', { waba: first.waba.id, wabaName: first.waba.name ?? first.waba.id });
  }
  return phone === undefined ? candidates : withPhone(candidates, phone, options);
}

function withPhone(
  candidates: readonly Candidate[],
  given: string,
  { note, say }: Pick<DiscoveryOptions, 'note' | 'say'>,
): Candidate[] {
  const digits = parsePhoneNumber(given) ?? given;
  const found = candidates.filter(
    ({ phone }) => phone.id === given || parsePhoneNumber(phone.displayPhoneNumber ?? '') === digits,
  );
  if (found.length > 0) return found;
  const ofWaba = candidates.filter(({ waba }) => waba.id === given);
  if (ofWaba[0]) {
    note(say.wabaForPhone(given, ofWaba[0].waba.name ?? given));
    return ofWaba;
  }
  const known = candidates.map(({ phone }) => ({ id: phone.id, number: phone.displayPhoneNumber ?? '?' }));
  const waba = [...new Set(candidates.map((candidate) => candidate.waba.id))].join(', ');
  throw new Failure('phone-not-found', { given, waba, known });
}

interface Accounts {
  readonly accounts: readonly Account[];
  readonly phone: string | undefined;
}

async function findAccounts(options: DiscoveryOptions): Promise<Accounts> {
  const { wabaId, phone } = options;
  if (wabaId === undefined) return { accounts: await anyAccounts(options), phone };
  try {
    const waba = await readWaba(options.graph, wabaId as WabaId);
    return { accounts: [{ waba, phones: await listPhoneNumbers(options.graph, waba.id) }], phone };
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    return guessAccounts(options, wabaId, thrown);
  }
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

/** An id that is no account's: a number's says which account is meant, a portfolio's among which accounts to choose. */
async function guessAccounts(options: DiscoveryOptions, given: string, cause: Failure): Promise<Accounts> {
  const { graph, facts, phone, note, say } = options;
  const is = given === facts?.appId ? 'app' : given === facts?.userId ? 'user' : await kindOfNode(graph, given);
  const accounts = await reachableAccounts(graph, facts);
  const ofPhone = accounts.find(({ phones }) => phones.some(({ id }) => id === given));
  if (ofPhone) {
    note(say.phoneForWaba(given, ofPhone.waba.name ?? ofPhone.waba.id));
    return { accounts: [ofPhone], phone: phone ?? given };
  }
  const ofBusiness = accounts.filter(({ waba }) => waba.ownerBusiness?.id === given);
  if (ofBusiness.length > 0) {
    note(say.businessForWaba(given, ofBusiness.map(({ waba }) => `${waba.name ?? '?'} (${waba.id})`).join(', ')));
    return { accounts: ofBusiness, phone };
  }
  if (is !== undefined && is !== 'waba') {
    throw new Failure('wrong-kind-of-id', { given, where: '--waba', is, wanted: 'waba' }, cause);
  }
  const reachable = accounts.map(({ waba: { id, name } }) => ({ id, name: name ?? '?' }));
  throw new Failure('waba-not-reachable', { given, reachable, limitedTo: limitsOf(facts) }, cause);
}
