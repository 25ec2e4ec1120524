import { type AppHealth, appHealthOf } from '../core/channel/health.js';
import { Failure } from '../core/failure.js';
import type { AppId } from '../core/ids.js';
import { type CallbackLevel, type Callbacks, winnerOf } from '../core/webhook/level.js';
import { readHealth } from '../graph/health.js';
import { readCallbackState } from './callback-state.js';
import type { Session } from './session.js';

export interface WebhookFacts {
  readonly appId: AppId;
  readonly subscribed: boolean;
  readonly otherApps: readonly { readonly id: string; readonly name: string | null }[];
  readonly callbacks: Callbacks;
  /** The one that gets messages. */
  readonly winner: CallbackLevel | null;
  /** Ticked in the app; null when that cannot be seen without the app secret. */
  readonly fields: readonly string[] | null;
}

/** Everything about the way of a message to us that Meta tells: who is subscribed, where it goes, what is ticked. */
export async function gatherWebhookFacts(session: Session): Promise<WebhookFacts> {
  const { subscribedApps, callbacks, fields, appId } = await readState(session);
  return {
    appId,
    subscribed: subscribedApps.some(({ id }) => id === appId),
    otherApps: subscribedApps.filter(({ id }) => id !== appId).map(({ id, name }) => ({ id, name })),
    callbacks,
    winner: winnerOf(callbacks),
    fields,
  };
}

async function readState(session: Session) {
  const place = await placeOf(session);
  return { ...place, ...(await readCallbackState(place)) };
}

/** The channel as the callbacks of its number are read and set; the app only where its secret is known. */
export async function placeOf(session: Session) {
  const channel = await session.channel();
  const graph = await session.graph();
  const appId = await session.appId();
  const hasSecret = (await session.optionalSecret('app-secret', channel)) !== undefined;
  const app = hasSecret ? await session.appGraph() : undefined;
  const { wabaId, phoneNumberId } = channel;
  return { graph, app, appId, wabaId, phoneNumberId };
}

/** What Meta says about the app in its verdict on the number. One question more, and no reason to fail when it is refused. */
export async function readAppHealth(session: Session): Promise<AppHealth | null> {
  const { phoneNumberId } = await session.channel();
  try {
    return appHealthOf(await readHealth(await session.graph(), phoneNumberId));
  } catch (thrown) {
    if (thrown instanceof Failure && !thrown.is('interrupted')) return null;
    throw thrown;
  }
}
