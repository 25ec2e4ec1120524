import type { TokenFacts } from '../../core/channel/token-facts.js';
import { Failure } from '../../core/failure.js';
import type { Graph } from '../../graph/graph.js';
import { inspectToken } from '../../graph/tokens.js';

/** What a channel needs: management for all but messages, messaging for these. https://developers.facebook.com/docs/permissions */
const NEEDED_SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging'];

/** undefined when Meta refuses to say. */
export async function tryInspect(graph: Graph, token: string): Promise<TokenFacts | undefined> {
  try {
    return await inspectToken(graph, token);
  } catch (thrown) {
    if (thrown instanceof Failure && (thrown.is('permission-refused') || thrown.is('refused'))) return undefined;
    throw thrown;
  }
}

/** A dead token is an answer of `debug_token` and no refusal. */
export function requireAlive({ isValid, problem }: TokenFacts, tokenSource: string): void {
  if (isValid) return;
  const { code = null, subcode = null, message = null } = problem ?? {};
  throw new Failure('token-dead', { code, subcode, graphMessage: message, tokenSource });
}

/** Names every scope that is missing, so that the token has to be made anew only once. */
export function requireScopes({ scopes, type }: TokenFacts, tokenSource: string): void {
  const missing = NEEDED_SCOPES.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return;
  throw new Failure('scopes-missing', { missing, granted: [...scopes], tokenType: type ?? '?', tokenSource });
}
