import type { ChannelFailures } from '../failures/channel.js';

/** What people copy along with a secret: the word before it in a header, quotes, white space around it. */
export function trimSecret(text: string): string {
  const bare = text.trim().replace(/^(?:authorization:\s*)?(?:bearer|oauth)\s+/i, '');
  return /^(["'])(.*)\1$/.exec(bare)?.[2]?.trim() ?? bare;
}

export type TokenFlaw = ChannelFailures['token-looks-wrong']['looksLike'];

/** What people paste in the place of an access token; undefined for a text that could be one. Only Meta can say more. */
export function findTokenFlaw(token: string): TokenFlaw | undefined {
  if (token === '') return 'empty';
  // What stands in an HTTP header must be printable ASCII; a token of Meta's always is.
  if (!/^[\x21-\x7e]+$/.test(token)) return 'has-spaces';
  if (/^\d+\|/.test(token)) return 'app-token';
  if (/^https?:\/\//i.test(token)) return 'url';
  if (/^[0-9a-f]{32}$/i.test(token)) return 'app-secret';
  return /^\+?\d+$/.test(token) ? 'digits' : undefined;
}

export type AppSecretFlaw = ChannelFailures['app-secret-looks-wrong']['looksLike'];

/** What people paste in the place of an app secret. Its own shape is not published, so only what it cannot be is named. */
export function findAppSecretFlaw(secret: string): AppSecretFlaw | undefined {
  if (secret === '') return 'empty';
  if (/\s/.test(secret)) return 'has-spaces';
  if (/^EAA[A-Za-z0-9]{13,}/.test(secret)) return 'access-token';
  if (/^\d+\|/.test(secret)) return 'app-token';
  // An id has at most 25 digits; a secret of hexadecimal digits may by chance have no letter.
  return /^\d{1,25}$/.test(secret) ? 'digits' : undefined;
}
