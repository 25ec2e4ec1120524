import type { Health } from '../../core/channel/health.js';
import type { PhoneNumber } from '../../core/channel/phone-number.js';
import { Failure } from '../../core/failure.js';
import type { BusinessId, WabaId } from '../../core/ids.js';
import type { LimitFacts, OtherAccounts } from '../../core/limits/facts.js';
import { type Gap, gapOf, type Told } from '../../core/limits/limit.js';
import { listOwnedWabas, readPortfolio, readWaba } from '../../graph/accounts.js';
import type { Graph, Usage } from '../../graph/graph.js';
import { readHealth } from '../../graph/health.js';
import { listPhoneNumbers, readPhoneNumber } from '../../graph/phone-numbers.js';
import { countTemplates } from '../../graph/template-count.js';
import type { Session } from '../session.js';

export interface Gathered {
  readonly facts: LimitFacts;
  readonly health: Told<Health>;
  readonly businessId: BusinessId | null;
}

const OF_ACCOUNT = 'whatsapp_business_management';
const OF_PORTFOLIO = 'business_management';

/**
 * Everything that Meta tells about what a channel may do. Only the number itself must be readable: of the rest, what is
 * refused is left open, with the permission that would show it.
 */
export async function gatherLimitFacts(session: Session): Promise<Gathered> {
  const { phoneNumberId, wabaId, record } = await session.channel();
  const graph = await session.graph();
  const phone = await readPhoneNumber(graph, phoneNumberId);
  const [waba, health, templates, accountNumbers] = await Promise.all([
    ask(OF_ACCOUNT, () => readWaba(graph, wabaId)),
    ask(OF_ACCOUNT, () => readHealth(graph, phoneNumberId)),
    ask(OF_ACCOUNT, () => countTemplates(graph, wabaId)),
    ask(OF_ACCOUNT, () => listPhoneNumbers(graph, wabaId)),
  ]);
  const owner = 'value' in waba ? waba.value.ownerBusiness : null;
  const businessId = owner?.id ?? record?.businessId ?? null;
  const [business, otherAccounts] = await ofPortfolio(graph, businessId, wabaId, gapOf(waba));
  const callsPercent = percentsOf(session.usage(), wabaId);
  const facts = { phone, waba, business, accountNumbers, otherAccounts, templates, callsPercent };
  return { facts, health, businessId };
}

/** Without an id there is nobody to ask about; the account, which names its owner, was then not told either. */
function ofPortfolio(graph: Graph, businessId: BusinessId | null, wabaId: WabaId, gap: Gap) {
  if (businessId === null) return [{ gap }, { gap }] as const;
  return Promise.all([
    ask(OF_PORTFOLIO, () => readPortfolio(graph, businessId)),
    ask(OF_PORTFOLIO, () => readOtherAccounts(graph, businessId, wabaId)),
  ]);
}

async function readOtherAccounts(graph: Graph, businessId: BusinessId, wabaId: WabaId): Promise<OtherAccounts> {
  const others = (await listOwnedWabas(graph, businessId)).filter(({ id }) => id !== wabaId);
  const lists: Told<PhoneNumber[]>[] = await Promise.all(
    others.map(({ id }) => ask(OF_ACCOUNT, () => listPhoneNumbers(graph, id))),
  );
  const numbers = lists.flatMap((list) => ('value' in list ? list.value : []));
  return { numbers, closed: lists.filter((list) => 'gap' in list).length };
}

/** A refusal of one part is an answer about that part; anything else ends the command. */
async function ask<Value>(permission: string, read: () => Promise<Value>): Promise<Told<Value>> {
  try {
    return { value: await read() };
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    if (thrown.is('permission-refused')) {
      return { gap: { cause: 'permission', permission, code: thrown.facts.graph.code } };
    }
    if (thrown.is('object-unknown')) return { gap: { cause: 'access', permission, code: thrown.facts.graph.code } };
    if (thrown.is('refused')) return { gap: { cause: 'refused', permission: null, code: thrown.facts.graph.code } };
    throw thrown;
  }
}

function percentsOf(usage: readonly Usage[], wabaId: WabaId): LimitFacts['callsPercent'] {
  const account = usage.find(({ scope, id }) => scope === 'business' && id === wabaId);
  const app = usage.find(({ scope }) => scope === 'app');
  return { account: account?.percent ?? null, app: app?.percent ?? null };
}
