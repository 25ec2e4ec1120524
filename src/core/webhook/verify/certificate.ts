/** What a server shows of itself when a TLS connection begins, whatever one thinks of it. */
export interface TlsInspection {
  /** For example `TLSv1.3`. */
  readonly protocol: string;
  /** Why the chain is not trusted, by OpenSSL's name for it; null when it is. */
  readonly chainFault: string | null;
  /** Whether the server's own certificate is for the name that was asked for. */
  readonly isForName: boolean;
  /** The server's own first, then those that it sent with it. */
  readonly chain: readonly Certificate[];
}

export interface Certificate {
  readonly subject: string;
  readonly issuer: string;
  readonly names: readonly string[];
  /** ISO 8601. */
  readonly validFrom: string;
  readonly validTo: string;
}

export type CertificateProblem =
  | 'self-signed'
  /** The server sends its own alone, and not the one between it and the authority: browsers fetch that, Meta need not. */
  | 'chain-incomplete'
  | 'unknown-authority'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-name'
  | 'expires-soon'
  | 'old-tls';

/** A week is little for who renews by hand; those that renew by themselves do it a month before the end. */
const SOON_DAYS = 14;

const DAY_MS = 86_400_000;

/**
 * All that is wrong at once: a certificate may be expired and of another name. Meta asks for a valid one of a public authority,
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started; which versions of TLS it still speaks is UNSURE.
 */
export function judgeCertificate(inspection: TlsInspection, now: Date): CertificateProblem[] {
  const own = inspection.chain[0];
  return [
    ...judgeTrust(inspection),
    ...(own ? judgeDates(own, now) : []),
    ...(inspection.isForName ? [] : ['wrong-name' as const]),
    ...(/^(SSLv|TLSv1$|TLSv1\.1$)/.test(inspection.protocol) ? ['old-tls' as const] : []),
  ];
}

/** Those that end in a warning; all others in a refusal. */
export function isOnlyWarning(problem: CertificateProblem): boolean {
  return problem === 'expires-soon' || problem === 'old-tls';
}

export function daysLeft({ validTo }: Certificate, now: Date): number {
  return Math.floor((Date.parse(validTo) - now.getTime()) / DAY_MS);
}

/** OpenSSL names the first fault that it meets, which may be a date that is judged below. */
function judgeTrust({ chainFault, chain }: TlsInspection): CertificateProblem[] {
  const [own] = chain;
  if (chainFault === null || own === undefined) return [];
  if (own.subject === own.issuer) return ['self-signed'];
  if (/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/.test(chainFault)) return [];
  if (chainFault === 'ERR_TLS_CERT_ALTNAME_INVALID') return [];
  return chain.length === 1 && /^UNABLE_TO_/.test(chainFault) ? ['chain-incomplete'] : ['unknown-authority'];
}

function judgeDates(own: Certificate, now: Date): CertificateProblem[] {
  if (Date.parse(own.validTo) <= now.getTime()) return ['expired'];
  if (Date.parse(own.validFrom) > now.getTime()) return ['not-yet-valid'];
  return daysLeft(own, now) < SOON_DAYS ? ['expires-soon'] : [];
}
