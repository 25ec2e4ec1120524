import { WEBHOOK_LIMITS } from '../meta/limits.js';

/** Why Meta would not take this callback, or would later call another address than the one meant. */
export type CallbackUrlProblem =
  | { problem: 'malformed' }
  | { problem: 'not-https' }
  /** Meta decodes a plus in the path to a space, and the endpoint answers 401 or 404. */
  | { problem: 'plus-in-path' }
  | { problem: 'has-credentials' }
  | { problem: 'has-fragment' }
  | { problem: 'too-long'; length: number; limit: number };

export interface CallbackUrlRules {
  /** For a WABA or a number, where Meta's limit is 200 characters; for the app none is known. */
  readonly isOverride?: boolean;
  /** For the emulator, and for trying an endpoint on this machine: plain http on the loopback will do. */
  readonly allowLoopback?: boolean;
}

export function checkCallbackUrl(url: string, rules: CallbackUrlRules = {}): CallbackUrlProblem[] {
  const { isOverride = false, allowLoopback = false } = rules;
  if (!URL.canParse(url)) return [{ problem: 'malformed' }];
  const { protocol, hostname, pathname, username, password, hash } = new URL(url);
  const isPlainLoopback = protocol === 'http:' && allowLoopback && isLoopback(hostname);
  const limit = WEBHOOK_LIMITS.overrideUrlMax;
  return [
    ...(protocol === 'https:' || isPlainLoopback ? [] : [{ problem: 'not-https' } as const]),
    ...(pathname.includes('+') ? [{ problem: 'plus-in-path' } as const] : []),
    ...(username || password ? [{ problem: 'has-credentials' } as const] : []),
    ...(hash ? [{ problem: 'has-fragment' } as const] : []),
    ...(isOverride && url.length > limit ? [{ problem: 'too-long', length: url.length, limit } as const] : []),
  ];
}

/** An address that never leaves this machine, so that Meta cannot reach it either. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}

export type VerifyTokenProblem = 'empty' | 'looks-like-access-token' | 'is-another-secret' | 'has-spaces' | 'not-ascii';

/**
 * People paste the access token here, or the app secret: Meta would take it, and from then on every handshake would carry
 * it in a URL. `others` are the secrets of the channel that it must not be.
 */
export function checkVerifyToken(token: string, others: readonly string[] = []): VerifyTokenProblem | undefined {
  if (token.trim() === '') return 'empty';
  if (looksLikeAccessToken(token)) return 'looks-like-access-token';
  if (others.includes(token)) return 'is-another-secret';
  if (/\s/.test(token)) return 'has-spaces';
  return /^[\x21-\x7e]+$/.test(token) ? undefined : 'not-ascii';
}

/** Meta's access tokens start with EAA; app tokens are `APP_ID|SECRET`. */
function looksLikeAccessToken(text: string): boolean {
  return /^\s*(EAA[A-Za-z0-9]{13,}|\d{5,25}\|\S{10,})/.test(text);
}
