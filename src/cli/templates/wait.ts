import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import type { TemplateId } from '../../core/ids.js';
import { isUndecided, UNDECIDED } from '../../core/templates/review.js';
import type { Template } from '../../core/templates/template.js';
import { listTemplates } from '../../graph/templates.js';
import { table } from '../../ui/table.js';
import { command } from '../command.js';
import type { Context } from '../context.js';
import { duration, list, optional, text } from '../field.js';
import { awaitReviews } from './await-reviews.js';
import { requireVersions } from './find-at-meta.js';
import { reviewFailure } from './review-failure.js';
import { nameStatus, templateRow, toRow } from './template-data.js';

const DAY_MS = 86_400_000;

export const wait = command({
  path: 'templates wait',
  examples: [
    'wabactl templates wait order_update',
    'wabactl templates wait order_update --language es_MX --timeout 30m',
    'wabactl templates wait --json --jq \'.templates[] | select(.status == "REJECTED").name\'',
  ],
  args: { name: list('[name...]') },
  options: { language: optional(text('--language <code>')), timeout: optional(duration('--timeout <time>')) },
  output: z.object({ templates: z.array(templateRow), timedOut: z.boolean(), waitedSeconds: z.number() }),
  rows: ({ templates }) => templates,
  async *run({ name: names, language, timeout }, context) {
    const { host, note, say } = context;
    if (names.length === 0 && language !== undefined) {
      throw new Failure('missing-argument', { argument: '<name>', command: 'wabactl templates wait' });
    }
    const started = host.now().getTime();
    const wanted = names.length === 0 ? await pendingOnes(context) : await namedOnes(names, language, context);
    const { templates: seen, timedOut } = await awaitReviews(
      wanted.map(({ id }) => id),
      {
        timeoutMs: timeout ?? DAY_MS,
        label: say.waiting,
        decided: (template) => note(say.decided(template.name, template.language, template.status)),
      },
      context,
    );
    const templates = wanted.map((before) => toRow(seen.get(before.id) ?? gone(before, seen)));
    yield { templates, timedOut, waitedSeconds: Math.round((host.now().getTime() - started) / 1000) };
    const failure = reviewFailure(templates, timedOut);
    if (failure) throw failure;
  },
  view({ templates }, screen, say) {
    if (templates.length === 0) return say.nothing;
    const { style } = screen;
    const rows = templates.map(({ name, language, status, category }) => [
      name,
      language,
      nameStatus(status, say.statuses, style),
      category,
    ]);
    const reasons = templates.flatMap(({ name, language, status, rejectedReason: reason }) =>
      status === 'REJECTED'
        ? [say.rejected(`${name} (${language})`, reason ?? '?', say.reasons[reason ?? ''] ?? '')]
        : [],
    );
    const isApproved = templates.every(({ status }) => status === 'APPROVED');
    return [
      table(say.head, rows, screen),
      ...reasons,
      ...(isApproved ? [say.next(templates[0]?.name ?? '')] : []),
    ].join('\n\n');
  },
});

type Finder = Pick<Context<unknown>, 'session'>;

async function pendingOnes({ session }: Finder): Promise<Template[]> {
  const { wabaId } = await session.channel();
  const pending: Template[] = [];
  for await (const page of listTemplates(await session.graph(), wabaId, { status: UNDECIDED.join(',') })) {
    pending.push(...page.filter(isUndecided));
  }
  return pending.sort((one, other) => (`${one.name}/${one.language}` < `${other.name}/${other.language}` ? -1 : 1));
}

async function namedOnes(names: readonly string[], language: string | undefined, finder: Finder): Promise<Template[]> {
  const found: Template[] = [];
  for (const name of new Set(names)) found.push(...(await requireVersions(name, language, finder)));
  return found;
}

/** Deleted while it was waited for, or never answered because the network was away. */
function gone(before: Template, seen: ReadonlyMap<TemplateId, Template | undefined>): Template {
  return seen.has(before.id) ? { ...before, status: 'DELETED' } : before;
}
