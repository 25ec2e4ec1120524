import * as z from 'zod/mini';
import { lastTemplateSync } from '../../store/template-cache.js';
import { relativeTime } from '../../ui/relative-time.js';
import { table } from '../../ui/table.js';
import { command } from '../command.js';
import { syncTemplates } from '../templates-sync.js';
import { nameStatus } from './template-data.js';

export const sync = command({
  path: 'templates sync',
  examples: ['wabactl templates sync', 'wabactl templates sync --json --jq .changes'],
  args: {},
  options: {},
  output: z.object({
    total: z.number(),
    byStatus: z.record(z.string(), z.number()),
    changes: z.array(
      z.object({
        change: z.enum([
          'added',
          'gone',
          'changed',
          'approved',
          'rejected',
          'paused',
          'disabled',
          'status-changed',
          're-categorised',
          'category-change-announced',
          'quality-changed',
        ]),
        name: z.string(),
        language: z.string(),
        from: z.nullable(z.string()),
        to: z.nullable(z.string()),
        reason: z.nullable(z.string()),
      }),
    ),
    syncedAt: z.string(),
    previousSyncAt: z.nullable(z.string()),
  }),
  rows: ({ changes }) => changes,
  changes: true,
  async run(_input, context) {
    const { session, host, say } = context;
    const channel = await session.channel();
    const previousSyncAt = lastTemplateSync(await session.database(), channel.id)?.at ?? null;
    const progress = host.progress(say.reading);
    try {
      const synced = await syncTemplates(context);
      const { templates: after, syncedAt } = synced;
      // At the first sync all would be new, which tells nobody anything.
      const changes = previousSyncAt === null ? [] : synced.changes;
      const byStatus: Record<string, number> = {};
      for (const status of after.map((template) => template.status).sort())
        byStatus[status] = (byStatus[status] ?? 0) + 1;
      return { total: after.length, byStatus, changes, syncedAt, previousSyncAt };
    } finally {
      progress.done();
    }
  },
  view({ total, byStatus, changes, previousSyncAt }, screen, say) {
    const { style, now, text: words } = screen;
    const statuses = Object.entries(byStatus).map(
      ([status, count]) => `${count} ${nameStatus(status, say.statuses, style)}`,
    );
    const head = [say.total(total), ...statuses].join(', ');
    if (previousSyncAt === null) return `${head}\n${say.first}\n\n${say.next}`;
    const when = relativeTime(new Date(previousSyncAt), now, words.language);
    if (changes.length === 0) return `${head}\n${say.unchanged(when)}`;
    const rows = changes.map(({ change, name, language, from, to, reason }) => [
      say.kinds[change],
      name,
      language,
      [from, to].filter((value) => value !== null).join(' → '),
      reason === null ? '' : `${reason}: ${say.reasons[reason] ?? ''}`.replace(/: $/, ''),
    ]);
    const body = table(['', '', '', '', ''], rows, screen).split('\n').slice(1).join('\n');
    return `${head}\n${say.since(when)}\n${body}`;
  },
});
