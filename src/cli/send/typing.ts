import * as z from 'zod/mini';
import { command } from '../command.js';
import { text } from '../field.js';
import { markRead } from './mark-read.js';

export const typing = command({
  path: 'send typing',
  examples: ['wabactl send typing wamid.HBgL…'],
  args: { message: text('<wamid>') },
  options: {},
  output: z.object({ wamid: z.string(), read: z.boolean(), typing: z.boolean() }),
  changes: true,
  async run({ message }, context) {
    await markRead(message, true, context);
    return { wamid: message, read: true, typing: true };
  },
  view: (_, screen, say) => `${screen.style.good('✓')} ${say.done}`,
});
