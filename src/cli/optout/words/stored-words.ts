import type { ChannelRecord } from '../../../core/channel/channel.js';
import { Failure } from '../../../core/failure.js';
import type { OptOutWords } from '../../../core/optouts/words.js';
import type { Session } from '../../session.js';

/** The channel in use, which must be a stored one: its record is where the words stand. */
export async function channelWithWords(session: Session): Promise<ChannelRecord> {
  const { record, source } = await session.channel();
  if (!record) throw new Failure('channel-not-stored', { source });
  return record;
}

/** undefined switches them off. */
export async function changeWords(session: Session, optOutWords: OptOutWords | undefined): Promise<void> {
  const { id } = await channelWithWords(session);
  await session.config.update((current) => ({
    ...current,
    channels: current.channels.map((each) => (each.id === id ? { ...each, optOutWords } : each)),
  }));
}
