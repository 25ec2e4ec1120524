import { Failure } from '../../core/failure.js';
import type { EventMedia } from '../../core/webhook/event.js';
import { eventsOf } from '../../store/delivery-index.js';
import { readDelivery } from '../../store/delivery-log.js';
import { queryEvents } from '../../store/event-index.js';
import type { Context } from '../context.js';

/** The file that a message brought which was received here. Throws Failure `media-message-unknown` or `message-without-media`. */
export async function mediaOfMessage(
  messageId: string,
  { session, host }: Pick<Context<unknown>, 'session' | 'host'>,
): Promise<EventMedia> {
  const { id: channelId } = await session.channel();
  const database = await session.events();
  // A message of a phone's history is told twice: first without its file.
  const found = queryEvents(database, { channelId, messageId, kinds: ['message'], limit: 10, newestFirst: true });
  if (found.length === 0) throw new Failure('media-message-unknown', { messageId });
  for (const { deliveryId, ordinal } of found) {
    const delivery = readDelivery(host.folders.state, deliveryId);
    const event = delivery && eventsOf(delivery)[ordinal];
    if (event?.kind === 'message' && event.media !== null) return event.media;
  }
  throw new Failure('message-without-media', { messageId, type: found[0]?.detail ?? null });
}
