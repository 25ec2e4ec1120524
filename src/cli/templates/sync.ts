import * as z from 'zod/mini';
import type { TemplateChange, TemplateChangeKind } from '../../core/templates/compare.js';
import { lastTemplateSync } from '../../store/template-cache.js';
import { relativeTime } from '../../ui/relative-time.js';
import { table } from '../../ui/table.js';
import { command, type Says } from '../command.js';
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
    const shown =
      screen.width !== undefined && changes.length > MOST_LINES ? byKind(changes, say) : byChange(changes, say);
    const body = table(shown[0]?.map(() => '') ?? [], shown, screen)
      .split('\n')
      .slice(1)
      .join('\n');
    const all = changes.length > shown.length ? `\n\n${say.allChanges}` : '';
    return `${head}\n${say.since(when)}\n${body}${all}`;
  },
});

/** More than this scrolls by, and the one that matters with it; a pipe and JSON have every change. */
const MOST_LINES = 40;
const NAMED = 3;

function byChange(changes: readonly TemplateChange[], say: Says<'templates sync'>): string[][] {
  return changes.map(({ change, name, language, from, to, reason }) => [
    say.kinds[change],
    name,
    language,
    [from, to].filter((value) => value !== null).join(' → '),
    reason === null ? '' : `${reason}: ${say.reasons[reason] ?? ''}`.replace(/: $/, ''),
  ]);
}

/** One line a kind, what needs a person first: how many, and some of them by name. */
function byKind(changes: readonly TemplateChange[], say: Says<'templates sync'>): string[][] {
  const kinds = new Map<TemplateChangeKind, string[]>();
  for (const { change, name, language } of changes) {
    const names = kinds.get(change) ?? [];
    names.push(`${name} (${language})`);
    kinds.set(change, names);
  }
  return [...kinds]
    .sort(([one], [other]) => URGENCY.indexOf(one) - URGENCY.indexOf(other))
    .map(([kind, names]) => {
      const some = names.slice(0, NAMED).join(', ');
      const more = names.length - NAMED;
      return [say.kinds[kind], String(names.length), more > 0 ? say.more(some, more) : some];
    });
}

const URGENCY: readonly TemplateChangeKind[] = [
  'rejected',
  'disabled',
  'paused',
  're-categorised',
  'category-change-announced',
  'quality-changed',
  'status-changed',
  'gone',
  'added',
  'approved',
  'changed',
];
