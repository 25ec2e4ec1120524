/**
 * The login dialog of Facebook, https://developers.facebook.com/documentation/facebook-login/guides/advanced/manual-flow:
 * a page asks the person, and sends the browser on to an address of ours, with a code or with why there is none.
 */

/** What `connect` asks for. The last one is only for finding portfolios; a person may leave it out. */
export const LOGIN_SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging', 'business_management'];

/** The path that the local listener answers at; an app in development mode may use any path of http://localhost. */
export const LOGIN_PATH = '/wabactl/login';

/** Where Facebook shows its dialog. An emulator shows its own at its own address. */
export function dialogOrigin(graphUrl: string, isMeta: boolean): string {
  return isMeta ? 'https://www.facebook.com' : graphUrl;
}

/** Facebook's page for programs without an address of their own: the person copies the address that they end at. */
export function successPage(origin: string): string {
  return `${origin}/connect/login_success.html`;
}

export interface DialogWish {
  /** As `dialogOrigin` gives it. */
  readonly origin: string;
  /** For example `v25.0`. */
  readonly version: string;
  readonly appId: string;
  readonly redirectUri: string;
  /** Random; the answer must bring it back. */
  readonly state: string;
  readonly scopes: readonly string[];
  /** A configuration of Facebook Login for Business, which then says what is asked for. */
  readonly configId: string | undefined;
}

/** The address that the person's browser must open. `rerequest` asks again for what they declined the last time. */
export function toDialogUrl({ origin, version, appId, redirectUri, state, scopes, configId }: DialogWish): string {
  const url = new URL(`${origin}/${version}/dialog/oauth`);
  const asked =
    configId === undefined
      ? { scope: scopes.join(','), auth_type: 'rerequest' }
      : { config_id: configId, override_default_response_type: 'true' };
  const query = { client_id: appId, redirect_uri: redirectUri, state, response_type: 'code', ...asked };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** What an address that a browser was sent to says. */
export type LoginAnswer =
  | { readonly kind: 'code'; readonly code: string }
  /** The person said no. */
  | { readonly kind: 'denied' }
  /** Facebook could not do it. */
  | { readonly kind: 'failed'; readonly code: string | null; readonly message: string | null }
  /** Of another login, or a forgery: nothing in it may be used. */
  | { readonly kind: 'wrong-state' }
  /** Not an address that the dialog leads to. */
  | { readonly kind: 'unrelated' };

/** Reads the address that the dialog led to. The state is compared first: without it nothing in the address is trusted. */
export function parseLoginAnswer(address: string, state: string): LoginAnswer {
  const text = address.trim();
  if (!URL.canParse(text)) return { kind: 'unrelated' };
  const { searchParams: query } = new URL(text);
  const isAnswer = query.has('code') || query.has('error') || query.has('error_code');
  if (!isAnswer) return { kind: 'unrelated' };
  if (query.get('state') !== state) return { kind: 'wrong-state' };
  const code = query.get('code');
  if (code) return { kind: 'code', code };
  if (query.get('error') === 'access_denied' || query.get('error_reason') === 'user_denied') return { kind: 'denied' };
  const message = query.get('error_description') ?? query.get('error_message');
  return { kind: 'failed', code: query.get('error_code') ?? query.get('error'), message };
}
