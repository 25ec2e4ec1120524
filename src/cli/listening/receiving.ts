import type { ChannelRecord } from '../../core/channel/channel.js';
import type { Host } from '../../host/host.js';
import type { Database } from '../../store/database.js';
import { catchUp, forgetOldDeliveries } from '../../store/delivery-index.js';
import { type AppSecrets, findAppSecrets } from '../app-secrets.js';
import type { Session } from '../session.js';
import { createDeliveryRules, type DeliveryRules, type ListenedChannels } from './delivery-rules.js';

interface Retention {
  readonly days: number;
  readonly megabytes: number;
}

export interface ReceivingWishes {
  readonly masksNumbers: boolean;
  /** How long deliveries are kept, and how many of them; undefined where nothing is recorded. */
  readonly keep: Retention | 'everything' | undefined;
}

export interface ReceivingStore {
  readonly database: Database;
  readonly stateFolder: string;
  /** Old deliveries go. */
  forget(): void;
}

/** Whose deliveries are taken, by which secrets they are known, and where they are kept. */
export interface Receiving {
  readonly channels: ListenedChannels;
  readonly secrets: AppSecrets;
  readonly rules: DeliveryRules;
  readonly store: ReceivingStore | undefined;
}

export async function prepareReceiving(
  { masksNumbers, keep }: ReceivingWishes,
  { session, host }: { readonly session: Session; readonly host: Host },
): Promise<Receiving> {
  const channel = await session.channel();
  // Never the secret of another kind: an emulator's is known to everybody, and would open a live listener to forgers.
  const companions = (await session.config.read()).channels.filter(({ kind }) => kind === channel.kind);
  const secrets = await findAppSecrets(session, companions);
  await learnTokens(session, companions);
  const channels: ListenedChannels = [channel, ...companions.filter(({ id }) => id !== channel.id)];
  const store = keep && (await openStore(session, host, channels, keep));
  const rules = createDeliveryRules({ channels, secrets, masksNumbers, hide: session.hide });
  return { channels, secrets, rules, store };
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
async function openStore(
  session: Session,
  host: Host,
  owners: ListenedChannels,
  keep: Retention | 'everything',
): Promise<ReceivingStore> {
  const database = await session.database();
  const stateFolder = host.folders.state;
  const forget = () => {
    if (keep === 'everything') return;
    const since = new Date(host.now().getTime() - keep.days * DAY_MS);
    forgetOldDeliveries(database, stateFolder, { since, maxBytes: keep.megabytes * MEGABYTE });
  };
  catchUp(database, stateFolder, owners);
  database.write('events', forget);
  return { database, stateFolder, forget };
}
