import * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import type { AppId } from '../core/ids.js';
import type { Graph } from './graph.js';
import { count } from './wire.js';

/** A token that Meta just made. */
export interface GrantedToken {
  readonly token: string;
  /** Seconds from now; null when it never expires, or when Meta did not say. */
  readonly expiresInSeconds: number | null;
}

/** Who asks for a token: the app, with its secret. */
export interface Client {
  readonly appId: AppId;
  readonly appSecret: string;
}

const granted = z.pipe(
  z.looseObject({ access_token: z.string().check(z.minLength(1)), expires_in: count }),
  z.transform((wire): GrantedToken => ({ token: wire.access_token, expiresInSeconds: wire.expires_in })),
);

/**
 * Turns the code of the login dialog into a token. A code is good for one exchange and some minutes, and the address must
 * be the one that the dialog was given, to the letter. `graph` may speak for anybody: no token goes along.
 * https://developers.facebook.com/documentation/facebook-login/guides/advanced/manual-flow
 */
export function redeemCode(graph: Graph, client: Client, code: string, redirectUri: string): Promise<GrantedToken> {
  return ask(graph, client, { code, redirect_uri: redirectUri });
}

/**
 * A token of about 60 days for one that still lives, which stays as it was; an expired one is refused (190/463). `type` is
 * what `debug_token` says of it: a system user's is renewed with a parameter that is described for no other.
 * https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived
 */
export function prolongToken(
  graph: Graph,
  client: Client,
  { token, type }: { readonly token: string; readonly type: string | null },
): Promise<GrantedToken> {
  return ask(graph, client, {
    grant_type: 'fb_exchange_token',
    fb_exchange_token: token,
    // That it renews one of 60 days is from recollection (UNSURE).
    ...(type === 'SYSTEM_USER' && { set_token_expires_in_60_days: 'true' }),
  });
}

/** By POST, so that the app secret stands in no URL and so in no log of a proxy. */
async function ask(graph: Graph, { appId, appSecret }: Client, form: Record<string, string>): Promise<GrantedToken> {
  try {
    return await graph.ask({
      path: '/oauth/access_token',
      form: { client_id: appId, client_secret: appSecret, ...form },
      answer: granted,
    });
  } catch (thrown) {
    throw explain(thrown, appId);
  }
}

const SUBCODES: Record<number, 'used' | 'expired' | 'redirect'> = {
  36007: 'expired',
  36008: 'redirect',
  36009: 'used',
};

/** The codes of this one call mean other things than elsewhere: 1 is "Error validating client secret". */
function explain(thrown: unknown, appId: string): unknown {
  if (!(thrown instanceof Failure) || !('graph' in thrown.facts) || thrown.facts.graph === null) return thrown;
  const { code, subcode } = thrown.facts.graph;
  const why = code === 191 ? 'redirect' : SUBCODES[subcode ?? 0];
  if (why !== undefined) return new Failure('login-code-refused', { why }, thrown);
  if (code === 1) return new Failure('app-secret-wrong', { appId }, thrown);
  return code === 101 ? new Failure('app-id-wrong', { appId }, thrown) : thrown;
}
