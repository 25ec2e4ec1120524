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
    const chosen = findByName(before.channels, input.name, '<name>');
    await session.config.update((current) => ({ ...current, currentChannelId: chosen.id }));
    return { name: chosen.name, changed: before.currentChannelId !== chosen.id };
  },
  view: ({ name }, _screen, say) => `${say.done(name)}\n\n${say.next}`,
});
