import type { ChannelRecord } from '../../core/channel/channel.js';
import type { PhoneNumber } from '../../core/channel/phone-number.js';
import { readinessOf } from '../../core/channel/readiness.js';
import type { AppId } from '../../core/ids.js';
import type { Graph } from '../../graph/graph.js';
import { toAppToken } from '../../graph/subscriptions.js';
import {
  type CallbackResult,
  ensureSubscribed,
  isAnyOverridden,
  placeCallback,
  type SubscriptionResult,
  tickMissingFields,
} from '../callback.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import type { FoundSecret } from '../found-secret.js';
import { readWebhookFacts, type WebhookFacts } from '../webhook-facts.js';
import { askCallback, type CallbackChoice, settleCallback } from './choose-callback.js';
import type { Secrets } from './secrets.js';

export interface Remote {
  readonly record: ChannelRecord;
  readonly phone: PhoneNumber;
  readonly token: FoundSecret;
  readonly secrets: Secrets;
  readonly subscribe: boolean;
  readonly callbackUrl: string | undefined;
}

type ConnectContext = Context<Says<'connect'>>;

/** What changes at Meta: the app's subscription to the account, the callback, and the fields; then all is read back. */
export async function connectRemotely(remote: Remote, context: ConnectContext) {
  const { record, phone, secrets, subscribe } = remote;
  const { verifyToken } = secrets;
  // Before anything changes: an endpoint that does not answer is the user's to mend first.
  const given = remote.callbackUrl && (await settleCallback(remote.callbackUrl, choiceOf(remote), context));
  const line = await openLine(remote, context);
  const subscription = subscribe ? await subscribeUnlessRisky(line.graph, record) : ('skipped' as const);
  const before = given === undefined ? await readFacts(line, record) : undefined;
  const callbackUrl = given ?? (await askWhereMissing(remote, before, context));
  const callback = callbackUrl === undefined ? null : await place(line, record, callbackUrl, verifyToken ?? '');
  const ticked = await tickWhereMissing(line, before, verifyToken);
  // Read again only after a change: an app has few calls an hour.
  const facts = callback !== null || ticked.length > 0 ? await readFacts(line, record) : before;
  return {
    subscription,
    callback,
    ...reportOf(phone, facts, subscription),
    changed: changes(subscription, callback, ticked),
  };
}

function reportOf(phone: PhoneNumber, facts: WebhookFacts | undefined, subscription: Subscription) {
  const receivesAt = facts?.winner ? facts.callbacks[facts.winner] : null;
  const subscribed = facts?.subscribed ?? subscription !== 'skipped';
  const hasCallback = receivesAt !== null;
  const works = readinessOf({ ...phone, subscribed, hasCallback, fields: facts?.fields ?? null });
  return { receivesAt, works };
}

type Subscription = SubscriptionResult['state'] | 'left-alone' | 'skipped';

function changes(subscription: Subscription, callback: CallbackResult | null, ticked: readonly string[]) {
  return [
    ...(subscription === 'subscribed' ? ['subscription' as const] : []),
    ...(callback === null ? [] : ['callback' as const]),
    ...(ticked.length > 0 ? ['fields' as const] : []),
  ];
}

interface Line {
  readonly graph: Graph;
  /** undefined when the app secret is not known. */
  readonly app: { readonly graph: Graph; readonly appId: AppId } | undefined;
}

async function openLine({ record, token, secrets }: Remote, { session }: ConnectContext): Promise<Line> {
  const { graphUrl, appId, name } = record;
  const { appSecret } = secrets;
  const graph = await session.graphFor({ graphUrl, token, appSecret, channel: name });
  if (appSecret === undefined || appId === null) return { graph, app: undefined };
  return { graph, app: { graph: graph.withToken(toAppToken(appId, appSecret), 'app secret'), appId } };
}

/** undefined where Meta did not say which app the token is of: then nobody can tell which subscription is ours. */
async function readFacts({ graph, app }: Line, record: ChannelRecord): Promise<WebhookFacts | undefined> {
  const { appId, wabaId, phoneNumberId } = record;
  return appId === null ? undefined : readWebhookFacts({ graph, app, appId, wabaId, phoneNumberId });
}

/** Only where messages go nowhere yet: a callback that is in place is left alone unless another one is given. */
async function askWhereMissing(
  remote: Remote,
  facts: WebhookFacts | undefined,
  context: ConnectContext,
): Promise<string | undefined> {
  const isMissing =
    remote.callbackUrl === undefined && facts !== undefined && facts.subscribed && facts.winner === null;
  // Without the verify token, which a keychain may keep to itself just now, no handshake can be done.
  if (!isMissing || !context.ask.possible || remote.secrets.verifyToken === undefined) return undefined;
  return askCallback(choiceOf(remote), context);
}

/** `chooseSecrets` has refused to go on where a callback was given and there is no verify token to read. */
function choiceOf({ record, secrets }: Remote): CallbackChoice {
  return { verifyToken: secrets.verifyToken ?? '', isEmulator: record.kind === 'emulator' };
}

/** `messages` in a callback that the app has already; a callback that was just placed has it. */
async function tickWhereMissing(
  { app }: Line,
  facts: WebhookFacts | undefined,
  verifyToken: string | undefined,
): Promise<readonly string[]> {
  const isMissing = facts?.callbacks.app != null && facts.fields?.includes('messages') === false;
  return app && isMissing && verifyToken !== undefined ? tickMissingFields(app, verifyToken) : [];
}

function place(
  { graph, app }: Line,
  { wabaId }: ChannelRecord,
  callbackUrl: string,
  verifyToken: string,
): Promise<CallbackResult> {
  return placeCallback({ graph, app, wabaId, callbackUrl, verifyToken });
}

/** Subscribing takes away the app's override. Where Meta did not say which app this is, it may be ours that is there. */
async function subscribeUnlessRisky(
  graph: Graph,
  { wabaId, appId }: ChannelRecord,
): Promise<SubscriptionResult['state'] | 'left-alone'> {
  if (appId === null && (await isAnyOverridden(graph, wabaId))) return 'left-alone';
  return (await ensureSubscribed(graph, wabaId, appId)).state;
}
