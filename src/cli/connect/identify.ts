import type { TokenFacts } from '../../core/channel/token-facts.js';
import { Failure } from '../../core/failure.js';
import type { Graph } from '../../graph/graph.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import type { FoundSecret } from '../found-secret.js';
import { META_GRAPH_URL } from '../settings.js';
import { appSecretGiven, askAppSecret, type SecretFlags } from './find-secrets.js';
import { requireAlive, requireScopes, tryInspect } from './inspect.js';
import { withProgress } from './notices.js';

type ConnectContext = Context<Says<'connect'>>;

export interface Identity {
  /** undefined when Meta lets the token not ask about itself, which does not make it a bad token. */
  readonly facts: TokenFacts | undefined;
  /** Proves every call with the app secret, once that is known to be right. */
  readonly graph: Graph;
  readonly appSecret: string | undefined;
  /** So that nobody is asked twice. */
  readonly askedForAppSecret: boolean;
}

/**
 * What Meta says about the token, before anything is stored. An app may want every call proved with its secret
 * (https://developers.facebook.com/docs/graph-api/securing-requests), and then refuses a token alone: so a secret that
 * was given goes along from the first call, and a person is asked for it when the token alone is refused.
 */
export async function identify(token: FoundSecret, flags: SecretFlags, context: ConnectContext): Promise<Identity> {
  const given = await appSecretGiven(flags, context);
  const first = await inspectWith(token, given, context);
  if (first.facts || (given === undefined && !context.ask.possible)) return { ...first, askedForAppSecret: false };
  if (given !== undefined) return distrust(first, await inspectWith(token, undefined, context));
  const typed = await askAppSecret(context);
  const second = typed === undefined ? first : await inspectWith(token, typed, context);
  return { ...(second.facts ? second : first), askedForAppSecret: true };
}

type Attempt = Omit<Identity, 'askedForAppSecret'>;

/** Refused with the secret and not without it: then the secret is the wrong one. */
function distrust(proved: Attempt, alone: Attempt): Identity {
  if (alone.facts?.appId) throw new Failure('app-secret-wrong', { appId: alone.facts.appId });
  return { ...proved, askedForAppSecret: false };
}

async function inspectWith(
  token: FoundSecret,
  appSecret: string | undefined,
  context: ConnectContext,
): Promise<Attempt> {
  const { session, say } = context;
  const { value: graphUrl } = (await session.settings()).graphUrl ?? { value: META_GRAPH_URL };
  const graph = await session.graphFor({ graphUrl, token, appSecret, channel: null });
  const facts = await withProgress(context, say.inspecting, () => tryInspect(graph, token.value));
  if (facts) requireAlive(facts, token.source);
  if (facts) requireScopes(facts, token.source);
  return { facts, graph, appSecret };
}
