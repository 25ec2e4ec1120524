import { Failure } from '../../core/failure.js';
import { loopbackPort } from '../../core/webhook/callback-lead.js';
import type { Host } from '../../host/host.js';
import { catchUp } from '../../store/delivery-index.js';
import { type MessageHistory, statusOf } from '../../store/message-log.js';
import { findListener, type RunningListener } from '../../store/running-listener.js';
import type { Context } from '../context.js';
import { type OwnListener, openOwnListener } from './own-listener.js';
import { type Listening, requireCallback, requireLead } from './require-arrival.js';

/** Where the statuses of a message come from: a listener of whatever process on this machine, or one of our own. */
export interface StatusSource {
  /** What is known of it now. */
  history(wamid: string): MessageHistory | undefined;
  /** To be called again and again: a listener that ended is replaced by one of our own. */
  keepAlive(): Promise<void>;
  /** Meta's callback, as far as it is known. */
  readonly callbackUrl: string | null;
  close(): Promise<void>;
}

type SourceContext = Pick<Context<unknown>, 'session' | 'host' | 'note' | 'text' | 'verbose'>;

/** The port of `webhook listen`, where a callback for tests most likely leads. */
const USUAL_PORT = 3000;

/** How often the listener of another process is looked for. */
const LOOK_MS = 2_000;
const TRY_MS = 1_000;

/** Throws Failure `nothing-will-arrive` where waiting would be in vain. To be opened before the message is sent. */
export async function openStatusSource(port: number | undefined, context: SourceContext): Promise<StatusSource> {
  const { session, host } = context;
  const database = await session.database();
  const owners = (await session.config.read()).channels;
  const callbackUrl = await requireCallback(context);
  const openOwn = () => openOwnListener(port ?? usualPort(callbackUrl), context);
  const listening = await findOrOpen(openOwn, host);
  let { own } = listening;
  const close = async () => own?.close();
  try {
    await requireLead(callbackUrl, { ...listening, isSure: port !== undefined }, context);
  } catch (thrown) {
    await close();
    throw thrown;
  }
  let lookedAt = host.now().getTime();
  return {
    callbackUrl,
    close,
    history(wamid) {
      catchUp(database, host.folders.state, owners);
      return statusOf(database, wamid);
    },
    async keepAlive() {
      if (own || host.now().getTime() - lookedAt < LOOK_MS) return;
      lookedAt = host.now().getTime();
      if (await findLivingListener(host)) return;
      own = await openOwn();
      context.note(context.text.following.listenerGone(own.url));
    },
  };
}

/** Where the callback of an emulator leads to, else the port of `webhook listen`. */
function usualPort(callbackUrl: string | null): number {
  return (callbackUrl === null ? undefined : loopbackPort(callbackUrl)) ?? USUAL_PORT;
}

async function findOrOpen(openOwn: () => Promise<OwnListener>, host: Host): Promise<Omit<Listening, 'isSure'>> {
  const running = await findLivingListener(host);
  if (running) return { running, own: undefined };
  try {
    return { running: undefined, own: await openOwn() };
  } catch (thrown) {
    return { running: await listenerInsteadOf(thrown, host), own: undefined };
  }
}

/** Two that begin at once want the same port; the one that comes second learns from the first one's records. */
async function listenerInsteadOf(thrown: unknown, host: Host): Promise<RunningListener> {
  if (!(thrown instanceof Failure && thrown.is('port-in-use'))) throw thrown;
  await host.sleep(500);
  const running = await findLivingListener(host);
  if (!running) throw thrown;
  return running;
}

/** One that was killed is still named in the store, but nobody answers there. */
async function findLivingListener(host: Host): Promise<RunningListener | undefined> {
  const noted = findListener(host.folders.state);
  if (!noted || (await host.tryConnect(noted.url, TRY_MS)) !== undefined) return undefined;
  return noted;
}
