import type { Target } from './nodes.js';
import { wabaIdOf } from './nodes.js';
import { appTokenRequired, permissionMissing, unknownObject } from './refusals.js';
import type { Call, RequiredScope, Route } from './route.js';
import type { EmulatorState, Token } from './state.js';

interface Request {
  readonly route: Route;
  readonly target: Target;
  readonly token: Token;
  readonly state: EmulatorState;
}

/**
 * A token needs the scope and the asset. What it has no access to does not exist for it (100/33); what it may see but not
 * do is 200 or 10. https://developers.facebook.com/documentation/business-messaging/whatsapp/permissions
 */
export function checkPermissions({ route, target, token, state }: Request): void {
  if (route.token === 'none') return;
  if (route.token === 'app' && token.type !== 'APP') throw appTokenRequired();
  if (!state.settings.checkPermissions) return;
  if (token.type !== 'APP') checkScope(route.scope, token);
  if (!canReach(target, token, route.scope, state)) throw unknownObject(route.method, target.id);
}

/** For parameters that need more than their route does. */
export function requireScope(required: RequiredScope, { token, world: { state } }: Call): void {
  if (state.settings.checkPermissions && token.type !== 'APP') checkScope(required, token);
}

function checkScope(required: RequiredScope | undefined, token: Token): void {
  const missing = scopesOf(required).filter((scope) => !token.scopes.includes(scope));
  const enough =
    typeof required === 'object' && 'anyOf' in required ? missing.length < required.anyOf.length : !missing.length;
  if (!enough && missing[0]) throw permissionMissing(missing[0]);
}

function scopesOf(required: RequiredScope | undefined): readonly string[] {
  if (required === undefined) return [];
  if (typeof required === 'string') return [required];
  return 'anyOf' in required ? required.anyOf : required.allOf;
}

function canReach(target: Target, token: Token, required: RequiredScope | undefined, state: EmulatorState): boolean {
  const { kind, id } = target;
  const user = state.users.get(token.userId);
  if (kind === 'me' || kind === 'none') return true;
  if (kind === 'app') return token.appId === id;
  if (kind === 'upload') return state.uploads.get(id)?.appId === token.appId;
  if (kind === 'business') return user?.businessIds.includes(id) ?? false;
  if (kind === 'user') return user !== undefined && sharesBusiness(user.businessIds, state.users.get(id)?.businessIds);
  const wabaId = wabaIdOf(target, state);
  return wabaId !== undefined && reachesWaba(wabaId, token, scopesOf(required), state);
}

function sharesBusiness(ids: readonly string[], others: readonly string[] | undefined): boolean {
  return others?.some((id) => ids.includes(id)) ?? false;
}

/** Assigned to the token's user, and inside what each of its scopes is limited to (`granular_scopes`). */
export function reachesWaba(wabaId: string, token: Token, scopes: readonly string[], state: EmulatorState): boolean {
  if (!state.users.get(token.userId)?.assignedWabaIds.includes(wabaId)) return false;
  const limits = scopes.filter((scope) => token.scopes.includes(scope)).map((scope) => token.granularTargets[scope]);
  return limits.length === 0 || limits.some((ids) => ids === undefined || ids.includes(wabaId));
}
