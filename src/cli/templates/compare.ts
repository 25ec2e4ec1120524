import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { COMPARED_DAYS } from '../../core/templates/comparison.js';
import type { TemplateFacts } from '../../core/templates/list-facts.js';
import { compareTemplates } from '../../graph/template-analytics.js';
import { table } from '../../ui/table.js';
import { command } from '../command.js';
import { oneOf, optional, text } from '../field.js';
import { knownTemplates, versionOf } from './pick-template.js';

export const compare = command({
  path: 'templates compare',
  examples: [
    'wabactl templates compare order_ready order_ready_v2 --days 30',
    'wabactl templates compare order_ready/en_US order_ready/es',
  ],
  args: { one: text('<template>'), other: text('<other>') },
  options: { language: optional(text('--language <code>')), days: optional(oneOf('--days <n>', COMPARED_DAYS)) },
  output: z.object({
    days: z.number(),
    /** The one that fewest people block comes first. */
    templates: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        language: z.string(),
        sends: z.nullable(z.number()),
        topBlockReason: z.nullable(z.string()),
        /** 1 for the one that fewer people block; null where Meta does not tell. */
        blockRateRank: z.nullable(z.number()),
      }),
    ),
  }),
  rows: ({ templates }) => templates,
  async run(input, context) {
    const { session, host, say } = context;
    const all = await knownTemplates(context);
    const one = versionOf(all, input.one, input.language);
    const other = versionOf(all, input.other, input.language);
    if (one.id === other.id) throw new Failure('templates-same', { name: `${one.name}/${one.language}` });
    const days = Number(input.days ?? '7');
    const progress = host.progress(say.reading);
    try {
      const compared = await compareTemplates(await session.graph(), [one.id, other.id], { days, now: host.now() });
      const toRow = ({ id, name, language }: TemplateFacts) => {
        const place = compared.byBlockRate.indexOf(id);
        const blockRateRank = place < 0 ? null : place + 1;
        const topBlockReason = compared.topBlockReasons[id] ?? null;
        return { id, name, language, sends: compared.sends[id] ?? null, topBlockReason, blockRateRank };
      };
      const templates = [one, other].map(toRow);
      return { days, templates: templates.sort((a, b) => (a.blockRateRank ?? 9) - (b.blockRateRank ?? 9)) };
    } finally {
      progress.done();
    }
  },
  view({ days, templates }, screen, say) {
    const rows = templates.map(({ name, language, sends, topBlockReason }) => [
      `${name} (${language})`,
      sends === null ? '–' : sends.toLocaleString(screen.text.language),
      topBlockReason === null ? '–' : `${topBlockReason}: ${say.blockReasons[topBlockReason] ?? ''}`.replace(/: $/, ''),
    ]);
    const [best] = templates;
    const verdict = best?.blockRateRank === 1 ? say.best(`${best.name} (${best.language})`) : say.unknown;
    return `${say.span(days)}\n${table(say.head, rows, screen)}\n\n${verdict}`;
  },
});
