import type { ChannelRecord } from '../../core/channel/channel.js';
import { missingScopes } from '../../core/channel/scopes.js';
import { type Expiry, expiryOf, type TokenFacts } from '../../core/channel/token-facts.js';
import { Failure } from '../../core/failure.js';
import type { AppId } from '../../core/ids.js';
import type { Graph } from '../../graph/graph.js';
import { type GrantedToken, prolongToken } from '../../graph/oauth.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import { describeFailure } from '../failure-view.js';
import { type FoundSecret, unreadable } from '../found-secret.js';
import { appSecretGiven } from '../sign-in/given-secrets.js';
import { identify } from '../sign-in/identify.js';
import { inspect, requireAlive, requireScopes } from '../sign-in/inspect.js';
import { noteIdentity, withProgress } from '../sign-in/notices.js';
import { reachableAccounts } from '../sign-in/reachable.js';
import { signIn } from '../sign-in/sign-in.js';
import { isTokenGiven, type SignInFlags } from '../sign-in/sign-in-flags.js';

type RefreshContext = Context<Says<'channel refresh'>>;

/** What the channel's token was, and what takes its place. */
export interface Renewal {
  readonly by: 'new-token' | 'prolonged' | null;
  /** The new one; the old one where nothing had to change. */
  readonly token: FoundSecret | undefined;
  readonly appSecret: string | undefined;
  readonly facts: TokenFacts | undefined;
  readonly expiresAt: string | null;
  readonly before: { readonly expiresAt: string | null; readonly type: string | null } | null;
}

/** Below this a living token counts as dying. */
const DYING_MS = 30 * 24 * 60 * 60 * 1000;
/** Below this a person should log in again, which only they can do. */
const STALE_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * A token that somebody gives, by flag, environment or login, takes the place of the old one. When nobody gives one, a
 * token that will expire is prolonged by Meta, for which the app secret is enough; and a dead one must be given anew.
 */
export async function findNewToken(
  record: ChannelRecord,
  flags: SignInFlags,
  context: RefreshContext,
): Promise<Renewal> {
  const old = await inspectOld(record, flags, context);
  if (isTokenGiven(flags, context.host.env)) return takeNew(record, flags, old, context);
  if (old.state === 'alive') return { ...unchanged(old), by: null };
  const prolonged = await prolong(record, old, context);
  if (prolonged) return prolonged;
  const left = old.state === 'dying' && old.appSecret !== undefined ? { ...old, state: 'final' as const } : old;
  if (!context.ask.possible) throw notRenewable(left, record, context);
  tellWhy(left, record, context);
  return takeNew(record, flags, left, context);
}

interface OldToken {
  /**
   * `alive` lives long enough; `dying` ends soon, and Meta can prolong it; `final` ends soon, and Meta gave nothing that
   * lives longer; `stale` soon sees no data any more, until its owner logs in; `lacking` may not do all that a channel
   * needs; `dead` is over, or is not there at all.
   */
  readonly state: 'alive' | 'dying' | 'final' | 'stale' | 'lacking' | 'dead';
  readonly subcode: number | null;
  readonly token: FoundSecret | undefined;
  /** As it is given now, else as it is stored. */
  readonly appSecret: string | undefined;
  readonly storedSecret: string | undefined;
  readonly facts: TokenFacts | undefined;
  /** Why nothing is known of it: a keychain has it and does not give it out. */
  readonly locked?: Failure | undefined;
}

async function inspectOld(record: ChannelRecord, flags: SignInFlags, context: RefreshContext): Promise<OldToken> {
  const { session, text } = context;
  // At once, since a keychain that is locked takes three seconds for each.
  const [stored, proof] = await Promise.all([
    session.secrets.get(record.id, 'token'),
    session.secrets.get(record.id, 'app-secret'),
  ]);
  const value = stored?.value;
  const storedSecret = proof?.value;
  const appSecret = (await appSecretGiven(flags, context)) ?? storedSecret;
  session.learn(appSecret ?? '');
  if (value === undefined) {
    const locked = stored && unreadable('token', record.name, stored.fault);
    return { state: 'dead', subcode: null, token: undefined, appSecret, storedSecret, facts: undefined, locked };
  }
  const token = { value, source: session.secrets.path };
  const { graphUrl, name, appId } = record;
  const graph = await session.graphFor({ graphUrl, token, appSecret, channel: name });
  const inspecting = withProgress(context, text.signIn.inspecting, () => inspect(graph, value, { appId, appSecret }));
  try {
    const { facts } = await inspecting;
    return {
      token,
      appSecret,
      storedSecret,
      facts,
      subcode: facts?.problem?.subcode ?? null,
      state: stateOf(facts, context),
    };
  } catch (thrown) {
    if (!(thrown instanceof Failure && thrown.is('token-refused'))) throw thrown;
    return { state: 'dead', subcode: thrown.facts.graph.subcode, token, appSecret, storedSecret, facts: undefined };
  }
}

function stateOf(facts: TokenFacts | undefined, { host }: RefreshContext): OldToken['state'] {
  // A token that may not ask about itself is not thereby dead.
  if (!facts) return 'alive';
  if (!facts.isValid) return 'dead';
  if (missingScopes(facts.scopes).length > 0) return 'lacking';
  const now = host.now().getTime();
  if (endsWithin(facts.dataAccessExpiresAt, STALE_MS, now)) return 'stale';
  return endsWithin(facts.expiresAt, DYING_MS, now) ? 'dying' : 'alive';
}

function endsWithin(expiry: Expiry, ms: number, now: number): boolean {
  return expiry !== null && expiry !== 'never' && new Date(expiry).getTime() - now < ms;
}

function unchanged({ token, appSecret, facts }: OldToken): Omit<Renewal, 'by'> {
  const before = facts ? { expiresAt: expiryOf(facts), type: facts.type } : null;
  return { token, appSecret, facts, expiresAt: expiryOf(facts), before };
}

/** undefined where Meta cannot do it, or gives nothing that is better than what there is. */
async function prolong(record: ChannelRecord, old: OldToken, context: RefreshContext): Promise<Renewal | undefined> {
  const { session, say, host } = context;
  const { graphUrl, name } = record;
  const { token, appSecret, facts: before, state } = old;
  const appId = before?.appId ?? record.appId;
  if (state !== 'dying' || !token || appSecret === undefined || appId === null) return undefined;
  const graph = await session.graphFor({ graphUrl, token, appSecret, channel: name });
  const type = before?.type ?? null;
  const granted = await withProgress(context, say.prolonging, () =>
    prolongToken(graph, { appId: appId as AppId, appSecret }, { token: token.value, type }),
  );
  session.learn(granted.token);
  const fresh = { value: granted.token, source: token.source };
  const renewed = await session.graphFor({ graphUrl, token: fresh, appSecret, channel: name });
  const { facts } = await inspect(renewed, fresh.value, { appId, appSecret });
  const origin = { channel: name, tokenSource: fresh.source };
  if (facts) requireAlive(facts, origin);
  if (facts) requireScopes(facts, origin);
  const end = facts?.expiresAt ?? endOf(granted, host.now());
  // Of one whose end nobody tells, no more can be asked than that it is another.
  const isBetter = end === null ? fresh.value !== token.value : isLater(end, before?.expiresAt ?? null);
  if (!isBetter) return undefined;
  return { ...unchanged(old), by: 'prolonged', token: fresh, facts, expiresAt: end === 'never' ? null : end };
}

function endOf({ expiresInSeconds }: GrantedToken, now: Date): Expiry {
  return expiresInSeconds === null ? null : new Date(now.getTime() + expiresInSeconds * 1000).toISOString();
}

function isLater(end: Exclude<Expiry, null>, before: Expiry): boolean {
  return end === 'never' || (before !== null && new Date(end) > new Date(before));
}

/**
 * The new token must be of the same app, as far as Meta tells, and reach the same number: else it would break the channel
 * that it shall mend.
 */
async function takeNew(
  record: ChannelRecord,
  flags: SignInFlags,
  old: OldToken,
  context: RefreshContext,
): Promise<Renewal> {
  const { note, say } = context;
  const { graphUrl, name, appId } = record;
  const target = { graphUrl, channel: name, appId, appSecret: old.appSecret, keepsApp: true };
  const credentials = await signIn(flags, target, context);
  const { token } = credentials;
  const identity = await identify(credentials, target, context);
  const appSecret = identity.appSecret ?? old.appSecret;
  noteIdentity(identity, context);
  const { facts } = identity;
  if (appId !== null && !facts?.appId) note(say.appUnknown(appId));
  await requireReach(record, identity.graph, facts, token.source);
  // The same one once more, as a pipeline gives it that runs again.
  const by = token.value === old.token?.value && appSecret === old.storedSecret ? null : 'new-token';
  return { ...unchanged(old), by, token, appSecret, facts, expiresAt: expiryOf(facts) };
}

async function requireReach(
  { name: channel, wabaId, phoneNumberId, displayPhoneNumber: number }: ChannelRecord,
  graph: Graph,
  facts: TokenFacts | undefined,
  tokenSource: string,
): Promise<void> {
  const accounts = await reachableAccounts(graph, facts);
  if (accounts.some(({ waba, phones }) => waba.id === wabaId && phones.some(({ id }) => id === phoneNumberId))) return;
  const reachable = accounts.map(({ waba: { id, name } }) => ({ id, name: name ?? '?' }));
  throw new Failure('token-reaches-not-channel', { channel, number, wabaId, reachable, tokenSource });
}

/** Why the person is asked for a new one. */
function tellWhy(old: OldToken, { name }: ChannelRecord, { note, say, text }: RefreshContext): void {
  const { state, subcode, locked } = old;
  if (locked) note(String(describeFailure(locked, text).message));
  else if (state === 'dead') note(say.dead(name, say.deathBy(subcode)));
  else if (state !== 'alive') note(say.why[state](name));
}

function notRenewable(old: OldToken, { name: channel }: ChannelRecord, { text }: RefreshContext): Failure {
  const { state, subcode, facts, token, locked } = old;
  if (locked) return locked;
  if (state === 'lacking' && facts) requireScopes(facts, { channel, tokenSource: token?.source ?? '' });
  const why = WHY_NOT[state] ?? 'dead';
  return new Failure('token-not-renewable', { channel, why, subcode, instead: text.signIn.instead });
}

const WHY_NOT: Partial<Record<OldToken['state'], 'no-app-secret' | 'not-longer' | 'data-access'>> = {
  dying: 'no-app-secret',
  final: 'not-longer',
  stale: 'data-access',
};
