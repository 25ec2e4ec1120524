import type { Me } from '../../core/channel/business.js';
import type { TokenFacts } from '../../core/channel/token-facts.js';
import { Failure } from '../../core/failure.js';
import { readMe } from '../../graph/accounts.js';
import type { Graph } from '../../graph/graph.js';
import type { Context } from '../context.js';
import { askAppSecret } from './given-secrets.js';
import { type Inspection, inspect, requireAlive, requireScopes } from './inspect.js';
import { withProgress } from './notices.js';
import { ifAllowed } from './reachable.js';
import type { Credentials, SignInTarget } from './sign-in.js';

type SomeContext = Context<unknown>;

export interface Identity {
  /** undefined when Meta lets the token not ask about itself, which does not make it a bad token. */
  readonly facts: TokenFacts | undefined;
  /** Whose the token is; null when Meta does not say. */
  readonly owner: Me | null;
  /** Proves every call with the app secret, once that is known to be right. */
  readonly graph: Graph;
  readonly appSecret: string | undefined;
  /** So that nobody is asked twice. */
  readonly askedForAppSecret: boolean;
}

/**
 * What Meta says about the token, before anything is stored. An app may want every call proved with its secret
 * (https://developers.facebook.com/docs/graph-api/securing-requests), and then refuses a token alone: so a secret that
 * was given goes along from the first call. When the token alone is refused, the one that the channel has is tried, and then
 * a person is asked. Not before: it may be of another app than the token, and a wrong proof would hide that.
 */
export async function identify(
  credentials: Credentials,
  target: SignInTarget,
  context: SomeContext,
): Promise<Identity> {
  const attempt = await inspectAsWanted(credentials, target, context);
  const [owner = null] = await ifAllowed(async () => [await readMe(attempt.graph)]);
  return { ...attempt, owner };
}

type Attempt = Omit<Identity, 'owner'>;

async function inspectAsWanted(credentials: Credentials, target: SignInTarget, context: SomeContext): Promise<Attempt> {
  const { appSecret: given } = credentials;
  const first = await inspectWith(credentials, given, target, context);
  if (first.facts) return { ...first, askedForAppSecret: false };
  if (given !== undefined) return distrust(first, await inspectWith(credentials, undefined, target, context));
  const known =
    target.appSecret === undefined ? undefined : await inspectWith(credentials, target.appSecret, target, context);
  if (known?.facts) return { ...known, askedForAppSecret: false };
  if (!context.ask.possible) return { ...first, askedForAppSecret: false };
  const typed = await askAppSecret(context, target.appId);
  const second = typed === undefined ? first : await inspectWith(credentials, typed, target, context);
  return { ...(second.facts ? second : first), askedForAppSecret: true };
}

type Look = Omit<Attempt, 'askedForAppSecret'>;

/** Refused with the secret and not without it: then the secret is the wrong one. */
function distrust(proved: Look, alone: Look): Attempt {
  if (alone.facts?.appId) throw new Failure('app-secret-wrong', { appId: alone.facts.appId });
  return { ...proved, askedForAppSecret: false };
}

async function inspectWith(
  { token, appId }: Credentials,
  appSecret: string | undefined,
  target: SignInTarget,
  context: SomeContext,
): Promise<Look> {
  const { graphUrl, channel } = target;
  const graph = await context.session.graphFor({ graphUrl, token, appSecret, channel });
  const app = { appId: appId ?? target.appId, appSecret };
  const inspection = await withProgress(context, context.text.signIn.inspecting, () =>
    inspect(graph, token.value, app),
  );
  const { facts } = inspection;
  const origin = { channel, tokenSource: token.source };
  if (facts) requireAlive(facts, origin);
  if (target.keepsApp) requireApp(inspection, target, token.source);
  if (facts) requireScopes(facts, origin);
  return { facts, graph, appSecret };
}

function requireApp({ facts, isOfOtherApp }: Inspection, { channel, appId }: SignInTarget, tokenSource: string): void {
  if (channel === null || appId === null) return;
  const otherAppId = facts?.appId ?? null;
  if (!isOfOtherApp && (otherAppId === null || otherAppId === appId)) return;
  throw new Failure('token-of-other-app', { channel, appId, otherAppId, tokenSource });
}
