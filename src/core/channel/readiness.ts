/** What Meta told about a channel that decides whether it can send and receive. */
export interface ReadinessFacts {
  /** Of the number: only CONNECTED can send and receive; null where Meta did not say. */
  readonly status: string | null;
  /** NOT_APPLICABLE means not registered. */
  readonly platformType: string | null;
  readonly subscribed: boolean;
  /** Whether messages are delivered anywhere. */
  readonly hasCallback: boolean;
  /** Ticked in the app; null when that cannot be seen without the app secret. */
  readonly fields: readonly string[] | null;
}

/** `ready`, or the first thing that is missing. */
export interface Readiness {
  readonly sending: 'ready' | 'not-registered' | 'not-connected' | 'unknown';
  readonly receiving: 'ready' | 'not-subscribed' | 'no-callback' | 'messages-not-ticked';
}

/** What works now, in the order in which a message passes the links of the chain. */
export function readinessOf(facts: ReadinessFacts): Readiness {
  return { sending: sendingOf(facts), receiving: receivingOf(facts) };
}

function sendingOf({ status, platformType }: ReadinessFacts): Readiness['sending'] {
  // A number of bad quality is FLAGGED and, by older pages of Meta's, sends all the same (UNSURE).
  if (status === 'CONNECTED' || status === 'FLAGGED') return 'ready';
  if (platformType === 'NOT_APPLICABLE') return 'not-registered';
  return status === null ? 'unknown' : 'not-connected';
}

function receivingOf({ subscribed, hasCallback, fields }: ReadinessFacts): Readiness['receiving'] {
  if (!subscribed) return 'not-subscribed';
  if (!hasCallback) return 'no-callback';
  return fields === null || fields.includes('messages') ? 'ready' : 'messages-not-ticked';
}
