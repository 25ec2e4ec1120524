import * as z from 'zod/mini';
import { command } from '../command.js';
import { text } from '../field.js';
import { markRead } from './mark-read.js';

export const read = command({
  path: 'send read',
  examples: ['wabactl send read wamid.HBgL…'],
  args: { message: text('<wamid>') },
  options: {},
  output: z.object({ wamid: z.string(), read: z.boolean() }),
  changes: true,
  async run({ message }, context) {
    await markRead(message, false, context);
    return { wamid: message, read: true };
  },
  view: (_, screen, say) => `${screen.style.good('✓')} ${say.done}`,
});
