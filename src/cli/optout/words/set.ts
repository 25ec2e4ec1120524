import * as z from 'zod/mini';
import { Failure } from '../../../core/failure.js';
import { checkWords, splitWords } from '../../../core/optouts/words.js';
import { details } from '../../../ui/details.js';
import { command } from '../../command.js';
import { anyText, optional } from '../../field.js';
import { changeWords } from './stored-words.js';

export const set = command({
  path: 'optout words set',
  examples: ['wabactl optout words set STOP,BAJA', 'wabactl optout words set "STOP,BAJA,no más" --resume START,ALTA'],
  args: { words: anyText('<words>') },
  options: { resume: optional(anyText('--resume <words>')) },
  output: z.object({ stop: z.array(z.string()), resume: z.array(z.string()) }),
  changes: true,
  async run({ words, resume }, { session }) {
    const wanted = { stop: splitWords(words), resume: splitWords(resume ?? '') };
    const problems = checkWords(wanted);
    if (problems.length > 0) throw new Failure('optout-words-invalid', { problems });
    await changeWords(session, wanted);
    return wanted;
  },
  view: ({ stop, resume }, screen, say) => {
    const rows: [string, string][] = [
      [say.labels.stop, stop.join(', ')],
      [say.labels.resume, resume.length > 0 ? resume.join(', ') : say.none],
    ];
    return `${screen.style.good('✓')} ${say.done}\n${details(rows, screen)}\n\n${say.meaning}`;
  },
});
