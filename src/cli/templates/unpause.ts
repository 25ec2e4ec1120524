import { Failure } from '../../core/failure.js';
import { unpauseTemplate } from '../../graph/templates.js';
import { command } from '../command.js';
import { optional, text } from '../field.js';
import { requireVersion } from './find-at-meta.js';
import { refreshTemplate } from './refresh-template.js';
import { nameStatus, templateRow, toRow } from './template-data.js';

export const unpause = command({
  path: 'templates unpause',
  examples: ['wabactl templates unpause spring_offer', 'wabactl templates unpause spring_offer --language es'],
  args: { name: text('<name>') },
  options: { language: optional(text('--language <code>')) },
  output: templateRow,
  changes: true,
  async run({ name, language }, context) {
    const template = await requireVersion(name, language, context);
    const { id, status } = template;
    const which = { name, language: template.language };
    if (status !== 'PAUSED') throw new Failure('template-not-paused', { ...which, status });
    const { done, reason } = await unpauseTemplate(await context.session.graph(), id);
    if (!done) throw new Failure('template-stays-paused', { ...which, reason });
    return toRow((await refreshTemplate(id, context)) ?? template);
  },
  view({ name, language, status }, { style }, say) {
    const state = nameStatus(status, say.statuses, style);
    return `${style.good('✓')} ${say.done(name, language, state)}\n${status === 'PAUSED' ? `${say.soon}\n` : ''}\n${say.next(name)}`;
  },
});
