import * as z from 'zod/mini';
import { command } from '../../command.js';
import { changeWords, channelWithWords } from './stored-words.js';

export const off = command({
  path: 'optout words off',
  examples: ['wabactl optout words off'],
  args: {},
  options: {},
  output: z.object({ changed: z.boolean() }),
  changes: true,
  async run(_input, { session }) {
    const changed = (await channelWithWords(session)).optOutWords !== undefined;
    if (changed) await changeWords(session, undefined);
    return { changed };
  },
  view: ({ changed }, _screen, say) => (changed ? say.done : say.already),
});
