import * as z from 'zod/mini';
import { GRAPH_VERSIONS } from '../../core/meta/graph-versions.js';
import { WEBHOOK_FIELDS } from '../../core/meta/webhook-fields.js';
import { ok, success } from '../answers.js';
import { checkCallbackUrl } from '../handshake.js';
import { decodeJsonText, parseParams, wireChoice, wireText } from '../params.js';
import { checkedOverride } from '../phone-settings.js';
import { handshakeFailed, parameterInvalid } from '../refusals.js';
import type { Answer, Call, Route } from '../route.js';
import { MANAGEMENT } from '../scopes.js';
import { wabaOf } from '../subjects.js';
import { subscribedAppsOf } from '../subscribed-apps.js';

const OBJECT = 'whatsapp_business_account';

function readSubscriptions({ app: { subscription } }: Call): Answer {
  if (!subscription) return ok({ data: [] });
  const { callbackUrl: callback_url, fields } = subscription;
  return ok({ data: [{ object: OBJECT, callback_url, active: true, fields }] });
}

/** A list by commas, or a JSON array as a list or as a text. */
const fieldNames = z.pipe(
  z.transform((value) => {
    const decoded = decodeJsonText(value);
    return typeof decoded === 'string' ? decoded.split(',') : decoded;
  }),
  z.pipe(
    z.array(wireText),
    z.transform((names) => [...new Set(names.map((name) => name.trim()).filter(Boolean))]),
  ),
);

const subscriptionParams = z.object({
  object: wireChoice([OBJECT]),
  callback_url: wireText,
  verify_token: wireText,
  fields: z._default(fieldNames, []),
});

/**
 * Replaces the callback and the fields. Whether Meta adds the new fields to the old ones is UNSURE; replacing shows a
 * client that did not send the union. https://developers.facebook.com/docs/graph-api/reference/app/subscriptions
 */
async function subscribe({ app, params, version, world }: Call): Promise<Answer> {
  const { callback_url, verify_token, fields } = parseParams(subscriptionParams, params);
  checkFields(fields);
  checkCallbackUrl('callback_url', callback_url);
  const problem = await world.handshake(callback_url, verify_token);
  if (problem !== undefined) throw handshakeFailed(problem);
  app.subscription = {
    callbackUrl: callback_url,
    verifyToken: verify_token,
    fields: fields.map((name) => ({ name, version: knownVersion(version) })),
  };
  return success;
}

function checkFields(fields: readonly string[]): void {
  const unknown = fields.find((name) => !WEBHOOK_FIELDS.some((known) => known.name === name));
  if (unknown === undefined) return;
  throw parameterInvalid(
    'fields',
    `must be one of {${WEBHOOK_FIELDS.map(({ name }) => name).join(', ')}} - got "${unknown}".`,
  );
}

function knownVersion(version: string): string {
  return GRAPH_VERSIONS.some((known) => known.version === version) ? version : 'v25.0';
}

const removalParams = z.object({ object: z.optional(wireChoice([OBJECT])), fields: z.optional(fieldNames) });

/** Without `fields` the callback goes too. */
function unsubscribe({ app, params }: Call): Answer {
  const { fields } = parseParams(removalParams, params);
  if (!fields?.length) app.subscription = undefined;
  else if (app.subscription) {
    app.subscription.fields = app.subscription.fields.filter(({ name }) => !fields.includes(name));
  }
  return success;
}

const overrideParams = z.object({ override_callback_uri: z.optional(wireText), verify_token: z.optional(wireText) });

/** Subscribes the app of the token. Without an override an old one goes: Meta's way to remove it. */
async function subscribeWaba(call: Call): Promise<Answer> {
  const waba = wabaOf(call);
  const { override_callback_uri: uri, verify_token } = parseParams(overrideParams, call.params);
  const override = uri ? await checkedOverride(waba.id, { uri, verifyToken: verify_token }, call) : undefined;
  waba.subscribedApps.set(call.app.id, { appId: call.app.id, override });
  return success;
}

function unsubscribeWaba(call: Call): Answer {
  wabaOf(call).subscribedApps.delete(call.app.id);
  return success;
}

const onApp = {
  kind: 'app',
  edge: 'subscriptions',
  path: '/{app-id}/subscriptions',
  scope: undefined,
  token: 'app',
} as const;
const onWaba = {
  kind: 'waba',
  edge: 'subscribed_apps',
  path: '/{waba-id}/subscribed_apps',
  scope: MANAGEMENT,
} as const;
const DEVELOPMENT =
  'an app in development mode hears of test numbers alone; which webhooks Meta holds back from it is not published';
const ONLY_WHATSAPP = 'the object whatsapp_business_account alone';

export const webhookRoutes: readonly Route[] = [
  { ...onApp, method: 'GET', coverage: 'partial', note: ONLY_WHATSAPP, handle: readSubscriptions },
  { ...onApp, method: 'POST', coverage: 'partial', note: ONLY_WHATSAPP, handle: subscribe },
  { ...onApp, method: 'DELETE', coverage: 'partial', note: ONLY_WHATSAPP, handle: unsubscribe },
  { ...onWaba, method: 'GET', coverage: 'full', handle: (call) => ok({ data: subscribedAppsOf(wabaOf(call), call) }) },
  { ...onWaba, method: 'POST', coverage: 'partial', note: DEVELOPMENT, handle: subscribeWaba },
  { ...onWaba, method: 'DELETE', coverage: 'full', handle: unsubscribeWaba },
];
