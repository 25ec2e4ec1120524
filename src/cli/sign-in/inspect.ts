import { missingScopes } from '../../core/channel/scopes.js';
import type { TokenFacts } from '../../core/channel/token-facts.js';
import { Failure } from '../../core/failure.js';
import type { Origin } from '../../core/failures/graph.js';
import type { Graph } from '../../graph/graph.js';
import { inspectToken } from '../../graph/tokens.js';

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
