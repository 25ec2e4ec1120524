/** Why an endpoint sends Meta elsewhere, as far as the way that it points tells. */
export const REDIRECT_KINDS = ['login', 'https', 'slash', 'host', 'other'] as const;

export type RedirectKind = (typeof REDIRECT_KINDS)[number];

/** `location` may be relative to the address that was asked. */
export function redirectKindOf(asked: string, location: string): RedirectKind {
  if (!URL.canParse(location, asked)) return 'other';
  const [from, to] = [new URL(asked), new URL(location, asked)];
  if (/log-?in|sign-?in|\bsso\b|oauth/i.test(to.pathname)) return 'login';
  const [fromPath, toPath] = [from, to].map(({ pathname }) => pathname.replace(/\/$/, ''));
  if (fromPath !== toPath) return 'other';
  if (from.protocol === 'http:' && to.protocol === 'https:') return 'https';
  if (from.hostname !== to.hostname) return 'host';
  return from.pathname === to.pathname ? 'other' : 'slash';
}
