/** What can go wrong with logging in by the browser, and with a token that shall take the place of another. */
export interface LoginFailures {
  /** The browser needs somebody in front of it, and there is no terminal. */
  'login-needs-person': { instead: string };
  'login-denied': Record<string, never>;
  /** Facebook's own words, which change. */
  'login-failed': { code: string | null; graphMessage: string | null };
  'login-timed-out': { waitedSeconds: number };
  /** Meta did not give a token for the code that the dialog gave. */
  'login-code-refused': { why: 'used' | 'expired' | 'redirect' };
  'app-id-wrong': { appId: string };
  /** The new token is good, but not for this channel. */
  'token-reaches-not-channel': {
    channel: string;
    number: string;
    wabaId: string;
    reachable: { id: string; name: string }[];
    tokenSource: string;
  };
  /** `otherAppId` is null where Meta says only that it is another. */
  'token-of-other-app': { channel: string; appId: string; otherAppId: string | null; tokenSource: string };
  /** The channel's own token cannot be prolonged, and no other was given. */
  'token-not-renewable': {
    channel: string;
    why: 'dead' | 'no-app-secret' | 'not-longer' | 'data-access';
    subcode: number | null;
    instead: string;
  };
}

export const loginFailures = {
  'login-needs-person': 'usage',
  'login-denied': 'auth',
  'login-failed': 'refused',
  'login-timed-out': 'undelivered',
  'login-code-refused': 'refused',
  'app-id-wrong': 'usage',
  'token-reaches-not-channel': 'auth',
  'token-of-other-app': 'usage',
  'token-not-renewable': 'auth',
} as const;
