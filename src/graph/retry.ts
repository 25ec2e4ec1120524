import type { Refusal } from '../core/failures/graph.js';
import { PROVABLY_NOT_ACCEPTED } from '../core/meta/error-codes.js';
import type { NetworkFault } from '../core/network-fault.js';
import type { Effect } from './graph.js';
import { isThrottle, isUnavailable } from './refusals.js';

/** How one attempt failed. */
export type Setback =
  | { readonly kind: 'fault'; readonly fault: NetworkFault }
  | { readonly kind: 'refusal'; readonly refusal: Refusal; readonly retryAfterSeconds: number | null }
  /** An answer that is not Graph's, such as a proxy's HTML page. */
  | { readonly kind: 'garbage'; readonly httpStatus: number; readonly retryAfterSeconds: number | null };

export type Next = { readonly waitMs: number } | 'give-up';

const MAX_ATTEMPTS = 4;
const BASE_MS = 500;
const CAP_MS = 20_000;
/** A person would rather hear when to come back than watch a spinner for longer than this. */
const MAX_DEMANDED_WAIT_SECONDS = 60;
const PAIR_RATE_CODE = 131056;

/**
 * Whether to ask again, and after how long. `attempt` counts from 1; `random` is in [0, 1). Waits are drawn from the
 * whole range up to the limit (full jitter), so that many programs that failed together do not return together.
 */
export function nextAttempt(setback: Setback, effect: Effect, attempt: number, random: number): Next {
  if (attempt >= MAX_ATTEMPTS || !mayRepeat(setback, effect)) return 'give-up';
  const demanded = setback.kind === 'fault' ? null : setback.retryAfterSeconds;
  if (demanded !== null && demanded > MAX_DEMANDED_WAIT_SECONDS) return 'give-up';
  return { waitMs: Math.max((demanded ?? 0) * 1000, backOffMs(setback, attempt, random)) };
}

function backOffMs(setback: Setback, attempt: number, random: number): number {
  // One message in 6 s to one person; Meta's own advice is to wait 4^X seconds, X = 0, 1, 2, …
  // https://developers.facebook.com/docs/whatsapp/cloud-api/overview#pair-rate-limits
  if (setback.kind === 'refusal' && setback.refusal.code === PAIR_RATE_CODE) return 4 ** (attempt - 1) * 1000;
  return Math.floor(random * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1)));
}

function mayRepeat(setback: Setback, effect: Effect): boolean {
  if (setback.kind === 'fault' && isDistrust(setback.fault)) return false;
  if (effect === 'repeatable') return passes(setback);
  return wasSurelyNotDone(setback);
}

/** A certificate that is not trusted now will not be in a second; a connection that breaks in the handshake may hold. */
function isDistrust({ reason, code }: NetworkFault): boolean {
  return reason === 'tls' && code !== 'ECONNRESET';
}

function passes(setback: Setback): boolean {
  switch (setback.kind) {
    case 'fault':
      return true;
    case 'refusal':
      return isThrottle(setback.refusal) || isUnavailable(setback.refusal);
    case 'garbage':
      return setback.httpStatus >= 500 || setback.httpStatus === 429;
  }
}

/**
 * Meta has no idempotency key, so a message is repeated only on proof. Two references disagree on codes 1, 2 and
 * 131000 ("something went wrong"); a second delivery is worse than a failed command, so they are taken as no proof.
 */
function wasSurelyNotDone(setback: Setback): boolean {
  if (setback.kind === 'fault') return !setback.fault.requestSent;
  return setback.kind === 'refusal' && PROVABLY_NOT_ACCEPTED.has(setback.refusal.code);
}

/** Refusals of the service as a whole, which is down or moving: the request itself was not looked at. */
const NOT_LOOKED_AT: ReadonlySet<number> = new Set([131016, 131057, 133004]);

/** True when nobody can say whether the request was carried out. */
export function isOutcomeUnknown(setback: Setback): boolean {
  switch (setback.kind) {
    case 'fault':
      return setback.fault.requestSent;
    case 'refusal':
      return isUnavailable(setback.refusal) && !NOT_LOOKED_AT.has(setback.refusal.code);
    case 'garbage':
      // Below 200 no answer has come yet; only a broken proxy ends there.
      return setback.httpStatus >= 500 || setback.httpStatus < 200;
  }
}
