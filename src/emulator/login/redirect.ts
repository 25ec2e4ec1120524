import type { App } from '../state.js';

/** For programs without a web server: the person copies the code out of the address. */
const SUCCESS_PATH = '/connect/login_success.html';

/**
 * Where the dialog may send people back to,
 * https://developers.facebook.com/documentation/facebook-login/security: exactly a URI that the app registered, compared with
 * its query but without `state`. That an app in development mode may use http://localhost unregistered, and that a live
 * one must use https, is what the dashboard says; that this does not cover http://127.0.0.1 has one source only (UNSURE).
 */
export function mayReturnTo(uri: string, app: App, origin: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  if (isSuccessPage(uri, origin)) return true;
  if (app.mode === 'development' && protocol === 'http:' && hostname === 'localhost') return true;
  const isSafe = app.mode === 'development' || protocol === 'https:';
  return isSafe && app.redirectUris.some((known) => withoutState(known) === withoutState(uri));
}

/** The page has its own name here beside Meta's. */
function isSuccessPage(uri: string, origin: string): boolean {
  return uri === `${origin}${SUCCESS_PATH}` || uri === `https://www.facebook.com${SUCCESS_PATH}`;
}

function withoutState(uri: string): string {
  const [base = '', ...rest] = uri.split('?');
  // Whatever follows a second question mark belongs to the query.
  const query = rest.join('?');
  const parts = query.split('&').filter((part) => part !== '' && !part.startsWith('state='));
  return parts.length === 0 ? base : `${base}?${parts.join('&')}`;
}

/** The page that the redirect URI stands for. Nobody is sent to Meta with what an emulator gave. */
export function returnPage(uri: string, origin: string): URL {
  return new URL(isSuccessPage(uri, origin) ? `${origin}${SUCCESS_PATH}` : uri);
}

/** A query that the URI has stays as it is. */
export function withParams(page: URL, params: Readonly<Record<string, string | undefined>>): URL {
  const url = new URL(page);
  const given = Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const own = new URLSearchParams(given).toString();
  url.search = url.search === '' ? own : `${url.search}&${own}`;
  return url;
}
