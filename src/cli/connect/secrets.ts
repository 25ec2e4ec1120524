import type { ChannelRecord } from '../../core/channel/channel.js';
import { Failure } from '../../core/failure.js';
import type { AppId } from '../../core/ids.js';
import { toVerifyToken, VERIFY_TOKEN_BYTES } from '../../core/webhook/verify-token.js';
import type { Graph } from '../../graph/graph.js';
import { toAppToken } from '../../graph/subscriptions.js';
import { inspectToken } from '../../graph/tokens.js';
import type { StoredSecret } from '../../store/secrets.js';
import { requireOwnWord } from '../callback.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import { type FoundSecret, secretOfEnvironment, unreadable } from '../found-secret.js';
import { askAppSecret } from '../sign-in/given-secrets.js';
import type { Identity } from '../sign-in/identify.js';

type ConnectContext = Context<Says<'connect'>>;

/** What will be kept of a channel apart from its record. */
export interface Secrets {
  readonly token: string;
  readonly appSecret: string | undefined;
  /** undefined when the channel has one that cannot be read now, which is left as it is. */
  readonly verifyToken: string | undefined;
  /** Another one than the channel had before: Meta was not given it yet. */
  readonly isVerifyTokenNew: boolean;
}

/** All of them are known to be usable before any is stored. */
export async function chooseSecrets(
  token: FoundSecret,
  identity: Identity,
  { existing, callbackUrl }: { existing: ChannelRecord | undefined; callbackUrl: string | undefined },
  context: ConnectContext,
): Promise<Secrets> {
  const { session } = context;
  const appSecret = identity.appSecret ?? (await findAppSecret(token, identity, existing, context));
  const before = existing && (await session.secrets.get(existing.id, 'verify-token'));
  const verifyToken = await chooseVerifyToken(context, existing, before, callbackUrl !== undefined);
  if (verifyToken !== undefined) {
    session.learn(verifyToken);
    requireOwnWord(verifyToken, [token.value, ...(appSecret === undefined ? [] : [appSecret])]);
  }
  return { token: token.value, appSecret, verifyToken, isVerifyTokenNew: verifyToken !== before?.value };
}

/** One that Meta has not seen yet: what the channel had before, else what the person types. */
async function findAppSecret(
  token: FoundSecret,
  { facts, graph, askedForAppSecret }: Identity,
  existing: ChannelRecord | undefined,
  context: ConnectContext,
): Promise<string | undefined> {
  const { session } = context;
  const appId = facts?.appId ?? existing?.appId ?? null;
  const accept = async (appSecret: string) => {
    if (appId !== null) await requireAppSecret(graph, { appId, appSecret, token });
  };
  const stored = existing && (await session.secrets.get(existing.id, 'app-secret'));
  if (stored?.value === undefined) return askedForAppSecret ? undefined : askAppSecret(context, appId, accept);
  session.learn(stored.value);
  await accept(stored.value);
  return stored.value;
}

/** A wrong app secret would make every signature look forged, so it is tried on the token it must be able to inspect. */
async function requireAppSecret(
  graph: Graph,
  { appId, appSecret, token }: { appId: AppId; appSecret: string; token: FoundSecret },
): Promise<void> {
  try {
    await inspectToken(graph.withToken(toAppToken(appId, appSecret), 'app secret'), token.value);
  } catch (thrown) {
    if (thrown instanceof Failure && (thrown.kind === 'auth' || thrown.is('refused'))) {
      throw new Failure('app-secret-wrong', { appId }, thrown);
    }
    throw thrown;
  }
}

/**
 * The environment's, else the one this channel had, else a strong new one. One that its keychain does not give out is not
 * replaced by another, because the endpoint goes on answering to it.
 */
async function chooseVerifyToken(
  { host }: ConnectContext,
  existing: ChannelRecord | undefined,
  before: StoredSecret | undefined,
  isNeeded: boolean,
): Promise<string | undefined> {
  const given = await secretOfEnvironment(host, 'verify-token');
  if (given) return given.value;
  if (!existing || !before) return toVerifyToken(host.randomBytes(VERIFY_TOKEN_BYTES));
  if (before.value === undefined && isNeeded) throw unreadable('verify-token', existing.name, before.fault);
  return before.value;
}
