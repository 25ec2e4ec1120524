import type { AppSubscription, SubscribedApp } from '../core/channel/subscription.js';
import type { AppId, PhoneNumberId, WabaId } from '../core/ids.js';
import type { CallbackState } from '../core/webhook/callback-plan.js';
import type { Graph } from '../graph/graph.js';
import { listSubscribedApps, readAppSubscriptions, readWebhookConfiguration } from '../graph/subscriptions.js';

/** The object that carries everything of WhatsApp, https://developers.facebook.com/docs/graph-api/webhooks/getting-started/webhooks-for-whatsapp */
const WHATSAPP_OBJECT = 'whatsapp_business_account';

/** A number with the clients that read and set its callbacks. */
export interface CallbackPlace {
  readonly graph: Graph;
  /** For the app token; undefined when the app secret is not known. */
  readonly app: AppOfChannel | undefined;
  /** Null where Meta did not say which app the token is of. */
  readonly appId: AppId | null;
  readonly wabaId: WabaId;
  readonly phoneNumberId: PhoneNumberId;
}

export interface AppOfChannel {
  readonly graph: Graph;
  readonly appId: AppId;
}

export interface KnownState extends CallbackState {
  readonly subscribedApps: readonly SubscribedApp[];
}

/** What Meta says about the callbacks of a number. An override of another app is not told to this one's token. */
export async function readCallbackState(place: CallbackPlace): Promise<KnownState> {
  const { graph, app, appId, wabaId, phoneNumberId } = place;
  const subscribedApps = await listSubscribedApps(graph, wabaId);
  const configured = await readWebhookConfiguration(graph, phoneNumberId);
  const subscription = app && (await readWhatsAppSubscription(app.graph, app.appId));
  const ours = subscribedApps.find(({ id }) => id === appId);
  const callbacks = {
    // Of what was taken away Meta may still answer an empty text.
    phone: configured.phoneNumber || null,
    waba: configured.waba || ours?.overrideCallbackUrl || null,
    app: subscription?.callbackUrl || configured.application || null,
  };
  const fields = app ? (subscription?.fields.map(({ name }) => name) ?? []) : null;
  return { callbacks, fields, subscribedApps };
}

export async function readWhatsAppSubscription(graph: Graph, appId: AppId): Promise<AppSubscription | undefined> {
  const subscriptions = await readAppSubscriptions(graph, appId);
  return subscriptions.find(({ object }) => object === WHATSAPP_OBJECT);
}
