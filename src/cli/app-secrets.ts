import type { ChannelRecord } from '../core/channel/channel.js';
import type { ActiveChannel } from './active-channel.js';
import type { Session } from './session.js';

/** The secret of one app, with the channels on this machine that are of it. */
export interface AppSecret {
  readonly value: string;
  /** Null where Meta never said which app the token is of. */
  readonly appId: string | null;
  readonly channels: readonly string[];
}

export interface AppSecrets {
  /** The active channel's first, each once. */
  readonly known: readonly AppSecret[];
  /** Channels whose app has no secret here, so that nobody can say what it signed. */
  readonly channelsWithout: readonly string[];
}

/** The app secrets of the active channel and of the others that are named. */
export async function findAppSecrets(session: Session, others: readonly ChannelRecord[]): Promise<AppSecrets> {
  const channel = await session.channel();
  const own = {
    name: nameOf(channel),
    appId: channel.appId,
    value: (await session.secret('app-secret', channel))?.value,
  };
  // At once, since a keychain takes its time for each.
  const rest = await Promise.all(
    others
      .filter(({ id }) => id !== channel.id)
      .map(async ({ id, name, appId }) => ({
        name,
        appId,
        value: (await session.secrets.get(id, 'app-secret'))?.value,
      })),
  );
  for (const { value } of rest) if (value !== undefined) session.learn(value);
  const known = group([own, ...rest]);
  const apps = new Set(known.map(({ appId }) => appId));
  const without = [own, ...rest].filter(
    ({ value, appId }) => value === undefined && (appId === null || !apps.has(appId)),
  );
  return { known, channelsWithout: without.map(({ name }) => name) };
}

/** What people call it; a channel made of the environment has no name. */
export function nameOf({ name, phoneNumberId }: Pick<ActiveChannel, 'name'> & { phoneNumberId: string }): string {
  return name ?? phoneNumberId;
}

interface Candidate {
  readonly name: string;
  readonly appId: string | null;
  readonly value: string | undefined;
}

/** Channels of one app have one secret. */
function group(candidates: readonly Candidate[]): AppSecret[] {
  const secrets = new Map<string, AppSecret>();
  for (const { name, appId, value } of candidates) {
    if (value === undefined) continue;
    const known = secrets.get(value);
    secrets.set(value, { value, appId: known?.appId ?? appId, channels: [...(known?.channels ?? []), name] });
  }
  return [...secrets.values()];
}
