import * as z from 'zod/mini';
import { normalizeLanguage } from '../../../core/meta/languages.js';
import { LIBRARY_INDUSTRIES, LIBRARY_TOPICS, LIBRARY_USECASES } from '../../../core/templates/library.js';
import { searchLibrary } from '../../../graph/template-library.js';
import { tableRows } from '../../../ui/table.js';
import { command } from '../../command.js';
import { type Field, oneOf, optional, text } from '../../field.js';
import { libraryTemplate } from '../library-template.js';

export const list = command({
  path: 'templates library list',
  examples: [
    'wabactl templates library list --topic ORDER_MANAGEMENT --language es',
    'wabactl templates library list --search balance --json',
  ],
  args: {},
  options: {
    search: optional(text('-s, --search <text>')),
    topic: optional(choice('--topic <topic>', LIBRARY_TOPICS)),
    usecase: optional(choice('--usecase <usecase>', LIBRARY_USECASES)),
    industry: optional(choice('--industry <industry>', LIBRARY_INDUSTRIES)),
    language: optional(text('--language <code>')),
  },
  output: z.object({ templates: z.array(libraryTemplate), total: z.number() }),
  rows: ({ templates }) => templates,
  async run(input, { session, host, say }) {
    const progress = host.progress(say.reading);
    try {
      const language = input.language === undefined ? undefined : normalizeLanguage(input.language);
      const { search, topic, usecase, industry } = input;
      const templates = await searchLibrary(await session.graph(), { search, topic, usecase, industry, language });
      return { templates, total: templates.length };
    } finally {
      progress.done();
    }
  },
  view({ templates, total }, screen, say) {
    if (total === 0) return say.nothingFound;
    const cells = templates.map(({ name, language, category, usecase }) => [name, language, category, usecase ?? '']);
    const [head = '', ...rows] = tableRows(say.head, cells, screen);
    const withTexts = templates.flatMap(({ body }, at) => [
      rows[at] ?? '',
      `  ${screen.style.dim(body.replaceAll('\n', ' '))}`,
    ]);
    return `${[head, ...withTexts].join('\n')}\n\n${screen.style.dim(say.count(total))}\n\n${say.next}`;
  },
});

/** Meta's values are in capitals, and nobody should have to type them so. */
function choice<const Value extends string>(flags: string, values: readonly Value[]): Field<Value> {
  const capitals = z.pipe(
    z.string(),
    z.transform((value: string) => value.toUpperCase()),
  );
  return { ...oneOf(flags, values), schema: z.pipe(capitals, z.enum(values)) };
}
