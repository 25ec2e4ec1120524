import type { ChannelRecord } from '../core/channel/channel.js';
import { Failure } from '../core/failure.js';
import type { AppId, PhoneNumberId, WabaId } from '../core/ids.js';
import type { Takeover } from '../core/webhook/takeover.js';
import { toAppToken } from '../graph/subscriptions.js';
import type { Host } from '../host/host.js';
import { findTakeovers } from '../store/find-takeovers.js';
import type { SecretName } from '../store/secrets.js';
import { type HeldTakeover, holdTakeover, readTakeover } from '../store/takeovers.js';
import { kindOf } from './active-channel.js';
import type { CallbackPlace } from './callback-state.js';
import { type FoundSecret, secretOfEnvironment, secretOfStore } from './found-secret.js';
import { tryHandshake } from './handshake.js';
import { notPutBack, type PutBackResult, putBack } from './put-back.js';
import type { Session } from './session.js';

export type Restored =
  | { readonly taken: Takeover; readonly result: PutBackResult }
  | { readonly taken: Takeover; readonly failure: Failure };

/**
 * Puts back every callback that a listener had taken over which is gone: killed, or cut off from Meta when it ended. Those
 * of listeners that live are left alone. What cannot be put back now is tried again by the next command.
 */
export async function restoreTakeovers(
  session: Session,
  host: Host,
  tell: (restored: Restored) => void,
): Promise<void> {
  for (const id of findTakeovers(host.folders.state)) {
    const held = await holdTakeover(host.folders.state, id);
    if (held) await restore(id, held, { session, host, tell });
  }
}

interface Surroundings {
  readonly session: Session;
  readonly host: Host;
  readonly tell: (restored: Restored) => void;
}

async function restore(id: string, held: HeldTakeover, { session, host, tell }: Surroundings): Promise<void> {
  const taken = readTakeover(host.folders.state, id);
  try {
    if (!taken || (await livesElsewhere(taken, session, host))) return held.release();
    const owner = await ownerOf(taken, session);
    const place = await placeOf(taken, owner, session, host);
    const result = await putBack(taken, place, () => readPreviousToken(taken, session, host));
    held.remove();
    if (result.outcome !== 'already-back') tell({ taken, result });
  } catch (thrown) {
    if (!(thrown instanceof Failure) || !taken) throw thrown;
    if (isOfEmulatorThatIsGone(taken, thrown)) return held.remove();
    held.release();
    if (thrown.is('interrupted')) throw thrown;
    tell({ taken, failure: thrown });
  }
}

/** The lock says nothing of another machine's listener; but one that is gone does not answer. */
async function livesElsewhere(taken: Takeover, session: Session, host: Host): Promise<boolean> {
  if (taken.machine === host.machine) return false;
  const verifyToken = await readVerifyToken(taken, session);
  const url = taken.ours.at(-1);
  if (verifyToken === undefined || url === undefined) return false;
  try {
    return (await tryHandshake(host, url, { verifyToken, appSecret: undefined })).verdict.ok;
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.is('callback-unreachable')) return false;
    throw thrown;
  }
}

/** An emulator keeps everything in memory: when it is gone, so is our callback. */
function isOfEmulatorThatIsGone({ graphUrl }: Takeover, failure: Failure): boolean {
  if (kindOf(graphUrl) !== 'emulator' || !failure.is('takeover-not-put-back')) return false;
  const { cause } = failure;
  return cause instanceof Failure && cause.is('unreachable') && cause.facts.code === 'ECONNREFUSED';
}

/** undefined for a channel that was made of the environment. */
async function ownerOf(taken: Takeover, session: Session): Promise<ChannelRecord | undefined> {
  if (taken.channelId === null) return undefined;
  const owner = (await session.config.read()).channels.find(({ id }) => id === taken.channelId);
  if (!owner) throw notPutBack(taken, 'channel-gone');
  return owner;
}

async function placeOf(
  taken: Takeover,
  owner: ChannelRecord | undefined,
  session: Session,
  host: Host,
): Promise<CallbackPlace> {
  // The store first: the environment may speak of another channel today.
  const secretOf = async (name: SecretName): Promise<FoundSecret | undefined> =>
    (owner && (await secretOfStore(session.secrets, name, owner))) ?? (await secretOfEnvironment(host, name));
  const [token, appSecret] = [await secretOf('token'), await secretOf('app-secret')];
  if (!token) throw notPutBack(taken, 'not-permitted');
  const { graphUrl, channelName } = taken;
  const target = { graphUrl, token, appSecret: appSecret?.value, channel: channelName, evenWhenStopped: true };
  const graph = await session.graphFor(target);
  const appId = taken.appId as AppId | null;
  const app =
    appId !== null && appSecret
      ? { appId, graph: graph.withToken(toAppToken(appId, appSecret.value), appSecret.source) }
      : undefined;
  return { graph, app, appId, wabaId: taken.wabaId as WabaId, phoneNumberId: taken.phoneNumberId as PhoneNumberId };
}

/** The word that the callback of before answers to. */
export async function readPreviousToken(taken: Takeover, session: Session, host: Host): Promise<string | undefined> {
  const { previousToken } = taken;
  if (previousToken?.kind !== 'file') return readVerifyToken(taken, session);
  const bytes = await host.readFileIfExists(previousToken.path);
  const token = bytes && new TextDecoder().decode(bytes).trim();
  if (!token) return undefined;
  session.learn(token);
  return token;
}

async function readVerifyToken({ channelId }: Takeover, session: Session): Promise<string | undefined> {
  if (channelId === null) return undefined;
  const token = (await session.secrets.get(channelId, 'verify-token'))?.value;
  if (token !== undefined) session.learn(token);
  return token;
}
