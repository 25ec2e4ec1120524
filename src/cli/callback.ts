import * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import type { AppId, WabaId } from '../core/ids.js';
import { RECOMMENDED_WEBHOOK_FIELDS } from '../core/meta/webhook-fields.js';
import { type CallbackPlan, findDisagreement, planCallback, stateAfter } from '../core/webhook/callback-plan.js';
import { checkCallbackUrl, checkVerifyToken } from '../core/webhook/callback-url.js';
import {
  CALLBACK_LEVELS,
  type CallbackLevel,
  isSameUrl,
  type PlacedCallbacks,
  winnerOf,
} from '../core/webhook/level.js';
import type { Graph } from '../graph/graph.js';
import { listSubscribedApps, setAppSubscription, setPhoneOverride, subscribeApp } from '../graph/subscriptions.js';
import {
  type AppOfChannel,
  type CallbackPlace,
  readCallbackState,
  readWhatsAppSubscription,
} from './callback-state.js';

export interface SubscriptionResult {
  readonly state: 'subscribed' | 'already-subscribed';
  /** Apps of others that also receive this account's events; they do not help ours. */
  readonly otherApps: readonly { readonly id: string; readonly name: string | null }[];
}

/**
 * Subscribes the token's app to the account, unless it is: the call itself would take away an override that is in
 * place. Our own app id decides; another app in the list is not us.
 */
export async function ensureSubscribed(graph: Graph, wabaId: WabaId, appId: AppId | null): Promise<SubscriptionResult> {
  const apps = await listSubscribedApps(graph, wabaId);
  const otherApps = apps.filter(({ id }) => id !== appId).map(({ id, name }) => ({ id, name }));
  if (apps.some(({ id }) => id === appId)) return { state: 'already-subscribed', otherApps };
  await subscribeApp(graph, wabaId);
  return { state: 'subscribed', otherApps };
}

export interface CallbackRequest extends CallbackPlace {
  readonly callbackUrl: string;
  readonly verifyToken: string;
  /** Left out, the app's when it is free and its secret is known, else the account's. */
  readonly level?: CallbackLevel | undefined;
  /** With this very verify token. */
  readonly placed: PlacedCallbacks;
  /** Nothing is posted then, so nothing can be read back. */
  readonly dryRun: boolean;
}

export const callbackLevel = z.enum(CALLBACK_LEVELS);

export const callbackResult = z.object({
  url: z.string(),
  level: callbackLevel,
  /** False when Meta had all of it already, so that nothing was posted. */
  changed: z.boolean(),
  /** The fields that are ticked in the app now; null when that cannot be seen without the app secret. */
  fields: z.nullable(z.readonly(z.array(z.string()))),
  /** Those of them that were not ticked before. */
  addedFields: z.readonly(z.array(z.string())),
  /** Another callback that the app has for everything else, which was left alone. */
  appCallbackUrl: z.nullable(z.string()),
  /** What stood at this level before. */
  replacedUrl: z.nullable(z.string()),
  /** The level that gets this number's messages now, and its callback: not always the one that was set. */
  winner: z.nullable(callbackLevel),
  winnerUrl: z.nullable(z.string()),
});

export type CallbackResult = z.infer<typeof callbackResult>;

/** Everything that can be wrong with the URL and the token before anybody is asked. */
export function requireCallbackUrl(
  url: string,
  verifyToken: string,
  { isEmulator, level }: { readonly isEmulator: boolean; readonly level?: CallbackLevel | undefined },
): void {
  const problems = checkCallbackUrl(url, { isOverride: level !== 'app', allowLoopback: isEmulator });
  if (problems.length > 0) throw new Failure('callback-url-invalid', { url, problems });
  requireOwnWord(verifyToken);
}

/** A handshake carries the verify token in its address, so it must be none of the other secrets of the channel. */
export function requireOwnWord(verifyToken: string, others: readonly string[] = []): void {
  const problem = checkVerifyToken(verifyToken, others);
  if (problem) throw new Failure('verify-token-invalid', { problem });
}

/**
 * Has messages delivered to a callback that is known to answer, to an account that is subscribed: Meta refuses an
 * override before that. Posts only what differs, and asks Meta afterwards what it took. Whether Meta's answer is always
 * up to date by then is UNSURE.
 */
export async function placeCallback(
  request: CallbackRequest,
): Promise<{ result: CallbackResult; placed: PlacedCallbacks }> {
  const { app, callbackUrl: url, level, dryRun } = request;
  if (level === 'app' && !app) throw new Failure('no-app-secret', { channel: null });
  const before = await readCallbackState(request);
  const plan = planCallback(before, { url, level, canSetApp: app !== undefined, placed: request.placed });
  const changed = plan.appFields !== undefined || plan.override !== undefined;
  await post(plan, request);
  const after = changed && !dryRun ? await readCallbackState(request) : stateAfter(before, plan, url);
  const disagreement = findDisagreement(plan, url, after);
  if (disagreement) throw new Failure('callback-not-taken', { url, ...disagreement });
  const { callbacks, fields } = after;
  const winner = winnerOf(callbacks);
  const replaced = before.callbacks[plan.level];
  const result = {
    url,
    level: plan.level,
    changed,
    fields,
    addedFields: plan.addedFields,
    appCallbackUrl: isSameUrl(callbacks.app, url) ? null : callbacks.app,
    replacedUrl: isSameUrl(replaced, url) ? null : replaced,
    winner,
    winnerUrl: winner && callbacks[winner],
  };
  const placed = {
    ...request.placed,
    ...(plan.appFields && { app: url }),
    ...(plan.override && { [plan.override]: url }),
  };
  return { result, placed };
}

/** The app first: where an override follows, there is then no moment in which messages go nowhere. */
async function post({ appFields: fields, override }: CallbackPlan, request: CallbackRequest): Promise<void> {
  const { graph, app, wabaId, phoneNumberId, callbackUrl, verifyToken } = request;
  const callback = { callbackUrl, verifyToken };
  if (app && fields) await setAppSubscription(app.graph, app.appId, { ...callback, fields });
  if (override === 'waba') await subscribeApp(graph, wabaId, callback);
  if (override === 'phone') await setPhoneOverride(graph, phoneNumberId, callback);
}

export interface Ticking {
  readonly tickedFields: readonly string[];
  /** The app's callback, where `messages` is not ticked and was left so. */
  readonly untickedAt: string | null;
}

/**
 * Ticks the fields that a channel needs and the app lacks, with the callback that the app has. That is posted with them, and
 * its verify token, so one that this channel did not place is left alone: it answers to a verify token of somebody else.
 */
export async function tickMissingFields(
  app: AppOfChannel,
  { placed, verifyToken }: { placed: PlacedCallbacks | undefined; verifyToken: string | undefined },
): Promise<Ticking> {
  const subscription = await readWhatsAppSubscription(app.graph, app.appId);
  const callbackUrl = subscription?.callbackUrl || null;
  const before = subscription?.fields.map(({ name }) => name) ?? [];
  if (callbackUrl === null || before.includes('messages')) return { tickedFields: [], untickedAt: null };
  if (verifyToken === undefined || !isSameUrl(callbackUrl, placed?.app ?? null)) {
    return { tickedFields: [], untickedAt: callbackUrl };
  }
  const missing = RECOMMENDED_WEBHOOK_FIELDS.filter((field) => !before.includes(field));
  await setAppSubscription(app.graph, app.appId, { callbackUrl, verifyToken, fields: [...before, ...missing] });
  return { tickedFields: missing, untickedAt: null };
}

/** Whether some app has this account's messages sent to an address of their own. */
export async function isAnyOverridden(graph: Graph, wabaId: WabaId): Promise<boolean> {
  return (await listSubscribedApps(graph, wabaId)).some(({ overrideCallbackUrl }) => overrideCallbackUrl !== null);
}
