import type { ChannelRecord } from '../../core/channel/channel.js';
import { Failure } from '../../core/failure.js';
import type { AppId } from '../../core/ids.js';
import { toVerifyToken, VERIFY_TOKEN_BYTES } from '../../core/webhook/verify-token.js';
import type { Graph } from '../../graph/graph.js';
import { toAppToken } from '../../graph/subscriptions.js';
import { inspectToken } from '../../graph/tokens.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import { type FoundSecret, secretOfEnvironment } from '../found-secret.js';
import { askAppSecret } from '../sign-in/given-secrets.js';
import type { Identity } from '../sign-in/identify.js';

type ConnectContext = Context<Says<'connect'>>;

/** What will be kept of a channel apart from its record. */
export interface Secrets {
  readonly token: string;
  readonly appSecret: string | undefined;
  readonly verifyToken: string;
}

/** All of them are known to be usable before any is stored. */
export async function chooseSecrets(
  token: FoundSecret,
  identity: Identity,
  existing: ChannelRecord | undefined,
  context: ConnectContext,
): Promise<Secrets> {
  const { session } = context;
  const appSecret = identity.appSecret ?? (await findAppSecret(token, identity, existing, context));
  const verifyToken = await chooseVerifyToken(context, existing);
  session.learn(verifyToken);
  return { token: token.value, appSecret, verifyToken };
}

/** One that Meta has not seen yet: what the channel had before, else what the person types. */
async function findAppSecret(
  token: FoundSecret,
  { facts, graph, askedForAppSecret }: Identity,
  existing: ChannelRecord | undefined,
  context: ConnectContext,
): Promise<string | undefined> {
  const { session } = context;
  const stored = existing && (await session.secrets.get(existing.id, 'app-secret'));
  const appSecret = stored ?? (askedForAppSecret ? undefined : await askAppSecret(context, facts?.appId ?? null));
  if (appSecret === undefined) return undefined;
  session.learn(appSecret);
  const appId = facts?.appId ?? existing?.appId ?? null;
  if (appId !== null) await requireAppSecret(graph, { appId, appSecret, token });
  return appSecret;
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

/** The environment's, else the one this channel had, else a strong new one. */
async function chooseVerifyToken(
  { host, session }: ConnectContext,
  existing: ChannelRecord | undefined,
): Promise<string> {
  const given = (await secretOfEnvironment(host, 'verify-token'))?.value;
  const before = existing && (await session.secrets.get(existing.id, 'verify-token'));
  return given ?? before ?? toVerifyToken(host.randomBytes(VERIFY_TOKEN_BYTES));
}
