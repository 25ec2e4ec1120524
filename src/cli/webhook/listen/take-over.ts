import { Failure } from '../../../core/failure.js';
import { findWebhookField, RECOMMENDED_WEBHOOK_FIELDS } from '../../../core/meta/webhook-fields.js';
import { type CallbackLevel, isSameUrl } from '../../../core/webhook/level.js';
import {
  originOf,
  outrankedBy,
  previousTokenPlace,
  type Takeover,
  type TokenPlace,
} from '../../../core/webhook/takeover.js';
import { toAppToken } from '../../../graph/subscriptions.js';
import type { Host } from '../../../host/host.js';
import { findTakeovers } from '../../../store/find-takeovers.js';
import { type HeldTakeover, holdTakeover, readTakeover, sweepTakeovers } from '../../../store/takeovers.js';
import type { ActiveChannel } from '../../active-channel.js';
import { type CallbackPlace, type KnownState, readCallbackState } from '../../callback-state.js';
import { type PutBackResult, putBack, setCallbackAt } from '../../put-back.js';
import { readPreviousToken } from '../../restore-takeovers.js';
import type { Session } from '../../session.js';
import { placeOf } from '../../webhook-facts.js';

export interface TakeOverWish {
  readonly level: CallbackLevel;
  /** Absolute. */
  readonly previousTokenFile: string | undefined;
}

export interface TakeOverPlan {
  readonly channel: ActiveChannel;
  readonly place: CallbackPlace;
  readonly level: CallbackLevel;
  readonly previousUrl: string | null;
  readonly previousToken: TokenPlace | null;
  /** Who gets the messages now; null where nobody does. */
  readonly originUrl: string | null;
  readonly appUrl: string | null;
  /** Ticked in the app; null when that cannot be seen without the app secret. */
  readonly fields: readonly string[] | null;
}

/** Everything that stands against a take-over, before anything is changed. */
export async function planTakeOver(session: Session, host: Host, wish: TakeOverWish): Promise<TakeOverPlan> {
  const { level, previousTokenFile } = wish;
  const channel = await session.channel();
  // Names the channel whose secret is missing; without it the app's callback cannot be set.
  if (level === 'app') await session.appGraph();
  const place = await lastingPlace(session);
  const state = await readCallbackState(place);
  requireSubscribed(place, state);
  const above = outrankedBy(level, state.callbacks);
  if (above) throw new Failure('takeover-outranked', { level, by: above, url: state.callbacks[above] ?? '' });
  const previousUrl = state.callbacks[level];
  if (previousUrl !== null) requireNobodyElses(previousUrl, level, host);
  const isStored =
    channel.record !== undefined && (await session.secrets.where(channel.id, 'verify-token')) !== undefined;
  const known = { placed: channel.record?.placed, isStored, file: previousTokenFile };
  const previousToken = previousTokenPlace(previousUrl, level, known);
  if (previousToken === undefined) throw new Failure('takeover-token-unknown', { level, url: previousUrl ?? '' });
  // Now, and not when it is to be put back: the person is still here.
  if (previousTokenFile !== undefined) await host.readFile(previousTokenFile);
  const { fields, callbacks } = state;
  const originUrl = originOf(level, callbacks);
  return { channel, place, level, previousUrl, previousToken, originUrl, appUrl: callbacks.app, fields };
}

/** By clients that Ctrl-C does not break off: a change must not end in between. */
async function lastingPlace(session: Session): Promise<CallbackPlace> {
  const place = await placeOf(session);
  const graph = await session.lastingGraph();
  const secret = place.app && (await session.secret('app-secret', await session.channel()));
  if (!place.app || !secret) return { ...place, graph };
  const { appId } = place.app;
  return { ...place, graph, app: { appId, graph: graph.withToken(toAppToken(appId, secret.value), secret.source) } };
}

/** Meta refuses an override before that, and would send nothing. */
function requireSubscribed({ appId, wabaId }: CallbackPlace, { subscribedApps }: KnownState): void {
  if (subscribedApps.some(({ id }) => id === appId)) return;
  const otherApps = subscribedApps.map(({ id }) => id);
  throw new Failure('webhook-not-subscribed', { wabaId, appId: appId ?? '?', otherApps });
}

/** What is put back must not be the address of another listener, which is gone by then. */
function requireNobodyElses(previousUrl: string, level: CallbackLevel, host: Host): void {
  const stateFolder = host.folders.state;
  const others = findTakeovers(stateFolder).flatMap((id) => readTakeover(stateFolder, id) ?? []);
  const other = others.find(({ ours }) => ours.some((own) => isSameUrl(own, previousUrl)));
  if (other) throw new Failure('takeover-already', { level, url: previousUrl, pid: other.pid });
}

/** What is ticked in the app, by whether it comes to the level that is taken over; null when that cannot be seen. */
export function splitFields({ level, fields }: TakeOverPlan): { here: string[]; toApp: string[] } | null {
  if (fields === null) return null;
  const isHere = (name: string) => level === 'app' || (findWebhookField(name)?.overridable ?? false);
  // An app that has no callback is given the fields that a channel needs with it.
  const ticked = level === 'app' && fields.length === 0 ? RECOMMENDED_WEBHOOK_FIELDS : fields;
  return { here: ticked.filter(isHere), toApp: ticked.filter((name) => !isHere(name)) };
}

export interface TakenOver {
  /** To an address that the tunnel has now. */
  moveTo(url: string): Promise<void>;
  putBack(): Promise<PutBackResult>;
}

const ID_BYTES = 8;

/**
 * Has Meta deliver to us until it is put back. What was there is written down before Meta is told, so that whatever becomes
 * of this process, the next command can put it back.
 */
export async function takeOver(
  plan: TakeOverPlan,
  target: { readonly url: string; readonly verifyToken: string },
  session: Session,
  host: Host,
): Promise<TakenOver> {
  sweepTakeovers(host.folders.state, host.now());
  const id = Buffer.from(host.randomBytes(ID_BYTES)).toString('hex');
  const held = await holdTakeover(host.folders.state, id);
  if (!held) throw new Error('a lock with a random name is held by another process');
  const taken = new Standing(toRecord(id, plan, host), held, plan, session, host);
  try {
    await taken.moveTo(target.url, target.verifyToken);
  } catch (thrown) {
    await taken.putBack();
    throw thrown;
  }
  return { moveTo: (url) => taken.moveTo(url, target.verifyToken), putBack: () => taken.putBack() };
}

function toRecord(id: string, { channel, place, ...plan }: TakeOverPlan, host: Host): Takeover {
  const { level, previousUrl, previousToken } = plan;
  return {
    version: 1,
    id,
    machine: host.machine,
    pid: host.pid,
    at: host.now().toISOString(),
    channelId: channel.record?.id ?? null,
    channelName: channel.name,
    graphUrl: channel.graphUrl,
    appId: place.appId,
    wabaId: place.wabaId,
    phoneNumberId: place.phoneNumberId,
    level,
    previousUrl,
    previousToken,
    ours: [],
  };
}

class Standing {
  #isOver = false;

  constructor(
    private record: Takeover,
    readonly held: HeldTakeover,
    readonly plan: TakeOverPlan,
    readonly session: Session,
    readonly host: Host,
  ) {}

  async moveTo(url: string, verifyToken: string): Promise<void> {
    const { level, place, fields } = this.plan;
    this.record = { ...this.record, ours: [...this.record.ours, url] };
    this.held.write(this.record);
    await setCallbackAt(level, place, { callback: { callbackUrl: url, verifyToken }, fields });
    const found = (await readCallbackState(place)).callbacks[level];
    if (!isSameUrl(found, url)) throw new Failure('callback-not-taken', { url, level, found, missingFields: [] });
  }

  async putBack(): Promise<PutBackResult> {
    if (this.#isOver) return { outcome: 'already-back', current: null };
    this.#isOver = true;
    try {
      const readToken = () => readPreviousToken(this.record, this.session, this.host);
      const result = await putBack(this.record, this.plan.place, readToken);
      this.held.remove();
      return result;
    } catch (thrown) {
      this.held.release();
      throw thrown;
    }
  }
}
