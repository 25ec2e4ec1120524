import type { AppId, PhoneNumberId, WabaId } from '../core/ids.js';
import type { Graph } from '../graph/graph.js';
import { listSubscribedApps, readWebhookConfiguration } from '../graph/subscriptions.js';
import { readWhatsAppSubscription } from './callback.js';
import type { Session } from './session.js';

export type Level = 'phone' | 'waba' | 'app';

export interface WebhookFacts {
  readonly appId: AppId;
  readonly subscribed: boolean;
  readonly otherApps: readonly { readonly id: string; readonly name: string | null }[];
  readonly callbacks: Readonly<Record<Level, string | null>>;
  /** The one that gets messages; https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override */
  readonly winner: Level | null;
  /** Ticked in the app; null when that cannot be seen without the app secret. */
  readonly fields: readonly string[] | null;
}

const PRECEDENCE: readonly Level[] = ['phone', 'waba', 'app'];

/** Whose way of messages is looked at, and with what. */
export interface WebhookSubject {
  readonly graph: Graph;
  readonly appId: AppId;
  /** For the app token; undefined when the app secret is not known. */
  readonly app: { readonly graph: Graph; readonly appId: AppId } | undefined;
  readonly wabaId: WabaId;
  readonly phoneNumberId: PhoneNumberId;
}

/** Everything about the way of a message to us that Meta tells: who is subscribed, where it goes, what is ticked. */
export async function readWebhookFacts(subject: WebhookSubject): Promise<WebhookFacts> {
  const { graph, appId, app, wabaId, phoneNumberId } = subject;
  const apps = await listSubscribedApps(graph, wabaId);
  const ours = apps.find(({ id }) => id === appId);
  const configured = await readWebhookConfiguration(graph, phoneNumberId);
  const subscription = app && (await readWhatsAppSubscription(app.graph, app.appId));
  const callbacks = {
    // Of what was taken away Meta may still answer an empty text.
    phone: configured.phoneNumber || null,
    waba: configured.waba || ours?.overrideCallbackUrl || null,
    app: configured.application || subscription?.callbackUrl || null,
  };
  return {
    appId,
    subscribed: ours !== undefined,
    otherApps: apps.filter(({ id }) => id !== appId).map(({ id, name }) => ({ id, name })),
    callbacks,
    winner: PRECEDENCE.find((level) => callbacks[level] !== null) ?? null,
    fields: app ? (subscription?.fields.map(({ name }) => name) ?? []) : null,
  };
}

/** The same for the channel in use. */
export async function gatherWebhookFacts(session: Session): Promise<WebhookFacts> {
  const channel = await session.channel();
  const { wabaId, phoneNumberId } = channel;
  const hasSecret = (await session.optionalSecret('app-secret', channel)) !== undefined;
  const app = hasSecret ? await session.appGraph() : undefined;
  return readWebhookFacts({ graph: await session.graph(), appId: await session.appId(), app, wabaId, phoneNumberId });
}
