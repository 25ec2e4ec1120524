import * as z from 'zod/mini';
import { findToken, refusedToken, tokenProblem } from './auth.js';
import { parseParams, wireText } from './params.js';
import { Refusal } from './refusal.js';
import { parameterRequired } from './refusals.js';
import type { Call, World } from './route.js';
import type { App, LoginCode, Token, User } from './state.js';
import { secondsOf } from './times.js';

/** About 60 days, as Meta's pages show it. */
const LONG_LIVED_SECONDS = 5_183_944;
/** Of a person's token, after their last login. */
const DATA_ACCESS_SECONDS = 90 * 86_400;

const params = z.object({
  client_id: wireText,
  client_secret: wireText,
  grant_type: z.optional(wireText),
  fb_exchange_token: z.optional(wireText),
  code: z.optional(wireText),
  redirect_uri: z.optional(wireText),
  set_token_expires_in_60_days: z.optional(wireText),
});
type Exchange = z.output<typeof params>;

interface Granted {
  readonly access_token: string;
  readonly token_type: 'bearer';
  /** Seconds; missing when it never expires. */
  readonly expires_in?: number;
}

/** https://developers.facebook.com/documentation/facebook-login/guides/advanced/manual-flow */
export function exchange(call: Call): Granted {
  const wanted = parseParams(params, call.params);
  const app = clientOf(wanted, call.world);
  if (wanted.grant_type === 'client_credentials')
    return { access_token: `${app.id}|${app.secret}`, token_type: 'bearer' };
  if (wanted.grant_type === 'fb_exchange_token') return prolong(wanted, app, call.world);
  if (wanted.code !== undefined) return redeem(wanted.code, wanted, app, call.world);
  throw parameterRequired('code');
}

function clientOf({ client_id, client_secret }: Exchange, { state }: World): App {
  const app = state.apps.get(client_id);
  if (!app) {
    throw new Refusal({
      message: 'Error validating application. Cannot get application info due to a system error.',
      code: 101,
    });
  }
  if (app.secret !== client_secret) throw new Refusal({ message: 'Error validating client secret.', code: 1 });
  return app;
}

/**
 * A token that never expires stays so. An expired one cannot be exchanged. A system user's is exchanged for one of 60 days
 * when the client asks for that, https://developers.facebook.com/documentation/business-management-apis/system-users
 * names the parameter; that it may shorten one that never expires is UNSURE.
 */
function prolong({ fb_exchange_token, set_token_expires_in_60_days }: Exchange, app: App, world: World): Granted {
  if (fb_exchange_token === undefined) throw parameterRequired('fb_exchange_token');
  const old = findToken(fb_exchange_token, world.state);
  if (!old || old.appId !== app.id || old.type === 'APP') {
    throw new Refusal({
      message: 'Invalid OAuth access token - Cannot parse access token',
      code: 190,
      httpStatus: 401,
    });
  }
  const problem = tokenProblem(old, world.nowMs());
  if (problem) throw refusedToken(problem);
  const isAskedToEnd = old.type === 'SYSTEM_USER' && set_token_expires_in_60_days === 'true';
  return grant(old, old.expiresAt !== 0 || isAskedToEnd ? LONG_LIVED_SECONDS : 'never', world);
}

function redeem(code: string, { redirect_uri }: Exchange, app: App, world: World): Granted {
  const login = world.state.codes.get(code);
  if (!login || login.appId !== app.id) {
    throw new Refusal({ message: 'This authorization code has been used.', code: 100, subcode: 36009 });
  }
  if (login.expiresAt <= secondsOf(world.nowMs())) {
    throw new Refusal({ message: 'This authorization code has expired.', code: 100, subcode: 36007 });
  }
  if (login.redirectUri !== redirect_uri) {
    throw new Refusal({
      message:
        'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      code: 100,
      subcode: 36008,
    });
  }
  world.state.codes.delete(code);
  return login.tokenType === 'USER' ? grantToPerson(login, world) : grantToIntegration(login, world);
}

/** Until the full hour after the next one, so for one to two hours. One page prints 60 days for this exchange (UNSURE). */
function grantToPerson({ appId, userId, scopes, granularTargets }: LoginCode, world: World): Granted {
  const now = secondsOf(world.nowMs());
  const dataAccessExpiresAt = now + DATA_ACCESS_SECONDS;
  const owner = { appId, userId, scopes, granularTargets, dataAccessExpiresAt, type: 'USER' as const };
  return grant(owner, (Math.floor(now / 3600) + 2) * 3600 - now, world);
}

/**
 * Login for Business gives no token of the person's, but one of a system user that stands for the app at their business and
 * reaches what they chose. https://developers.facebook.com/documentation/facebook-login/facebook-login-for-business
 */
function grantToIntegration({ appId, userId, scopes, granularTargets, wabaIds, expires }: LoginCode, world: World) {
  const { newId, state } = world;
  const user: User = {
    id: newId(),
    name: `${state.apps.get(appId)?.name ?? ''} System User`,
    kind: 'SYSTEM_USER',
    businessIds: [...(state.users.get(userId)?.businessIds ?? [])],
    assignedWabaIds: [...wabaIds],
  };
  state.users.set(user.id, user);
  const type = 'SYSTEM_USER' as const;
  const owner = { appId, userId: user.id, scopes, granularTargets, type, dataAccessExpiresAt: 0 };
  return grant(owner, expires ? LONG_LIVED_SECONDS : 'never', world);
}

type Owner = Pick<Token, 'appId' | 'userId' | 'scopes' | 'granularTargets' | 'type' | 'dataAccessExpiresAt'>;

function grant(
  { appId, userId, scopes, granularTargets, type, dataAccessExpiresAt }: Owner,
  lifetime: number | 'never',
  world: World,
): Granted {
  const now = secondsOf(world.nowMs());
  const token = `EAA${Buffer.from(world.newHex(240), 'hex')
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, 'Z')}ZD`;
  world.state.tokens.set(token, {
    token,
    appId,
    userId,
    type,
    scopes: [...scopes],
    granularTargets: { ...granularTargets },
    issuedAt: now,
    expiresAt: lifetime === 'never' ? 0 : now + lifetime,
    dataAccessExpiresAt,
    invalidSubcode: undefined,
  });
  return { access_token: token, token_type: 'bearer', ...(lifetime !== 'never' && { expires_in: lifetime }) };
}
