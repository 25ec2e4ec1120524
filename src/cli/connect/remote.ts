import type { ChannelRecord } from '../../core/channel/channel.js';
import type { PhoneNumber } from '../../core/channel/phone-number.js';
import { readinessOf } from '../../core/channel/readiness.js';
import { type CallbackLevel, winnerOf } from '../../core/webhook/level.js';
import { toAppToken } from '../../graph/subscriptions.js';
import {
  type CallbackResult,
  ensureSubscribed,
  isAnyOverridden,
  placeCallback,
  type SubscriptionResult,
  tickMissingFields,
} from '../callback.js';
import { type CallbackPlace, type KnownState, readCallbackState } from '../callback-state.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import type { FoundSecret } from '../found-secret.js';
import { rememberPlaced } from '../placed-callbacks.js';
import { askCallback, type CallbackChoice, settleCallback } from './choose-callback.js';
import type { Secrets } from './secrets.js';

export interface Remote {
  readonly record: ChannelRecord;
  readonly phone: PhoneNumber;
  readonly token: FoundSecret;
  readonly secrets: Secrets;
  readonly subscribe: boolean;
  readonly callbackUrl: string | undefined;
  readonly level: CallbackLevel | undefined;
}

type ConnectContext = Context<Says<'connect'>>;
type Subscription = SubscriptionResult['state'] | 'left-alone' | 'skipped';

/** What changes at Meta: the app's subscription to the account, the callback, and the fields; then all is read back. */
export async function connectRemotely(remote: Remote, context: ConnectContext) {
  // Before anything changes: an endpoint that does not answer is the user's to mend first.
  const given = remote.callbackUrl && (await settleCallback(remote.callbackUrl, choiceOf(remote), context));
  const place = await placeOf(remote, context);
  const subscription = await subscribe(remote, place);
  const before = given === undefined ? await readCallbackState(place) : undefined;
  const callbackUrl = given ?? (before && (await askWhereMissing(remote, place, before, context)));
  const callback = callbackUrl === undefined ? null : await setCallback(remote, place, callbackUrl, context);
  const ticked = await tickWhereMissing(remote, place, before);
  // Read again only after a change: an app has few calls an hour.
  const state = before === undefined || callback?.changed || ticked ? await readCallbackState(place) : before;
  return {
    subscription,
    callback,
    ...reportOf(remote.phone, place, state, subscription),
    changed: [
      ...(subscription === 'subscribed' ? (['subscription'] as const) : []),
      ...(callback?.changed ? (['callback'] as const) : []),
      ...(ticked ? (['fields'] as const) : []),
    ],
  };
}

function reportOf(phone: PhoneNumber, { appId }: CallbackPlace, state: KnownState, subscription: Subscription) {
  const { callbacks, fields, subscribedApps } = state;
  const winner = winnerOf(callbacks);
  // Where Meta did not say which app the token is of, nobody can tell which subscription is ours.
  const subscribed = appId === null ? subscription !== 'skipped' : subscribedApps.some(({ id }) => id === appId);
  return {
    receivesAt: winner && callbacks[winner],
    works: readinessOf({ ...phone, subscribed, hasCallback: winner !== null, fields }),
  };
}

async function placeOf({ record, token, secrets }: Remote, { session }: ConnectContext): Promise<CallbackPlace> {
  const { graphUrl, appId, wabaId, phoneNumberId, name } = record;
  const { appSecret } = secrets;
  const graph = await session.graphFor({ graphUrl, token, appSecret, channel: name });
  const app =
    appSecret === undefined || appId === null
      ? undefined
      : { graph: graph.withToken(toAppToken(appId, appSecret), 'app secret'), appId };
  return { graph, app, appId, wabaId, phoneNumberId };
}

/** Only where messages go nowhere yet: a callback that is in place is left alone unless another one is given. */
async function askWhereMissing(
  remote: Remote,
  { appId }: CallbackPlace,
  { callbacks, subscribedApps }: KnownState,
  context: ConnectContext,
): Promise<string | undefined> {
  const isSubscribed = appId !== null && subscribedApps.some(({ id }) => id === appId);
  const isMissing = remote.callbackUrl === undefined && isSubscribed && winnerOf(callbacks) === null;
  // Without the verify token, which a keychain may keep to itself just now, no handshake can be done.
  if (!isMissing || !context.ask.possible || remote.secrets.verifyToken === undefined) return undefined;
  return askCallback(choiceOf(remote), context);
}

/** `chooseSecrets` has refused to go on where a callback was given and there is no verify token to read. */
function choiceOf({ record, secrets, level }: Remote): CallbackChoice {
  const { verifyToken = '', appSecret } = secrets;
  return { verifyToken, appSecret, isEmulator: record.kind === 'emulator', level };
}

async function setCallback(
  { record, secrets, level }: Remote,
  place: CallbackPlace,
  callbackUrl: string,
  { session, dryRun }: ConnectContext,
): Promise<CallbackResult> {
  const { verifyToken = '' } = secrets;
  const before = record.placed ?? {};
  const { result, placed } = await placeCallback({ ...place, callbackUrl, verifyToken, placed: before, level, dryRun });
  await rememberPlaced(session.config, record.id, placed);
  return result;
}

/** `messages` in a callback that the app has already; a callback that was just placed has it. */
async function tickWhereMissing(
  { record, secrets }: Remote,
  { app }: CallbackPlace,
  state: KnownState | undefined,
): Promise<boolean> {
  const isMissing = state?.callbacks.app != null && state.fields?.includes('messages') === false;
  if (!app || !isMissing) return false;
  const { verifyToken } = secrets;
  return (await tickMissingFields(app, { placed: record.placed, verifyToken })).tickedFields.length > 0;
}

/** Subscribing takes away the app's override. Where Meta did not say which app this is, it may be ours that is there. */
async function subscribe({ subscribe: isWanted, record }: Remote, { graph }: CallbackPlace): Promise<Subscription> {
  const { wabaId, appId } = record;
  if (!isWanted) return 'skipped';
  if (appId === null && (await isAnyOverridden(graph, wabaId))) return 'left-alone';
  return (await ensureSubscribed(graph, wabaId, appId)).state;
}
