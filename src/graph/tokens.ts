import * as z from 'zod/mini';
import type { Expiry, GranularScope, TokenFacts } from '../core/channel/token-facts.js';
import type { AppId } from '../core/ids.js';
import type { Graph } from './graph.js';
import { count, flag, id, list, maybe, moment, text } from './wire.js';

/**
 * Asks Meta what a token is and may do. The asking token must be the app's own or belong to a developer of the app;
 * a system-user token may ask about itself. An invalid token is an answer here, not a failure.
 */
export async function inspectToken(graph: Graph, inputToken: string): Promise<TokenFacts> {
  const { data } = await graph.get({ path: '/debug_token', query: { input_token: inputToken }, answer: debugToken });
  return data;
}

/** 0 is Meta's word for never. */
const expiry = z.pipe(
  maybe(z.union([z.number(), z.string()])),
  z.transform((value): Expiry => (String(value) === '0' ? 'never' : (moment.safeParse(value).data ?? null))),
);

const granularScope = z.pipe(
  z.looseObject({ scope: z.string(), target_ids: maybe(z.array(id())) }),
  z.transform((scope): GranularScope => ({ scope: scope.scope, targetIds: scope.target_ids })),
);

const tokenFacts = z.pipe(
  z.looseObject({
    is_valid: flag,
    type: text,
    app_id: maybe(id<AppId>()),
    application: text,
    user_id: maybe(id()),
    issued_at: moment,
    expires_at: expiry,
    data_access_expires_at: expiry,
    scopes: list(z.string()),
    granular_scopes: list(granularScope),
    // Here it is `subcode`; in the error envelope the same thing is `error_subcode`.
    error: maybe(z.looseObject({ code: count, subcode: count, message: text })),
  }),
  z.transform(
    (data): TokenFacts => ({
      isValid: data.is_valid ?? false,
      type: data.type,
      appId: data.app_id,
      application: data.application,
      userId: data.user_id,
      issuedAt: data.issued_at,
      expiresAt: data.expires_at,
      dataAccessExpiresAt: data.data_access_expires_at,
      scopes: data.scopes,
      granularScopes: data.granular_scopes,
      problem: data.error && {
        code: data.error.code,
        subcode: data.error.subcode,
        message: data.error.message ?? '',
      },
    }),
  ),
);

const debugToken = z.looseObject({ data: tokenFacts });
