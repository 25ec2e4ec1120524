import type { ChannelRecord } from '../../core/channel/channel.js';
import type { AppId, WabaId } from '../../core/ids.js';
import type { Graph } from '../../graph/graph.js';
import { toAppToken } from '../../graph/subscriptions.js';
import { ensureSubscribed, isAnyOverridden, placeCallback, type SubscriptionResult } from '../callback.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import type { FoundSecret } from '../found-secret.js';
import { requireHandshake } from '../handshake.js';
import type { Secrets } from './secrets.js';

export interface Remote {
  readonly record: ChannelRecord;
  readonly token: FoundSecret;
  readonly secrets: Secrets;
  readonly subscribe: boolean;
  readonly callbackUrl: string | undefined;
}

/** What changes at Meta: the app's subscription to the account, and the callback when one was given. */
export async function connectRemotely(
  { record, token, secrets, subscribe, callbackUrl }: Remote,
  { session, host, dryRun }: Context<Says<'connect'>>,
) {
  const { graphUrl, wabaId, appId } = record;
  const { appSecret, verifyToken } = secrets;
  // Before anything changes: an endpoint that does not answer is the user's to mend first. A dry run asks nobody.
  if (callbackUrl !== undefined && !dryRun) await requireHandshake(host, callbackUrl, verifyToken);
  const graph = await session.graphFor({ graphUrl, token, appSecret, channel: record.name });
  const subscription = subscribe ? await subscribeUnlessRisky(graph, wabaId, appId) : ('skipped' as const);
  if (callbackUrl === undefined) return { subscription, callback: null };
  const app =
    appSecret === undefined || appId === null
      ? undefined
      : { graph: graph.withToken(toAppToken(appId, appSecret), 'app secret'), appId };
  return { subscription, callback: await placeCallback({ graph, app, wabaId, callbackUrl, verifyToken }) };
}

/** Subscribing takes away the app's override. Where Meta did not say which app this is, it may be ours that is there. */
async function subscribeUnlessRisky(
  graph: Graph,
  wabaId: WabaId,
  appId: AppId | null,
): Promise<SubscriptionResult['state'] | 'left-alone'> {
  if (appId === null && (await isAnyOverridden(graph, wabaId))) return 'left-alone';
  return (await ensureSubscribed(graph, wabaId, appId)).state;
}
