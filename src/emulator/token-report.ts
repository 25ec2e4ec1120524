import * as z from 'zod/mini';
import { findToken, tokenProblem } from './auth.js';
import { parseParams, wireText } from './params.js';
import { Refusal } from './refusal.js';
import type { Call } from './route.js';
import type { EmulatorState, Token } from './state.js';

/**
 * `data` of `/debug_token`. A dead token is no error of the call: `is_valid` is false and `error` says why.
 * https://developers.facebook.com/docs/facebook-login/guides/access-tokens/debugging
 */
export function describeToken({ app, params, world }: Call): Record<string, unknown> {
  const { input_token } = parseParams(z.object({ input_token: wireText }), params);
  const { state, nowMs } = world;
  const token = findToken(input_token, state);
  if (!token) {
    const error = { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' };
    return { error, is_valid: false, scopes: [] };
  }
  if (token.appId !== app.id) {
    throw new Refusal({ message: '(#100) The App_id in the input_token did not match the Viewing App', code: 100 });
  }
  const problem = tokenProblem(token, nowMs());
  return {
    app_id: token.appId,
    type: token.type,
    application: app.name,
    ...(token.type !== 'APP' && timesOf(token)),
    ...(problem && { error: { code: 190, message: problem.message, subcode: problem.subcode } }),
    is_valid: !problem,
    scopes: token.scopes,
    ...(token.type !== 'APP' && { granular_scopes: granularScopes(token, state), user_id: token.userId }),
  };
}

function timesOf({ dataAccessExpiresAt, expiresAt, issuedAt }: Token) {
  return { data_access_expires_at: dataAccessExpiresAt, expires_at: expiresAt, issued_at: issuedAt };
}

/** `target_ids` are the WABAs a scope is limited to, newest first; without them it reaches all that are assigned. */
function granularScopes({ scopes, granularTargets }: Token, state: EmulatorState) {
  const age = (id: string) => state.wabas.get(id)?.createdAt ?? 0;
  return scopes
    .filter((scope) => scope !== 'public_profile')
    .map((scope) => {
      const ids = granularTargets[scope];
      return { scope, ...(ids && { target_ids: [...ids].sort((one, other) => age(other) - age(one)) }) };
    });
}
