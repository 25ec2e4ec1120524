import type { ChannelRecord } from '../../../core/channel/channel.js';
import type { EventFilter } from '../../../core/webhook/event-filter.js';
import type { Host } from '../../../host/host.js';
import { catchUp, forgetOldDeliveries } from '../../../store/delivery-index.js';
import { findAppSecrets } from '../../app-secrets.js';
import type { Context } from '../../context.js';
import type { Session } from '../../session.js';
import { requireVerifyToken } from '../../verify-token.js';
import { createDeliveryRules, type ListenedChannels } from './delivery-rules.js';
import { createEndpoint } from './endpoint.js';
import { openForwarding } from './forwarding.js';
import { createLineQueue } from './line-queue.js';
import type { Line, ListenSays } from './lines.js';
import { createRecorder } from './recorder.js';
import { createTeller } from './teller.js';
import { createWatcher } from './watcher.js';

export interface ListenWishes {
  readonly path: string | undefined;
  readonly record: boolean;
  readonly keepDays: number;
  readonly keepMb: number;
  readonly maskNumbers: boolean;
  readonly filter: EventFilter;
  /** What is not recorded and nobody could read may be dropped. */
  readonly mayLeaveOut: boolean;
  readonly forwardTo: string | undefined;
  readonly passesOn: boolean;
}

/** Everything of a listener but the server: the endpoint, where deliveries go, and where lines come from. */
export async function setUp(wishes: ListenWishes, { session, host, say, text, globals }: Context<ListenSays>) {
  const channel = await session.channel();
  const verifyToken = await requireVerifyToken(session);
  // Never the secret of another kind: an emulator's is known to everybody, and would open a live listener to forgers.
  const companions = (await session.config.read()).channels.filter(({ kind }) => kind === channel.kind);
  const secrets = await findAppSecrets(session, companions);
  await learnTokens(session, companions);
  const channels: ListenedChannels = [channel, ...companions.filter(({ id }) => id !== channel.id)];
  const store = wishes.record ? await openStore(session, host, channels, wishes) : undefined;
  const rules = createDeliveryRules({ channels, secrets, masksNumbers: wishes.maskNumbers, hide: session.hide });
  const recorder = store
    ? createRecorder({ ...store, owners: channels, rules, host })
    : createWatcher({ owners: channels, rules, host, mayLeaveOut: wishes.mayLeaveOut });
  const lines = createLineQueue<Line>();
  const { mayLeaveOut, filter } = wishes;
  const words = text.events;
  const teller = createTeller({ recorder, lines, channels, secrets, say, words, mayLeaveOut, filter, host });
  const forwarding =
    wishes.forwardTo === undefined
      ? undefined
      : await openForwarding({
          url: wishes.forwardTo,
          stateFolder: store?.stateFolder,
          host,
          lines,
          showsAnswers: globals.verbose || globals.debug,
        });
  const endpoint = createEndpoint({
    verifyToken,
    secrets,
    rules,
    path: wishes.path,
    recorder,
    lines,
    host,
    passesOn: wishes.passesOn,
    ...(forwarding && { onKept: forwarding.add }),
  });
  return { channel, verifyToken, channels, secrets, store, recorder, lines, teller, endpoint, forwarding };
}

/** So that none of them is kept, should somebody have sent one. A keychain that does not answer is no reason not to listen. */
async function learnTokens(session: Session, channels: readonly ChannelRecord[]): Promise<void> {
  await session.optionalSecret('token', await session.channel());
  for (const { id } of channels) {
    const token = await session.secrets.get(id, 'token').catch(() => undefined);
    if (token?.value !== undefined) session.learn(token.value);
  }
}

const DAY_MS = 86_400_000;
const MEGABYTE = 1_000_000;

/** What a listener kept and could not index before it was killed is indexed; a store that cannot be written is found now. */
async function openStore(session: Session, host: Host, owners: ListenedChannels, { keepDays, keepMb }: ListenWishes) {
  const database = await session.database();
  const stateFolder = host.folders.state;
  const forget = () => {
    const since = new Date(host.now().getTime() - keepDays * DAY_MS);
    forgetOldDeliveries(database, stateFolder, { since, maxBytes: keepMb * MEGABYTE });
  };
  catchUp(database, stateFolder, owners);
  database.write('events', forget);
  return { database, stateFolder, forget };
}
