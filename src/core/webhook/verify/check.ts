import * as z from 'zod/mini';
import type { CallbackUrlProblem } from '../callback-url.js';
import type { HandshakeFault } from '../handshake.js';
import type { CertificateProblem } from './certificate.js';
import { REDIRECT_KINDS, redirectKindOf } from './redirect.js';

/** The steps of `webhook verify`, in the order in which a delivery of Meta's goes through them. */
export const CHECKS = [
  'address',
  'name',
  'connection',
  'certificate',
  'handshake',
  'wrong-token',
  'missing-token',
  'no-query',
  'signed-delivery',
  'forged-delivery',
  'unsigned-delivery',
  'accents',
  'duplicate',
  'large-delivery',
  'answer-time',
] as const;

export type CheckName = (typeof CHECKS)[number];

const HANDSHAKE_REASONS = [
  'redirect',
  'tunnel-page',
  'forbidden',
  'login-demanded',
  'firewall',
  'signature-demanded',
  'underscored-names',
  'not-found',
  'method-not-allowed',
  'server-error',
  'status',
  'empty',
  'quoted',
  'json',
  'html',
  'trailing-whitespace',
  'byte-order-mark',
  'compressed',
  'wide-characters',
  'wrong-body',
  'accepts-any-token',
  'accepts-missing-token',
  'crashes-without-query',
] as const satisfies readonly (HandshakeFault | 'accepts-missing-token' | 'crashes-without-query')[];

const CERTIFICATE_REASONS = [
  'self-signed',
  'chain-incomplete',
  'unknown-authority',
  'expired',
  'not-yet-valid',
  'wrong-name',
  'expires-soon',
  'old-tls',
  'tls-broken',
] as const satisfies readonly (CertificateProblem | 'tls-broken')[];

const ADDRESS_REASONS = [
  'malformed',
  'not-https',
  'plus-in-path',
  'has-credentials',
  'has-fragment',
  'too-long',
] as const satisfies readonly CallbackUrlProblem['problem'][];

const NETWORK_REASONS = [
  'name-unknown',
  /** Meta cannot reach where the name leads. */
  'private-address',
  'some-private',
  'nobody-accepts',
  'some-refuse',
  /** The server wants a certificate of the client: Meta has one, this program has not. */
  'client-certificate',
  /** A request that got no answer; `code` says why. */
  'no-answer',
  'slow',
  'slower-than-advised',
] as const;

/** What an endpoint hashes or compares instead of what Meta signs: it takes a delivery that is wrong in just this way. */
export const SIGNATURE_HABITS = [
  'parsed-hashed',
  'old-header',
  'prefix-expected',
  /** `key` says what it takes for the app secret. */
  'other-key',
] as const;

const DELIVERY_REASONS = [
  'signed-refused',
  'not-200',
  'not-routed',
  'delivery-redirected',
  'delivery-crashes',
  'csrf',
  ...SIGNATURE_HABITS,
  'forged-accepted',
  'forged-unclear',
  'unsigned-accepted',
  'accents-refused',
  'accents-crash',
  'duplicate-refused',
  'too-large',
  'large-refused',
] as const;

const UNCHECKED_REASONS = ['earlier-failed', 'no-app-secret', 'not-wanted', 'plain-http'] as const;

/** What a step may find. Each has a sentence and a likely cause in both languages. */
export const REASONS = [
  ...ADDRESS_REASONS,
  ...NETWORK_REASONS,
  ...CERTIFICATE_REASONS,
  ...HANDSHAKE_REASONS,
  ...DELIVERY_REASONS,
  ...UNCHECKED_REASONS,
] as const;

export type Reason = (typeof REASONS)[number];
type UncheckedReason = (typeof UNCHECKED_REASONS)[number];
export type SignatureHabit = (typeof SIGNATURE_HABITS)[number];

/** What the sentences need; only what belongs to the reason is there. */
const facts = z.object({
  addresses: z.optional(z.array(z.string())),
  /** The system's own code, for example ECONNREFUSED. */
  code: z.optional(z.string()),
  /** The step that had to pass before. */
  earlier: z.optional(z.string()),
  /** The one that leaves the step out. */
  option: z.optional(z.string()),
  location: z.optional(z.string()),
  redirect: z.optional(z.enum(REDIRECT_KINDS)),
  length: z.optional(z.number()),
  limit: z.optional(z.number()),
  names: z.optional(z.array(z.string())),
  issuer: z.optional(z.string()),
  validFrom: z.optional(z.string()),
  validTo: z.optional(z.string()),
  daysLeft: z.optional(z.number()),
  protocol: z.optional(z.string()),
  /** Of the answers whose time was taken. */
  count: z.optional(z.number()),
  median: z.optional(z.number()),
  slowest: z.optional(z.number()),
  bytes: z.optional(z.number()),
  /** The longest delivery that it took. */
  acceptedBytes: z.optional(z.number()),
  key: z.optional(z.enum(['verify-token', 'token', 'secret-with-line-break', 'nothing'])),
});

/** `warned` is a step that passes, but not as it should; of one that is `unchecked` the reason says why. */
export const check = z.object({
  check: z.enum(CHECKS),
  outcome: z.enum(['passed', 'warned', 'failed', 'unchecked']),
  /** Everything that is wrong, the worst first; why it was not checked; empty when it passed. */
  reasons: z.array(z.enum(REASONS)),
  facts,
  status: z.nullable(z.number()),
  milliseconds: z.nullable(z.number()),
  /** Short, with control characters made visible and without secrets. */
  sent: z.nullable(z.string()),
  expected: z.nullable(z.string()),
  received: z.nullable(z.string()),
  /** The first byte that is wrong, where a body had to be given back byte for byte. */
  difference: z.nullable(
    z.object({ offset: z.number(), expected: z.nullable(z.string()), received: z.nullable(z.string()) }),
  ),
});

export type Check = z.infer<typeof check>;
export type CheckFacts = Check['facts'];

type Found = Partial<Omit<Check, 'check' | 'outcome' | 'reasons'>> & { readonly reasons?: readonly Reason[] };

export function toCheck(name: CheckName, outcome: Check['outcome'], found: Found = {}): Check {
  const { reasons = [], facts: known = {}, ...evidence } = found;
  return {
    check: name,
    outcome,
    reasons: [...reasons],
    facts: known,
    status: null,
    milliseconds: null,
    sent: null,
    expected: null,
    received: null,
    difference: null,
    ...evidence,
  };
}

export function unchecked(name: CheckName, reason: UncheckedReason, known: CheckFacts = {}): Check {
  return toCheck(name, 'unchecked', { reasons: [reason], facts: known });
}

/** What is told of a redirect; nothing where the answer was none. */
export function redirectFacts(asked: string, location: string | null | undefined): CheckFacts {
  return location ? { location, redirect: redirectKindOf(asked, location) } : {};
}
