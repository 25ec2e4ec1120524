import { duration, flag, graphId, optional, text } from '../field.js';

/** How long a person may take in front of Facebook's page, with a password to look for. */
const LOGIN_PATIENCE_MS = 10 * 60_000;

/** The flags of every command that takes a new token; their words are `text.signIn.options`. */
export const SIGN_IN_FIELDS = {
  tokenFile: optional(text('--token-file <file>')),
  tokenStdin: flag('--token-stdin'),
  login: flag('--login'),
  appId: optional(graphId('--app-id <id>')),
  configId: optional(graphId('--config-id <id>')),
  browser: flag('--no-browser'),
  loginTimeout: optional(duration('--login-timeout <time>')),
  appSecretFile: optional(text('--app-secret-file <file>')),
} as const;

export interface SignInFlags {
  readonly tokenFile: string | undefined;
  readonly tokenStdin: boolean;
  readonly login: boolean;
  readonly appId: string | undefined;
  readonly configId: string | undefined;
  /** `--no-browser` makes it false. */
  readonly browser: boolean;
  /** Milliseconds. */
  readonly loginTimeout: number | undefined;
  readonly appSecretFile: string | undefined;
}

/** Whether a token is given, or a login is wanted, so that nobody need be asked for the way. */
export function isTokenGiven(
  { login, tokenStdin, tokenFile }: SignInFlags,
  { WABACTL_TOKEN, WABACTL_TOKEN_FILE }: Readonly<Record<string, string | undefined>>,
): boolean {
  return login || tokenStdin || tokenFile !== undefined || Boolean(WABACTL_TOKEN || WABACTL_TOKEN_FILE);
}

export function loginTimeoutOf({ loginTimeout }: SignInFlags): number {
  return loginTimeout ?? LOGIN_PATIENCE_MS;
}
