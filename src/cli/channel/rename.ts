import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { findByName, isSameName } from '../active-channel.js';
import { command } from '../command.js';
import { name } from '../field.js';

export const rename = command({
  path: 'channel rename',
  examples: ['wabactl channel rename shop "shop-madrid"'],
  args: { name: name('<name>'), newName: name('<new-name>') },
  options: {},
  output: z.object({ before: z.string(), name: z.string(), changed: z.boolean() }),
  changes: true,
  async run(input, { session, host }) {
    const { channels } = await session.config.read();
    const before = findByName(channels, input.name, '<name>').name;
    if (before === input.newName) return { before, name: before, changed: false };
    // Found again inside the update: another process may have renamed or removed it in between.
    await session.config.update((current) => {
      const renamed = findByName(current.channels, input.name, '<name>');
      const taken = current.channels.some(({ id, name }) => id !== renamed.id && isSameName(name, input.newName));
      if (taken) throw new Failure('channel-name-taken', { name: input.newName });
      const updatedAt = host.now().toISOString();
      return {
        ...current,
        channels: current.channels.map((each) =>
          each.id === renamed.id ? { ...each, name: input.newName, updatedAt } : each,
        ),
      };
    });
    return { before, name: input.newName, changed: true };
  },
  view: ({ before, name, changed }, _screen, say) =>
    changed ? `${say.done(before, name)}\n${say.next}` : say.same(name),
});
