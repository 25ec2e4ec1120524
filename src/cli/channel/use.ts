import * as z from 'zod/mini';
import { findByName } from '../active-channel.js';
import { command } from '../command.js';
import { name } from '../field.js';

export const use = command({
  path: 'channel use',
  examples: ['wabactl channel use shop'],
  args: { name: name('<name>') },
  options: {},
  output: z.object({ name: z.string(), changed: z.boolean() }),
  changes: true,
  async run(input, { session }) {
    const before = await session.config.read();
    const after = await session.config.update((current) => {
      const currentChannelId = findByName(current.channels, input.name, '<name>').id;
      return { ...current, currentChannelId };
    });
    const { name } = findByName(after.channels, input.name, '<name>');
    return { name, changed: before.currentChannelId !== after.currentChannelId };
  },
  view: ({ name }, _screen, say) => `${say.done(name)}\n\n${say.next}`,
});
