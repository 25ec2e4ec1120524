import * as z from 'zod/mini';
import type { WebhookConfiguration } from '../core/channel/phone-number.js';
import type { AppSubscription, CallbackOverride, SubscribedApp } from '../core/channel/subscription.js';
import type { AppId, PhoneNumberId, WabaId } from '../core/ids.js';
import type { Graph } from './graph.js';
import { webhookConfiguration } from './webhook-configuration.js';
import { flag, id, list, maybe, success, text } from './wire.js';

/** The only token that `/{app}/subscriptions` takes; pass it to `graph.withToken`. It contains the app secret. */
export function toAppToken(appId: AppId, appSecret: string): string {
  return `${appId}|${appSecret}`;
}

/** The apps that get this account's webhooks. None is the classic reason why nothing arrives. */
export async function listSubscribedApps(graph: Graph, wabaId: WabaId): Promise<SubscribedApp[]> {
  const { data } = await graph.get({ path: `/${wabaId}/subscribed_apps`, answer: z.looseObject({ data: list(app) }) });
  return data;
}

/**
 * Subscribes the token's app. Without an override, Meta also removes one that is there; with one, it calls that URL
 * before it answers. https://developers.facebook.com/docs/whatsapp/embedded-signup/webhooks/override
 */
export async function subscribeApp(graph: Graph, wabaId: WabaId, override?: CallbackOverride): Promise<void> {
  const body = override && { override_callback_uri: override.callbackUrl, verify_token: override.verifyToken };
  const path = `/${wabaId}/subscribed_apps`;
  await graph.post({ path, ...(body && { body }), answer: success, assumed: true, effect: 'repeatable' });
}

/** Ends it for the token's app alone; other apps stay. Whether an override goes with it is not documented (UNSURE). */
export async function unsubscribeApp(graph: Graph, wabaId: WabaId): Promise<void> {
  await graph.delete({ path: `/${wabaId}/subscribed_apps`, answer: success, assumed: true, effect: 'repeatable' });
}

/** The app's own callback and fields. `graph` must be one for the app token. */
export async function readAppSubscriptions(graph: Graph, appId: AppId): Promise<AppSubscription[]> {
  const answer = z.looseObject({ data: list(appSubscription) });
  const { data } = await graph.get({ path: `/${appId}/subscriptions`, answer });
  return data;
}

export interface AppCallback extends CallbackOverride {
  /** All that shall be on: whether Meta adds to the old fields or replaces them is not documented (UNSURE). */
  readonly fields: readonly string[];
}

/** Sets the app's one callback for WhatsApp; Meta calls it before it answers (code 2200 if that fails). Needs the app token. */
export async function setAppSubscription(graph: Graph, appId: AppId, callback: AppCallback): Promise<void> {
  await graph.post({
    path: `/${appId}/subscriptions`,
    body: {
      object: 'whatsapp_business_account',
      callback_url: callback.callbackUrl,
      verify_token: callback.verifyToken,
      fields: callback.fields.join(','),
      include_values: true,
    },
    answer: success,
    assumed: true,
    effect: 'repeatable',
  });
}

/** Takes the app's callback for WhatsApp away, and with it all fields that are ticked. Needs the app token. */
export async function removeAppSubscription(graph: Graph, appId: AppId): Promise<void> {
  const query = { object: 'whatsapp_business_account' };
  await graph.delete({
    path: `/${appId}/subscriptions`,
    query,
    answer: success,
    assumed: true,
    effect: 'repeatable',
  });
}

/**
 * Unticks fields of the app's callback, which stays: no handshake is made, so no verify token is needed. Needs the app token.
 * https://developers.facebook.com/docs/graph-api/reference/app/subscriptions
 */
export async function untickFields(graph: Graph, appId: AppId, fields: readonly string[]): Promise<void> {
  const query = { object: 'whatsapp_business_account', fields: fields.join(',') };
  await graph.delete({
    path: `/${appId}/subscriptions`,
    query,
    answer: success,
    assumed: true,
    effect: 'repeatable',
  });
}

/** Sets the number's own callback, which Meta calls before it answers; without one, takes it away. */
export async function setPhoneOverride(
  graph: Graph,
  phoneNumberId: PhoneNumberId,
  override?: CallbackOverride,
): Promise<void> {
  const webhook_configuration = override
    ? { override_callback_uri: override.callbackUrl, verify_token: override.verifyToken }
    : { override_callback_uri: '' };
  const body = { webhook_configuration };
  await graph.post({ path: `/${phoneNumberId}`, body, answer: success, assumed: true, effect: 'repeatable' });
}

/** Where Meta delivers for one number, at each of the three levels. */
export async function readWebhookConfiguration(
  graph: Graph,
  phoneNumberId: PhoneNumberId,
): Promise<WebhookConfiguration> {
  const answer = z.looseObject({ webhook_configuration: webhookConfiguration });
  const query = { fields: 'webhook_configuration' };
  const { webhook_configuration } = await graph.get({ path: `/${phoneNumberId}`, query, answer });
  return webhook_configuration;
}

const app = z.pipe(
  z.looseObject({
    whatsapp_business_api_data: z.looseObject({ id: id<AppId>(), name: text, link: text }),
    override_callback_uri: text,
  }),
  z.transform(
    ({ whatsapp_business_api_data: wire, override_callback_uri }): SubscribedApp => ({
      id: wire.id,
      name: wire.name,
      link: wire.link,
      overrideCallbackUrl: override_callback_uri || null,
    }),
  ),
);

const appField = z.pipe(
  z.union([z.string(), z.looseObject({ name: z.string(), version: text })]),
  z.transform((field) => (typeof field === 'string' ? { name: field, version: null } : toField(field))),
);

function toField({ name, version }: { readonly name: string; readonly version: string | null }) {
  return { name, version };
}

const appSubscription = z.pipe(
  z.looseObject({ object: z.string(), callback_url: text, active: flag, fields: maybe(z.array(appField)) }),
  z.transform(
    (wire): AppSubscription => ({
      object: wire.object,
      callbackUrl: wire.callback_url,
      active: wire.active,
      fields: wire.fields ?? [],
    }),
  ),
);
