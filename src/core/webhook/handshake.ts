/**
 * Meta's handshake with a callback, https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests:
 * it asks once, and wants status 200 and the challenge as the whole body. All it says otherwise is "couldn't be
 * validated"; here every way to get it wrong has a name.
 */
export type HandshakeFault =
  | 'redirect'
  | 'tunnel-page'
  /** 401 or 403: the token was not accepted, or the endpoint checks a signature that a handshake does not have. */
  | 'forbidden'
  /** 401 with the demand of a user name and a password, or of another login. */
  | 'login-demanded'
  /** A service in front of the server takes Meta for a robot, or for too many visitors. */
  | 'firewall'
  /** The same request passes with a signature, which Meta's handshake does not have. */
  | 'signature-demanded'
  /** It passes when the names are hub_mode and so on, as PHP makes them of the names that Meta sends. */
  | 'underscored-names'
  | 'not-found'
  | 'method-not-allowed'
  | 'server-error'
  | 'status'
  | 'empty'
  | 'quoted'
  | 'json'
  | 'html'
  | 'trailing-whitespace'
  | 'byte-order-mark'
  /** Compressed, although nobody asked for that. */
  | 'compressed'
  /** UTF-16 or UTF-32: each digit has zeros beside it. */
  | 'wide-characters'
  /** The challenge of another request: the answer comes from a cache or is written into the program. */
  | 'wrong-body'
  /** A wrong verify token got the challenge too, so anybody may register this endpoint. */
  | 'accepts-any-token';

/** What was seen, for a person to recognise; the body is cut. */
export interface HandshakeEvidence {
  status: number;
  contentType: string | null;
  /** The first 200 characters. */
  body: string;
  expected: string;
  location: string | null;
}

export type HandshakeVerdict = { ok: true } | { ok: false; fault: HandshakeFault; evidence: HandshakeEvidence };

/** The part of an HTTP answer that is judged; header names in lower case. */
export interface HandshakeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The URL that Meta would ask, with what the callback has in its query kept. */
export function toHandshakeUrl(callbackUrl: string, question: HandshakeQuestion): string {
  return withQuestion(callbackUrl, question, 'hub.');
}

/** The same with names that Meta never sends, but that some servers read. */
export function toUnderscoredUrl(callbackUrl: string, question: HandshakeQuestion): string {
  return withQuestion(callbackUrl, question, 'hub_');
}

function withQuestion(callbackUrl: string, { challenge, verifyToken }: HandshakeQuestion, prefix: string): string {
  const url = new URL(callbackUrl);
  url.searchParams.set(`${prefix}mode`, 'subscribe');
  url.searchParams.set(`${prefix}challenge`, challenge);
  url.searchParams.set(`${prefix}verify_token`, verifyToken);
  return url.href;
}

export interface HandshakeQuestion {
  /** Digits, as Meta sends them. */
  readonly challenge: string;
  readonly verifyToken: string;
}

/** A challenge as Meta makes them, ten digits without a leading zero, from at least four random bytes. */
export function toChallenge(randomBytes: Uint8Array): string {
  const number = randomBytes.reduce((sum, byte) => (sum * 256 + byte) % 9_000_000_000, 0);
  return String(1_000_000_000 + number);
}

/** Judges the answer to a handshake with the right verify token. */
export function judgeHandshake(answer: HandshakeAnswer, challenge: string): HandshakeVerdict {
  const body = new TextDecoder('utf-8', { ignoreBOM: true }).decode(answer.body);
  const fault =
    judgeTunnel(answer, body) ??
    judgeGuard(answer, body) ??
    judgeStatus(answer.status) ??
    judgeEncoding(answer.body, challenge) ??
    judgeBody(body, challenge);
  return fault === undefined ? { ok: true } : { ok: false, fault, evidence: gather(answer, body, challenge) };
}

/** A refusal that says no more than that: only another way of asking can show what the endpoint dislikes. */
export function isUnclear(verdict: HandshakeVerdict): verdict is Extract<HandshakeVerdict, { ok: false }> {
  if (verdict.ok) return false;
  const { fault, evidence } = verdict;
  return fault === 'forbidden' || (fault === 'status' && evidence.status >= 400);
}

/** Judges the answer to a handshake with a wrong verify token, which must not give the challenge back, in quotes or otherwise. */
export function judgeWrongToken(answer: HandshakeAnswer, challenge: string): HandshakeVerdict {
  const body = new TextDecoder().decode(answer.body);
  const isTaken = answer.status === 200 && body.includes(challenge);
  return isTaken ? { ok: false, fault: 'accepts-any-token', evidence: gather(answer, body, challenge) } : { ok: true };
}

/** Pages that tunnels put before the endpoint for visitors that look like browsers, or in its place when it is gone. */
const TUNNEL_PAGE =
  /ngrok-skip-browser-warning|ERR_NGROK_\d+|localtunnel|loca\.lt|Cloudflare Tunnel error|trycloudflare/i;

function judgeTunnel({ headers }: HandshakeAnswer, body: string): HandshakeFault | undefined {
  return headers['ngrok-error-code'] !== undefined || (isHtml(body) && TUNNEL_PAGE.test(body))
    ? 'tunnel-page'
    : undefined;
}

/** What services for protection write on their pages. */
const FIREWALL_PAGE =
  /Attention Required! \| Cloudflare|<title>Just a moment|Incapsula incident|Sucuri WebSite Firewall|mod_security/i;

/** Somebody who stands before the endpoint and lets nobody through; the endpoint itself may be all right. */
export function judgeGuard(
  { status, headers }: Pick<HandshakeAnswer, 'status' | 'headers'>,
  body: string,
): 'login-demanded' | 'firewall' | undefined {
  if (status === 401 && headers['www-authenticate'] !== undefined) return 'login-demanded';
  if (status === 429 || headers['cf-mitigated'] !== undefined) return 'firewall';
  return (status === 403 || status === 503) && FIREWALL_PAGE.test(body) ? 'firewall' : undefined;
}

function judgeStatus(status: number): HandshakeFault | undefined {
  if (status === 200) return undefined;
  if (status >= 300 && status < 400) return 'redirect';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 405) return 'method-not-allowed';
  return status >= 500 ? 'server-error' : 'status';
}

/** Answers that would be right if they were written in another way. */
function judgeEncoding(body: Uint8Array, challenge: string): HandshakeFault | undefined {
  if (body[0] === 0x1f && body[1] === 0x8b) return 'compressed';
  const digits = [...body].filter((byte) => byte !== 0 && byte < 0x80);
  const hasZeros = body.includes(0);
  return hasZeros && String.fromCharCode(...digits.slice(0, 64)).includes(challenge) ? 'wide-characters' : undefined;
}

function judgeBody(body: string, challenge: string): HandshakeFault | undefined {
  if (body === challenge) return undefined;
  const trimmed = body.trim();
  if (trimmed === '') return 'empty';
  if (body.startsWith('\ufeff')) return 'byte-order-mark';
  if (trimmed === challenge) return 'trailing-whitespace';
  if (trimmed === `"${challenge}"` || trimmed === `'${challenge}'`) return 'quoted';
  if (isHtml(trimmed)) return 'html';
  return /^[{["]/.test(trimmed) ? 'json' : 'wrong-body';
}

function isHtml(body: string): boolean {
  return /^\s*(<!doctype html|<html|<head|<body)/i.test(body);
}

function gather({ status, headers }: HandshakeAnswer, body: string, expected: string): HandshakeEvidence {
  return {
    status,
    contentType: headers['content-type'] ?? null,
    body: [...body].slice(0, 200).join(''),
    expected,
    location: headers.location ?? null,
  };
}
