import * as z from 'zod/mini';
import { details } from '../../../ui/details.js';
import { command } from '../../command.js';
import { channelWithWords } from './stored-words.js';

export const show = command({
  path: 'optout words show',
  examples: ['wabactl optout words show'],
  args: {},
  options: {},
  output: z.object({ on: z.boolean(), stop: z.array(z.string()), resume: z.array(z.string()) }),
  async run(_input, { session }) {
    const { optOutWords } = await channelWithWords(session);
    return {
      on: optOutWords !== undefined,
      stop: [...(optOutWords?.stop ?? [])],
      resume: [...(optOutWords?.resume ?? [])],
    };
  },
  view({ on, stop, resume }, screen, say) {
    if (!on) return `${say.off}\n\n${say.next}`;
    const rows: [string, string][] = [
      [say.labels.stop, stop.join(', ')],
      [say.labels.resume, resume.length > 0 ? resume.join(', ') : say.none],
    ];
    return `${details(rows, screen)}\n\n${say.meaning}`;
  },
});
