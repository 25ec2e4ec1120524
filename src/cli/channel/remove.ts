import * as z from 'zod/mini';
import { forgetChannel } from '../../store/channel-data.js';
import { blankDeliveriesOf } from '../../store/delivery-index.js';
import { findByName } from '../active-channel.js';
import { command } from '../command.js';
import { name } from '../field.js';

export const remove = command({
  path: 'channel remove',
  examples: ['wabactl channel remove old-shop', 'wabactl channel remove old-shop --yes'],
  args: { name: name('<name>') },
  options: {},
  output: z.object({
    name: z.string(),
    deleted: z.object({ templates: z.number(), messages: z.number(), events: z.number() }),
    current: z.nullable(z.string()),
  }),
  changes: true,
  async run(input, { session, host, ask, say, note, dryRun }) {
    const { channels } = await session.config.read();
    const { id, name, displayPhoneNumber } = findByName(channels, input.name, '<name>');
    await ask.confirm(say.ask(name, displayPhoneNumber));
    // Secrets first: if the rest is interrupted, the channel is still listed and can be removed again.
    const left = await session.secrets.deleteAll(id);
    if (left.length > 0) note(say.leftInKeychain(left.join(', ')));
    const { templates, messages, events } = forgetChannel(await session.events(), id);
    if (!dryRun) blankDeliveriesOf(id, host.folders.state, channels);
    const after = await session.config.update((current) => {
      const others = current.channels.filter((channel) => channel.id !== id);
      // Another one is not made current unasked: what runs next would speak for another number.
      const currentChannelId = current.currentChannelId === id ? null : current.currentChannelId;
      return { ...current, channels: others, currentChannelId };
    });
    const current = after.channels.find((channel) => channel.id === after.currentChannelId);
    return { name, deleted: { templates, messages, events }, current: current?.name ?? null };
  },
  view: ({ name, deleted, current }, screen, say) =>
    [
      say.done(name),
      say.deleted(deleted),
      screen.style.dim(say.untouched),
      current === null ? say.noCurrent : say.stillCurrent(current),
    ].join('\n'),
});
