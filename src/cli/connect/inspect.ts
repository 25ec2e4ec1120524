import type { TokenFacts } from '../../core/channel/token-facts.js';
import { Failure } from '../../core/failure.js';
import type { Graph } from '../../graph/graph.js';
import { inspectToken } from '../../graph/tokens.js';
import type { FoundSecret } from '../session.js';

/** What a channel needs: management for all but messages, messaging for these. https://developers.facebook.com/docs/permissions */
const NEEDED_SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging'];

/**
 * What Meta says about the token, before anything is stored; undefined when Meta lets it not ask about itself, which
 * does not make it a bad token.
 */
export async function checkToken(graph: Graph, token: FoundSecret): Promise<TokenFacts | undefined> {
  const facts = await tryInspect(graph, token.value);
  if (!facts) return undefined;
  const tokenSource = token.source;
  if (!facts.isValid) {
    const { code = null, subcode = null, message = null } = facts.problem ?? {};
    throw new Failure('token-dead', { code, subcode, graphMessage: message, tokenSource });
  }
  const missing = NEEDED_SCOPES.filter((scope) => !facts.scopes.includes(scope));
  if (missing.length > 0) {
    const tokenType = facts.type ?? '?';
    throw new Failure('scopes-missing', { missing, granted: [...facts.scopes], tokenType, tokenSource });
  }
  return facts;
}

async function tryInspect(graph: Graph, token: string): Promise<TokenFacts | undefined> {
  try {
    return await inspectToken(graph, token);
  } catch (thrown) {
    if (thrown instanceof Failure && (thrown.is('permission-refused') || thrown.is('refused'))) return undefined;
    throw thrown;
  }
}
