import type { Origin } from './graph.js';

/** What can go wrong with choosing, connecting and keeping channels. */
export interface ChannelFailures {
  /** None is current; `known` are those that could be made so. */
  'no-channel': { known: string[] };
  'channel-unknown': { name: string; source: string; known: string[]; nearest: string | null };
  'channel-name-taken': { name: string };
  'no-token': { channel: string | null };
  /** It was stored in the system's keychain, which does not give it out; `detail` is in the system's own words. */
  'secret-unreadable': {
    secret: 'token' | 'app-secret' | 'verify-token' | 'pin';
    channel: string;
    problem: 'failed' | 'timed-out' | 'unused' | 'missing';
    detail: string | null;
    variable: string;
  };
  /** Only the app's own token, which is made of it, reads or sets the app's callback. */
  'no-app-secret': { channel: string | null };
  'no-verify-token': { channel: string | null };
  'environment-incomplete': { missing: string };
  /** Meta says that the token is dead; `subcode` says why, and the sentence what to do. */
  'token-dead': { code: number | null; subcode: number | null; graphMessage: string | null } & Origin;
  'token-looks-wrong': {
    looksLike: 'empty' | 'app-token' | 'digits' | 'has-spaces' | 'app-secret' | 'url';
    tokenSource: string;
  };
  'scopes-missing': { missing: string[]; granted: string[]; tokenType: string; tokenSource: string };
  'no-waba-reachable': { tokenSource: string; scopes: string[]; hasBusinessManagement: boolean };
  /** `limitedTo` are the accounts that the token itself is limited to (`granular_scopes`); null when it is not. */
  'waba-not-reachable': { given: string; reachable: { id: string; name: string }[]; limitedTo: string[] | null };
  /** Meta's ids look alike, and a wrong one is refused with words that fit any mistake. */
  'wrong-kind-of-id': { given: string; where: string; is: IdKind; wanted: 'phone' | 'waba' };
  'phone-not-found': { given: string; waba: string; known: { id: string; number: string }[] };
  'no-phone-in-waba': { waba: string; wabaName: string | null };
  'choice-needed': { what: 'waba' | 'phone'; flag: string; choices: { id: string; name: string }[] };
  'app-secret-looks-wrong': {
    looksLike: 'empty' | 'has-spaces' | 'access-token' | 'app-token' | 'digits';
    source: string;
  };
  'app-secret-wrong': { appId: string };
  /** The channel in use is made of the environment alone, so nothing is remembered of it. */
  'channel-not-stored': { source: string };
  /** A file that came with somebody's project must not say who gets the user's token. */
  'graph-url-of-project': { path: string; host: string };
}

/** What an id of Meta's can name. */
export type IdKind = 'phone' | 'waba' | 'business' | 'app' | 'user';

export const channelFailures = {
  'no-channel': 'usage',
  'channel-unknown': 'usage',
  'channel-name-taken': 'usage',
  'no-token': 'auth',
  'secret-unreadable': 'auth',
  'no-app-secret': 'usage',
  'no-verify-token': 'usage',
  'environment-incomplete': 'usage',
  'token-dead': 'auth',
  'token-looks-wrong': 'auth',
  'scopes-missing': 'auth',
  'no-waba-reachable': 'auth',
  'waba-not-reachable': 'auth',
  'wrong-kind-of-id': 'usage',
  'phone-not-found': 'usage',
  'no-phone-in-waba': 'usage',
  'choice-needed': 'usage',
  'app-secret-looks-wrong': 'usage',
  'app-secret-wrong': 'usage',
  'channel-not-stored': 'usage',
  'graph-url-of-project': 'usage',
} as const;
