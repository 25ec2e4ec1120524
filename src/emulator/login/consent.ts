import { asList, asText } from '../json-values.js';
import type { Call } from '../route.js';
import { MANAGEMENT, MESSAGING } from '../scopes.js';
import type { LoginCode, User } from '../state.js';
import { LoginProblem, type LoginRequest, PUBLIC_PROFILE } from './login-request.js';

/** The scopes that reach WABAs, and so can be limited to some of them. */
const OF_WABAS: readonly string[] = [MANAGEMENT, MESSAGING];

export function asksForWabas({ scopes }: LoginRequest): boolean {
  return scopes.some((scope) => OF_WABAS.includes(scope));
}

/** What the person granted: the permissions and the WABAs that were left ticked. */
export function consentOf(request: LoginRequest, { params }: Call): Omit<LoginCode, 'expiresAt'> {
  const { app, configuration, redirectUri } = request;
  const person = personOf(request, asText(params.person));
  const tokenType = configuration?.tokenType ?? 'USER';
  const scopes = grantedScopes(request, tokenType, ticked(params.granted));
  const chosen = ticked(params.waba);
  const wabaIds = person.assignedWabaIds.filter((id) => chosen.includes(id));
  // A system user's token names what it reaches in any case; that of a person only when something was left out.
  const isLimited = tokenType === 'SYSTEM_USER' || wabaIds.length < person.assignedWabaIds.length;
  const limited = isLimited ? scopes.filter((scope) => OF_WABAS.includes(scope)) : [];
  return {
    appId: app.id,
    userId: person.id,
    scopes,
    granularTargets: Object.fromEntries(limited.map((scope) => [scope, wabaIds])),
    tokenType,
    wabaIds,
    expires: configuration?.expires ?? true,
    redirectUri,
  };
}

/** The profile comes with every login of a person, asked for or not. */
function grantedScopes({ scopes }: LoginRequest, tokenType: LoginCode['tokenType'], chosen: readonly string[]) {
  const granted = scopes.filter((scope) => scope === PUBLIC_PROFILE || chosen.includes(scope));
  return tokenType === 'USER' ? [...new Set([...granted, PUBLIC_PROFILE])] : granted;
}

function personOf({ people: [first, ...others] }: LoginRequest, id: string | undefined): User {
  const person = id === undefined && others.length === 0 ? first : [first, ...others].find((one) => one?.id === id);
  if (!person) throw new LoginProblem('nobody', id ?? '');
  return person;
}

/** The boxes of one group that were ticked. */
function ticked(value: unknown): string[] {
  return (asList(value) ?? []).map(asText).filter((text) => text !== undefined);
}
