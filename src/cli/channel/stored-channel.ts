import type { ChannelRecord } from '../../core/channel/channel.js';
import { Failure } from '../../core/failure.js';
import { findByName } from '../active-channel.js';
import type { Session } from '../session.js';

/** The channel of that name, else the one in use; Failure `channel-not-stored` when that is made of the environment. */
export async function storedChannel(name: string | undefined, session: Session): Promise<ChannelRecord> {
  if (name !== undefined) return findByName((await session.config.read()).channels, name, '[name]');
  const { record, source } = await session.channel();
  if (!record) throw new Failure('channel-not-stored', { source });
  return record;
}
