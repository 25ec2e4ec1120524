import type { PhoneNumber } from '../../core/channel/phone-number.js';
import type { TokenFacts } from '../../core/channel/token-facts.js';
import type { Waba } from '../../core/channel/waba.js';
import { Failure } from '../../core/failure.js';
import type { WabaId } from '../../core/ids.js';
import { listAssignedWabas, listBusinesses, listClientWabas, listOwnedWabas, readWaba } from '../../graph/accounts.js';
import type { Graph } from '../../graph/graph.js';
import { listPhoneNumbers } from '../../graph/phone-numbers.js';

/** An account whose numbers the token may read. */
export interface Account {
  readonly waba: Waba;
  readonly phones: readonly PhoneNumber[];
}

/** Every account that the token really opens; there may be none. */
export async function reachableAccounts(graph: Graph, facts: TokenFacts | undefined): Promise<Account[]> {
  const accounts: Account[] = [];
  for (const waba of await visibleWabas(graph, facts)) {
    // A portfolio also owns accounts that this token was not assigned: those are seen, but closed.
    accounts.push(...(await ifAllowed(async () => [{ waba, phones: await listPhoneNumbers(graph, waba.id) }])));
  }
  return accounts;
}

/**
 * The accounts that the granular scopes name, that are assigned to the token's owner, and, with `business_management`,
 * that the owner's portfolios own or share. A token without granular targets reaches all that it is assigned.
 */
async function visibleWabas(graph: Graph, facts: TokenFacts | undefined): Promise<Waba[]> {
  const found = new Map<string, Waba>();
  const add = (waba: Waba) => {
    const known = found.get(waba.id);
    found.set(waba.id, { ...waba, ...known, ownerBusiness: known?.ownerBusiness ?? waba.ownerBusiness });
  };
  for (const id of (limitsOf(facts) ?? []) as WabaId[])
    (await ifAllowed(async () => [await readWaba(graph, id)])).forEach(add);
  (await ifAllowed(() => listAssignedWabas(graph))).forEach(add);
  if (!facts?.scopes.includes('business_management')) return [...found.values()];
  for (const business of await ifAllowed(() => listBusinesses(graph))) {
    const owned = await ifAllowed(() => listOwnedWabas(graph, business.id));
    for (const waba of owned) add({ ...waba, ownerBusiness: { id: business.id, name: business.name } });
    (await ifAllowed(() => listClientWabas(graph, business.id))).forEach(add);
  }
  return [...found.values()];
}

/** The accounts that the token's own scope is limited to; null when it is not limited. */
export function limitsOf(facts: TokenFacts | undefined): string[] | null {
  const granular = facts?.granularScopes.find(({ scope }) => scope === 'whatsapp_business_management');
  return granular?.targetIds ? [...granular.targetIds] : null;
}

/** One way of looking may be closed to a token while another is open, so a refusal here only finds nothing. */
export async function ifAllowed<Item>(look: () => Promise<Item[]>): Promise<Item[]> {
  try {
    return await look();
  } catch (thrown) {
    if (isRefusal(thrown)) return [];
    throw thrown;
  }
}

export function isRefusal(thrown: unknown): thrown is Failure {
  return (
    thrown instanceof Failure &&
    (thrown.is('permission-refused') || thrown.is('object-unknown') || thrown.is('refused'))
  );
}
