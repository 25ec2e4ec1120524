import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Intake } from './intake.js';
import { asText } from './json-values.js';
import { Refusal } from './refusal.js';
import type { App, EmulatorState, Token } from './state.js';

/** Who is asking. Refuses with code 190, 104 or 100 when nobody known is. */
export function authenticate(intake: Intake, state: EmulatorState, nowMs: number): { token: Token; app: App } {
  if (intake.token === undefined) {
    throw new Refusal({
      message: 'An access token is required to request this resource.',
      code: 104,
      httpStatus: 401,
    });
  }
  const token = findToken(intake.token, state);
  if (!token) throw invalidToken(intake.token);
  const problem = tokenProblem(token, nowMs);
  if (problem) throw refusedToken(problem);
  const app = state.apps.get(token.appId);
  if (!app) throw invalidToken(intake.token);
  checkProof(intake, app, nowMs);
  return { token, app };
}

/** `APP_ID|APP_SECRET` is a token without having been issued, and with `acceptAnyToken` every text is one. */
export function findToken(text: string, state: EmulatorState): Token | undefined {
  const issued = state.tokens.get(text);
  if (issued) return issued;
  const [appId = '', secret] = text.split('|');
  const app = state.apps.get(appId);
  return app && secret === app.secret ? appToken(text, app) : anyToken(state);
}

export function appToken(token: string, app: App): Token {
  return {
    token,
    appId: app.id,
    userId: '',
    type: 'APP',
    scopes: [],
    granularTargets: {},
    issuedAt: 0,
    expiresAt: 0,
    dataAccessExpiresAt: 0,
    invalidSubcode: undefined,
  };
}

function anyToken(state: EmulatorState): Token | undefined {
  if (!state.settings.acceptAnyToken) return undefined;
  return [...state.tokens.values()].find(({ type }) => type === 'SYSTEM_USER');
}

export interface TokenProblem {
  readonly message: string;
  readonly subcode: number;
}

/**
 * Why a known token is dead, in Meta's words; undefined when it lives. What a token past `data_access_expires_at` may still
 * read is not published: here it lives on (UNSURE), and debug_token shows the date.
 */
export function tokenProblem(token: Token, nowMs: number): TokenProblem | undefined {
  if (token.invalidSubcode !== undefined)
    return { subcode: token.invalidSubcode, message: deathOf(token.invalidSubcode) };
  if (token.expiresAt === 0 || token.expiresAt * 1000 > nowMs) return undefined;
  const [end, now] = [pacificTime(token.expiresAt * 1000), pacificTime(nowMs)];
  return {
    subcode: 463,
    message: `Error validating access token: Session has expired on ${end}. The current time is ${now}.`,
  };
}

/**
 * https://developers.facebook.com/docs/facebook-login/guides/access-tokens/debugging-and-error-handling names the subcodes.
 * The sentences of 456, 457, 461, 462, 465, 466, 468 and 492 are ours: Meta's are not published (UNSURE).
 */
function deathOf(subcode: number): string {
  const reasons: Record<number, string> = {
    456: 'The session is malformed.',
    457: 'The session has an invalid origin.',
    458: 'The user has not authorized application.',
    459: 'The user is enrolled in a blocking, logged-in checkpoint',
    460: 'The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
    461: 'The session is invalid because the application was reinstalled.',
    462: 'The session is stale.',
    463: 'Session has expired.',
    464: 'Sessions for the user are not allowed because the user is not a confirmed user.',
    465: 'The session does not match a valid user.',
    466: 'The session was invalidated explicitly using an API call.',
    467: 'The session is invalid because the user logged out.',
    468: 'The session is invalid because it was not used for too long.',
    492: 'The session is invalid because the user does not have the needed role.',
  };
  return `Error validating access token: ${reasons[subcode] ?? 'The session is invalid.'}`;
}

/** HTTP 401 as Meta's table for WhatsApp prints it; the core of Graph is remembered to answer 400 (UNSURE). */
export function refusedToken({ message, subcode }: TokenProblem): Refusal {
  return new Refusal({ message, code: 190, subcode, httpStatus: 401 });
}

function invalidToken(text: string): Refusal {
  const why = text.includes('|')
    ? 'Invalid OAuth access token signature.'
    : 'Invalid OAuth access token - Cannot parse access token';
  return new Refusal({ message: why, code: 190, httpStatus: 401 });
}

/** `Saturday, 13-Jun-26 05:00:00 PDT` is how Meta prints it; without summer time here, as nobody may parse it. */
function pacificTime(ms: number): string {
  const date = new Date(ms - 8 * 3_600_000);
  const [weekday, day, month, year, time] = date.toUTCString().replace(',', '').split(' ');
  const long = {
    Sun: 'Sunday',
    Mon: 'Monday',
    Tue: 'Tuesday',
    Wed: 'Wednesday',
    Thu: 'Thursday',
    Fri: 'Friday',
    Sat: 'Saturday',
  };
  const name = Object.entries(long).find(([short]) => short === weekday)?.[1];
  return `${name}, ${day}-${month}-${year?.slice(2)} ${time} PST`;
}

const PROOF_LIFETIME_SECONDS = 300;

/** https://developers.facebook.com/docs/graph-api/securing-requests. The form with a time is stated there only. */
function checkProof({ params, token = '' }: Intake, app: App, nowMs: number): void {
  const { appsecret_proof: proof, appsecret_time: time } = params;
  if (proof === undefined) {
    if (!app.requireAppSecretProof) return;
    throw new Refusal({ message: 'API calls from the server require an appsecret_proof argument', code: 100 });
  }
  const isFresh = time === undefined || Math.abs(nowMs / 1000 - Number(time)) <= PROOF_LIFETIME_SECONDS;
  const expected = createHmac('sha256', app.secret)
    .update(time === undefined ? token : `${token}|${time}`)
    .digest('hex');
  if (!isFresh || !isSame(asText(proof) ?? '', expected)) {
    throw new Refusal({ message: 'Invalid appsecret_proof provided in the API argument', code: 100 });
  }
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
