import { Failure } from '../core/failure.js';
import type { PutBackObstacle } from '../core/failures/webhook-relay.js';
import { RECOMMENDED_WEBHOOK_FIELDS } from '../core/meta/webhook-fields.js';
import { type CallbackLevel, isSameUrl } from '../core/webhook/level.js';
import { planPutBack, type Takeover } from '../core/webhook/takeover.js';
import { removeAppSubscription, setAppSubscription, setPhoneOverride, subscribeApp } from '../graph/subscriptions.js';
import { type CallbackPlace, readCallbackState } from './callback-state.js';

export interface PutBackResult {
  readonly outcome: 'put-back' | 'already-back' | 'not-ours';
  /** What Meta names in the end. */
  readonly current: string | null;
}

/**
 * Gives Meta the callback back that a listener took over. One that is not ours any more is left alone, whoever set it.
 * Throws Failure `takeover-not-put-back` when Meta goes on delivering to us.
 */
export async function putBack(
  taken: Takeover,
  place: CallbackPlace,
  readToken: () => Promise<string | undefined>,
): Promise<PutBackResult> {
  const { level, previousUrl } = taken;
  try {
    const { callbacks, fields } = await readCallbackState(place);
    const outcome = planPutBack(taken, callbacks[level]);
    if (outcome !== 'put-back') return { outcome, current: callbacks[level] };
    await setCallbackAt(level, place, { callback: await previousCallback(taken, readToken), fields });
    const after = (await readCallbackState(place)).callbacks[level];
    const isBack = previousUrl === null ? after === null : isSameUrl(previousUrl, after);
    if (!isBack) throw notPutBack(taken, 'not-taken');
    return { outcome, current: after };
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.is('takeover-not-put-back')) throw thrown;
    throw notPutBack(taken, obstacleOf(thrown), thrown);
  }
}

export function notPutBack(taken: Takeover, because: PutBackObstacle, cause?: unknown): Failure {
  const { level, previousUrl, ours } = taken;
  return new Failure('takeover-not-put-back', { level, previousUrl, ourUrl: ours.at(-1) ?? '', because }, cause);
}

interface Callback {
  readonly callbackUrl: string;
  readonly verifyToken: string;
}

async function previousCallback(
  taken: Takeover,
  readToken: () => Promise<string | undefined>,
): Promise<Callback | null> {
  if (taken.previousUrl === null) return null;
  const verifyToken = await readToken();
  if (verifyToken === undefined) throw notPutBack(taken, 'verify-token-gone');
  return { callbackUrl: taken.previousUrl, verifyToken };
}

function obstacleOf({ kind }: Failure): PutBackObstacle {
  if (kind === 'auth') return 'not-permitted';
  return kind === 'refused' ? 'refused' : 'unreachable';
}

export interface CallbackToSet {
  /** Null takes away what is there. */
  readonly callback: Callback | null;
  /** Ticked in the app; null when that cannot be seen. */
  readonly fields: readonly string[] | null;
}

/** Sets the callback of one level and touches nothing else. Meta shakes hands with it before it answers. */
export async function setCallbackAt(
  level: CallbackLevel,
  { graph, app, wabaId, phoneNumberId }: CallbackPlace,
  { callback, fields }: CallbackToSet,
): Promise<void> {
  const override = callback ?? undefined;
  if (level === 'phone') return setPhoneOverride(graph, phoneNumberId, override);
  // Subscribing without an override is Meta's way to remove one; the account stays subscribed.
  if (level === 'waba') return subscribeApp(graph, wabaId, override);
  if (!app) throw new Failure('no-app-secret', { channel: null });
  if (!callback) return removeAppSubscription(app.graph, app.appId);
  // An app without a callback has no field ticked, and would be sent nothing.
  const ticked = fields === null || fields.length === 0 ? RECOMMENDED_WEBHOOK_FIELDS : fields;
  return setAppSubscription(app.graph, app.appId, { ...callback, fields: ticked });
}
