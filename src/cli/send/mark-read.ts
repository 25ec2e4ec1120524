import { Failure } from '../../core/failure.js';
import { checkMessageId } from '../../core/messages/reaction.js';
import { markAsRead } from '../../graph/messages.js';
import { statusOf } from '../../store/message-log.js';
import type { Context } from '../context.js';

/** Tells Meta that a message was read, and that somebody types an answer to it. Only theirs can be: ours are known here. */
export async function markRead(
  wamid: string,
  typing: boolean,
  { session }: Pick<Context<unknown>, 'session'>,
): Promise<void> {
  if (checkMessageId(wamid).length > 0) throw notMarkable(wamid, 'not-a-message-id');
  const channel = await session.channel();
  const database = await session.database();
  if (statusOf(database, wamid)) throw notMarkable(wamid, 'is-ours');
  await markAsRead(await session.graph(), channel.phoneNumberId, { wamid, typing });
}

function notMarkable(wamid: string, reason: 'not-a-message-id' | 'is-ours'): Failure {
  return new Failure('message-not-markable', { wamid, reason });
}
