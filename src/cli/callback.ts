import * as z from 'zod/mini';
import type { AppSubscription } from '../core/channel/subscription.js';
import { Failure } from '../core/failure.js';
import type { AppId, WabaId } from '../core/ids.js';
import { RECOMMENDED_WEBHOOK_FIELDS } from '../core/meta/webhook-fields.js';
import { checkCallbackUrl, checkVerifyToken } from '../core/webhook/callback-url.js';
import type { Graph } from '../graph/graph.js';
import { listSubscribedApps, readAppSubscriptions, setAppSubscription, subscribeApp } from '../graph/subscriptions.js';

/** The object that carries everything of WhatsApp, https://developers.facebook.com/docs/graph-api/webhooks/getting-started/webhooks-for-whatsapp */
const WHATSAPP_OBJECT = 'whatsapp_business_account';

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

export interface CallbackPlace {
  readonly graph: Graph;
  /** For the app token; undefined when the app secret is not known. */
  readonly app: { readonly graph: Graph; readonly appId: AppId } | undefined;
  readonly wabaId: WabaId;
  readonly callbackUrl: string;
  readonly verifyToken: string;
}

export const callbackResult = z.object({
  url: z.string(),
  level: z.enum(['app', 'waba']),
  /** The fields that are ticked in the app now; null when that cannot be seen without the app secret. */
  fields: z.nullable(z.readonly(z.array(z.string()))),
  /** Another callback that the app has for everything else, which was left alone. */
  appCallbackUrl: z.nullable(z.string()),
});

export type CallbackResult = z.infer<typeof callbackResult>;

/** Everything that can be wrong with the URL and the token before anybody is asked. */
export function requireCallbackUrl(url: string, verifyToken: string, isEmulator: boolean): void {
  const problems = checkCallbackUrl(url, { isOverride: true, allowLoopback: isEmulator });
  if (problems.length > 0) throw new Failure('callback-url-invalid', { url, problems });
  const problem = checkVerifyToken(verifyToken);
  if (problem) throw new Failure('verify-token-invalid', { problem });
}

/**
 * Has messages delivered to a callback that is known to answer. An app has one callback for all its accounts, so one
 * that is already set for something else is not taken over: this account then gets an override. Fields are only ever
 * added.
 */
export async function placeCallback(request: CallbackPlace): Promise<CallbackResult> {
  const { graph, app, wabaId, callbackUrl, verifyToken } = request;
  const subscription = app && (await readWhatsAppSubscription(app.graph, app.appId));
  const current = subscription?.callbackUrl || null;
  const before = subscription?.fields.map(({ name }) => name) ?? [];
  const isFree = current === null || current === callbackUrl;
  const fields = isFree ? [...new Set([...before, ...RECOMMENDED_WEBHOOK_FIELDS])] : before;
  if (app && isFree) await setAppSubscription(app.graph, app.appId, { callbackUrl, verifyToken, fields });
  const appCallbackUrl = isFree ? null : current;
  if (app && isFree && !(await isOverridden(graph, wabaId, app.appId, callbackUrl))) {
    return { url: callbackUrl, level: 'app', fields, appCallbackUrl };
  }
  await subscribeApp(graph, wabaId, { callbackUrl, verifyToken });
  return { url: callbackUrl, level: 'waba', fields: app ? fields : null, appCallbackUrl };
}

/**
 * Ticks the fields that a channel needs and the app lacks, with the callback that the app has; gives those it ticked.
 * Without a callback there is nothing to tick them for.
 */
export async function tickMissingFields(
  app: { readonly graph: Graph; readonly appId: AppId },
  verifyToken: string,
): Promise<string[]> {
  const subscription = await readWhatsAppSubscription(app.graph, app.appId);
  const callbackUrl = subscription?.callbackUrl || null;
  const before = subscription?.fields.map(({ name }) => name) ?? [];
  if (callbackUrl === null || before.includes('messages')) return [];
  const missing = RECOMMENDED_WEBHOOK_FIELDS.filter((field) => !before.includes(field));
  await setAppSubscription(app.graph, app.appId, { callbackUrl, verifyToken, fields: [...before, ...missing] });
  return missing;
}

/** Whether this account's messages go somewhere else, whatever the app's own callback is. */
async function isOverridden(graph: Graph, wabaId: WabaId, appId: AppId, callbackUrl: string): Promise<boolean> {
  const own = (await listSubscribedApps(graph, wabaId)).find(({ id }) => id === appId);
  const override = own?.overrideCallbackUrl ?? null;
  return override !== null && override !== callbackUrl;
}

/** Whether some app has this account's messages sent to an address of their own. */
export async function isAnyOverridden(graph: Graph, wabaId: WabaId): Promise<boolean> {
  return (await listSubscribedApps(graph, wabaId)).some(({ overrideCallbackUrl }) => overrideCallbackUrl !== null);
}

export async function readWhatsAppSubscription(graph: Graph, appId: AppId): Promise<AppSubscription | undefined> {
  const subscriptions = await readAppSubscriptions(graph, appId);
  return subscriptions.find(({ object }) => object === WHATSAPP_OBJECT);
}
