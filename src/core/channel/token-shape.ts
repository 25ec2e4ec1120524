import type { ChannelFailures } from '../failures/channel.js';

export type TokenFlaw = ChannelFailures['token-looks-wrong']['looksLike'];

/** What people paste in the place of an access token; undefined for a text that could be one. Only Meta can say more. */
export function findTokenFlaw(token: string): TokenFlaw | undefined {
  if (token === '') return 'empty';
  if (/\s/.test(token)) return 'has-spaces';
  if (/^\d+\|/.test(token)) return 'app-token';
  return /^\+?\d+$/.test(token) ? 'digits' : undefined;
}
