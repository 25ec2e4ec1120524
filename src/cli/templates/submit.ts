import * as z from 'zod/mini';
import { createTemplate } from '../../graph/templates.js';
import { details } from '../../ui/details.js';
import { command } from '../command.js';
import { text } from '../field.js';
import { nameStatus } from './template-data.js';
import { readTemplateFile } from './template-file.js';

export const submit = command({
  path: 'templates submit',
  examples: ['wabactl templates submit order_update.yaml', 'wabactl templates submit --dry-run - < template.json'],
  args: { file: text('<file>') },
  options: {},
  output: z.object({
    id: z.string(),
    name: z.string(),
    language: z.string(),
    status: z.string(),
    category: z.string(),
    requestedCategory: z.string(),
    categoryChanged: z.boolean(),
  }),
  changes: true,
  async run(input, context) {
    const { session, host, say, note } = context;
    const { definition, warnings } = await readTemplateFile(input.file, context);
    for (const language of warnings) note(say.unknownLanguage(language));
    const { wabaId } = await session.channel();
    const progress = host.progress(say.submitting);
    try {
      const { id, status, category } = await createTemplate(await session.graph(), wabaId, definition);
      const { name, language, category: requestedCategory } = definition;
      const categoryChanged = category.toUpperCase() !== requestedCategory.toUpperCase();
      return { id, name, language, status, category, requestedCategory, categoryChanged };
    } finally {
      progress.done();
    }
  },
  view({ id, name, language, status, category, requestedCategory, categoryChanged }, screen, say) {
    const { style } = screen;
    const rows: [string, string][] = [
      [say.labels.id, id],
      [say.labels.status, nameStatus(status, say.statuses, style)],
      [say.labels.category, category],
    ];
    return [
      `${style.good('✓')} ${say.done(name, language)}`,
      details(rows, screen),
      ...(categoryChanged ? ['', style.warn(say.categoryChanged(requestedCategory, category))] : []),
      '',
      say.next,
    ].join('\n');
  },
});
