import { type StageFacts, stageOf } from '../phone/stage.js';

/** What Meta told about a channel that decides whether it can send and receive. */
export interface ReadinessFacts extends StageFacts {
  readonly subscribed: boolean;
  /** Whether messages are delivered anywhere. */
  readonly hasCallback: boolean;
  /** Ticked in the app; null when that cannot be seen without the app secret. */
  readonly fields: readonly string[] | null;
}

/** `ready`, or the first thing that is missing. */
export interface Readiness {
  readonly sending: 'ready' | 'not-verified' | 'not-registered' | 'not-connected' | 'unknown';
  readonly receiving: 'ready' | 'not-subscribed' | 'no-callback' | 'messages-not-ticked';
}

/** What works now, in the order in which a message passes the links of the chain. */
export function readinessOf(facts: ReadinessFacts): Readiness {
  return { sending: sendingOf(facts), receiving: receivingOf(facts) };
}

function sendingOf(facts: ReadinessFacts): Readiness['sending'] {
  const stage = stageOf(facts);
  if (stage === 'ready') return 'ready';
  if (stage === 'unverified') return 'not-verified';
  if (stage === 'unregistered') return 'not-registered';
  return facts.status === null ? 'unknown' : 'not-connected';
}

function receivingOf({ subscribed, hasCallback, fields }: ReadinessFacts): Readiness['receiving'] {
  if (!subscribed) return 'not-subscribed';
  if (!hasCallback) return 'no-callback';
  return fields === null || fields.includes('messages') ? 'ready' : 'messages-not-ticked';
}
