import { missingScopes } from '../../core/channel/scopes.js';
import type { TokenFacts } from '../../core/channel/token-facts.js';
import { Failure } from '../../core/failure.js';
import type { Origin } from '../../core/failures/graph.js';
import type { AppId } from '../../core/ids.js';
import type { Graph } from '../../graph/graph.js';
import { toAppToken } from '../../graph/subscriptions.js';
import { inspectToken } from '../../graph/tokens.js';

export interface Inspection {
  /** undefined when Meta refuses to say. */
  readonly facts: TokenFacts | undefined;
  /** Meta told the app that the token is none of its own. */
  readonly isOfOtherApp: boolean;
}

/** An app, as far as it is known. */
export interface KnownApp {
  readonly appId: string | null;
  readonly appSecret: string | undefined;
}

/**
 * Meta lets a token ask about itself that is a system user's, or of somebody with a role on the app. About everybody else's
 * the app itself must ask, with its secret. https://developers.facebook.com/docs/facebook-login/guides/access-tokens/debugging
 */
export async function inspect(graph: Graph, token: string, app: KnownApp): Promise<Inspection> {
  const facts = await askItself(graph, token);
  return facts ? { facts, isOfOtherApp: false } : askApp(graph, token, app);
}

async function askItself(graph: Graph, token: string): Promise<TokenFacts | undefined> {
  try {
    return await inspectToken(graph, token);
  } catch (thrown) {
    if (thrown instanceof Failure && (thrown.is('permission-refused') || thrown.is('refused'))) return undefined;
    throw thrown;
  }
}

async function askApp(graph: Graph, token: string, { appId, appSecret }: KnownApp): Promise<Inspection> {
  if (appId === null || appSecret === undefined) return { facts: undefined, isOfOtherApp: false };
  const asApp = graph.withToken(toAppToken(appId as AppId, appSecret), 'app secret');
  try {
    return { facts: await inspectToken(asApp, token), isOfOtherApp: false };
  } catch (thrown) {
    // A secret that is no longer the app's is refused as a token that is none (190), and then nothing is known.
    if (!(thrown instanceof Failure && (thrown.kind === 'auth' || thrown.is('refused')))) throw thrown;
    return { facts: undefined, isOfOtherApp: thrown.is('refused') && thrown.facts.graph.code === NOT_OF_THIS_APP };
  }
}

/** "(#100) The App_id in the input_token did not match the Viewing App". */
const NOT_OF_THIS_APP = 100;

/** A dead token is an answer of `debug_token` and no refusal. */
export function requireAlive({ isValid, problem }: TokenFacts, origin: Origin): void {
  if (isValid) return;
  const { code = null, subcode = null, message = null } = problem ?? {};
  throw new Failure('token-dead', { code, subcode, graphMessage: message, ...origin });
}

/** Names every scope that is missing, so that the token has to be made anew only once. */
export function requireScopes({ scopes, type }: TokenFacts, { tokenSource }: Origin): void {
  const missing = missingScopes(scopes);
  if (missing.length === 0) return;
  throw new Failure('scopes-missing', { missing, granted: [...scopes], tokenType: type ?? '?', tokenSource });
}
