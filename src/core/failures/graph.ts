/** What Meta said when it refused a request; the words of `message` and `details` change, so nothing may branch on them. */
export interface Refusal {
  httpStatus: number;
  code: number;
  subcode: number | null;
  message: string;
  details: string | null;
  userTitle: string | null;
  userMessage: string | null;
  transient: boolean;
  fbtraceId: string | null;
}

/** Which channel a request was made for, and where its token came from: an authentication error must name both. */
export interface Origin {
  channel: string | null;
  tokenSource: string;
}

export interface GraphFailures {
  /** Code 190, 102, 104 or 0: the token is dead, missing or not a token. */
  'token-refused': { graph: Refusal } & Origin;
  /** Code 10, 3, 131005 or 200 to 299: the token lives, but may not do this. */
  'permission-refused': { graph: Refusal } & Origin;
  /** Code 100 with subcode 33, or 803: the object does not exist or the token cannot see it. */
  'object-unknown': { graph: Refusal; object: string } & Origin;
  refused: { graph: Refusal };
  /** A limit that outlasted the retries. `retryAfterSeconds` is Meta's own estimate where it gave one. */
  'rate-limited': { graph: Refusal; retryAfterSeconds: number | null };
  /** 5xx, or a transient refusal that outlasted the retries. */
  'meta-unavailable': { graph: Refusal | null; httpStatus: number };
  unreachable: { host: string; reason: NetworkReason; code: string };
  /** A message send, or another change that could be made twice, whose answer was lost: it is not repeated. */
  'outcome-unknown': { host: string; sent: 'message' | 'change'; reason: NetworkReason | 'server-error'; code: string };
  /** Graph answered in a shape that this version does not know. */
  'answer-not-understood': { request: string; problem: string };
  /** `paging.next` or a media link leads to a host that must not see the token. */
  'foreign-host': { url: string; expected: string };
  'graph-host-mismatch': { channel: string; channelHost: string; givenHost: string };
  'insecure-graph-url': { url: string };
}

export type NetworkReason = 'dns' | 'connect' | 'tls' | 'timeout' | 'broken';

export const graphFailures = {
  'token-refused': 'auth',
  'permission-refused': 'auth',
  'object-unknown': 'refused',
  refused: 'refused',
  'rate-limited': 'unreachable',
  'meta-unavailable': 'unreachable',
  unreachable: 'unreachable',
  'outcome-unknown': 'unreachable',
  'answer-not-understood': 'bug',
  'foreign-host': 'refused',
  'graph-host-mismatch': 'usage',
  'insecure-graph-url': 'usage',
} as const;
