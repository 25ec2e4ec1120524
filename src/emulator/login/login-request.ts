import { asText } from '../json-values.js';
import type { Call } from '../route.js';
import { BUSINESS, MANAGEMENT, MESSAGING } from '../scopes.js';
import type { App, LoginConfiguration, User } from '../state.js';
import { mayReturnTo, returnPage } from './redirect.js';
import type { LoginProblemId } from './words.js';

/** What an app asks for when it sends a person to the dialog. */
export interface LoginRequest {
  readonly app: App;
  /** As it was sent, to be compared on exchange. */
  readonly redirectUri: string;
  readonly returnTo: URL;
  readonly state: string | undefined;
  readonly scopes: readonly string[];
  /** Of Login for Business, in place of `scope`. */
  readonly configuration: LoginConfiguration | undefined;
  /** Who could be at the browser; never empty. */
  readonly people: readonly User[];
}

/** The dialog shows a page that says so, and sends nobody back. */
export class LoginProblem extends Error {
  override readonly name = 'LoginProblem';
  readonly id: LoginProblemId;
  /** What was wrong, as it was sent. */
  readonly subject: string;

  constructor(id: LoginProblemId, subject: string) {
    super(id);
    this.id = id;
    this.subject = subject;
  }
}

export const PUBLIC_PROFILE = 'public_profile';

/** Beside those of WhatsApp, a few that such apps ask for; there are many more (RECALL). */
const KNOWN_SCOPES: readonly string[] = [
  PUBLIC_PROFILE,
  'email',
  BUSINESS,
  MANAGEMENT,
  MESSAGING,
  'whatsapp_business_manage_events',
  'ads_management',
  'ads_read',
  'catalog_management',
  'instagram_basic',
  'manage_app_solution',
  'pages_manage_metadata',
  'pages_messaging',
  'pages_read_engagement',
  'pages_show_list',
];

/**
 * https://developers.facebook.com/documentation/facebook-login/guides/advanced/manual-flow. `display`, `extras` and `auth_type`
 * are taken and change nothing: every login here asks anew for everything.
 */
export function readLoginRequest({ origin, params, world }: Call): LoginRequest {
  const given = (name: string) => asText(params[name]) ?? '';
  const app = world.state.apps.get(given('client_id'));
  if (!app) throw new LoginProblem('unknown-app', given('client_id'));
  const redirectUri = given('redirect_uri');
  if (!mayReturnTo(redirectUri, app, origin)) throw new LoginProblem('url-blocked', redirectUri);
  const responseType = given('response_type') || 'code';
  if (responseType !== 'code') throw new LoginProblem('response-type', responseType);
  const configuration = configurationOf(app, given('config_id'));
  const people = [...world.state.users.values()].filter(({ kind }) => kind === 'USER');
  if (people.length === 0) throw new LoginProblem('nobody', '');
  return {
    app,
    redirectUri,
    returnTo: returnPage(redirectUri, origin),
    state: asText(params.state),
    scopes: configuration?.scopes ?? scopesOf(given('scope')),
    configuration,
    people,
  };
}

function configurationOf({ loginConfigurations }: App, id: string): LoginConfiguration | undefined {
  if (id === '') return undefined;
  const configuration = loginConfigurations.find((one) => one.id === id);
  if (!configuration) throw new LoginProblem('unknown-configuration', id);
  return configuration;
}

function scopesOf(text: string): string[] {
  const scopes = [...new Set(text.split(/[\s,]+/).filter(Boolean))];
  const unknown = scopes.filter((scope) => !KNOWN_SCOPES.includes(scope));
  if (unknown.length > 0) throw new LoginProblem('invalid-scopes', unknown.join(', '));
  return scopes;
}
