import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import type { PlanItem } from '../../core/templates/code/plan.js';
import { createScreen } from '../../ui/create-screen.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { flag, list, optional, text } from '../field.js';
import { applyItem, type ItemOutcome, itemOutcome } from './apply-item.js';
import { makePlan } from './make-plan.js';
import { countPlan, differs, planRow, toPlanRow } from './plan-data.js';
import { notesOf, viewCounts, viewItem } from './plan-view.js';
import { createSampleUploader } from './submission.js';
import { nameStatus } from './template-data.js';
import { DEFAULT_FOLDER } from './workspace.js';

const appliedRow = z.object({ ...planRow.shape, ...itemOutcome.shape });

type AppliedRow = z.infer<typeof appliedRow>;

export const apply = command({
  path: 'templates apply',
  examples: [
    'wabactl templates apply',
    'wabactl templates apply --yes --exit-code',
    'wabactl templates apply --prune --dry-run',
  ],
  args: { folder: optional(text('[folder]')) },
  options: { name: list('--name <name>'), prune: flag('--prune'), exitCode: flag('--exit-code') },
  output: z.object({
    templates: z.array(appliedRow),
    done: z.number(),
    failed: z.number(),
    /** What was to be done and was not begun, because something stopped the run. */
    left: z.number(),
  }),
  rows: ({ templates }) => templates,
  changes: true,
  async *run({ folder = DEFAULT_FOLDER, name, prune, exitCode }, context) {
    const progress = context.host.progress(context.say.reading);
    const items = await makePlan({ folder, names: name, prune }, context).finally(() => progress.done());
    const possible = items.filter(isPossible);
    await confirm(items, context);
    const { outcomes, stop } = await applyAll(possible, context);
    const templates = items.map((item) => ({ ...toPlanRow(item), ...(outcomes.get(item) ?? untouched(item)) }));
    const count = (outcome: AppliedRow['outcome']) => templates.filter((row) => row.outcome === outcome).length;
    yield { templates, done: count('done'), failed: count('failed') + count('unknown'), left: count('left') };
    if (stop) throw stop;
    failWhere(templates, exitCode || Boolean(context.host.env.CI));
  },
  view({ templates, done, failed, left }, screen, say) {
    const { style } = screen;
    const touched = templates.filter(({ outcome }) => outcome !== 'unchanged');
    if (touched.length === 0) return say.nothing(templates.filter(({ file }) => file !== null).length);
    const marks = {
      done: style.good('✓'),
      failed: style.bad('✗'),
      unknown: style.bad('?'),
      left: style.dim('…'),
      blocked: style.warn('!'),
    };
    const lines = touched.flatMap((row) => {
      const mark = row.outcome === 'unchanged' ? ' ' : marks[row.outcome];
      const status = row.newStatus === null ? '' : `  ${nameStatus(row.newStatus, say.statuses, style)}`;
      const notes = [
        ...(row.error === null ? notesOf(row, say) : [row.error.message]),
        ...(row.categoryChanged === null
          ? []
          : [say.categoryChanged(row.categoryChanged.asked, row.categoryChanged.got)]),
      ];
      return [
        `${mark} ${style.strong(row.name)} (${row.language})  ${say.outcomes[row.outcome](say.actions[row.action])}${status}`,
        ...notes.map((note) => `    ${style.warn(note)}`),
      ];
    });
    return [...lines, '', say.total(done, failed, left), ...(done > 0 ? [say.next] : [])].join('\n');
  },
});

type ApplyContext = Context<Says<'templates apply'>>;

function isPossible({ action, blocked }: PlanItem): boolean {
  return action !== 'none' && blocked === null;
}

/** Shows the plan, and lets a person agree; deletions rest a name for 30 days, so their number is typed. */
async function confirm(
  items: readonly PlanItem[],
  { ask, note, say, globals, host, text: words }: ApplyContext,
): Promise<void> {
  const possible = items.filter(isPossible);
  if (possible.length === 0 || globals.yes || globals.dryRun) return;
  const all = items.map(toPlanRow);
  const rows = all.filter((row) => differs(row) || notesOf(row, say).length > 0);
  const screen = createScreen({ stdout: host.stderr, env: host.env, color: 'never', text: words, now: host.now() });
  note([...rows.map((row) => viewItem(row, screen, say)), '', viewCounts(countPlan(all), say.counts)].join('\n'));
  const deletions = possible.filter(({ action }) => action === 'delete').length;
  if (deletions === 0) await ask.confirm(say.ask(possible.length));
  else await ask.confirmTyped(say.askDeletion(possible.length, deletions), String(deletions));
}

/** Whatever stands for the whole account stops the run: the rest is left for the next one, which plans anew. */
async function applyAll(
  items: readonly PlanItem[],
  context: ApplyContext,
): Promise<{ outcomes: Map<PlanItem, ItemOutcome>; stop: Failure | undefined }> {
  const { host, say } = context;
  const outcomes = new Map<PlanItem, ItemOutcome>();
  const upload = createSampleUploader(context);
  const order = ['create', 'edit', 'delete'];
  const sorted = items.toSorted((one, other) => order.indexOf(one.action) - order.indexOf(other.action));
  let stop: Failure | undefined;
  for (const [at, item] of sorted.entries()) {
    if (stop === undefined && host.stop.aborted) stop = new Failure('interrupted', {});
    if (stop !== undefined) {
      outcomes.set(item, { outcome: 'left', newStatus: null, categoryChanged: null, error: null });
      continue;
    }
    const progress = host.progress(say.doing(at + 1, sorted.length, item.name, item.language));
    const result = await applyItem(item, upload, context).finally(() => progress.done());
    outcomes.set(item, result.outcome);
    stop = result.stop;
  }
  return { outcomes, stop };
}

function untouched({ action }: PlanItem): ItemOutcome {
  return { outcome: action === 'none' ? 'unchanged' : 'blocked', newStatus: null, categoryChanged: null, error: null };
}

function failWhere(templates: readonly AppliedRow[], strict: boolean): void {
  const failed = templates.filter(({ outcome }) => outcome === 'failed').length;
  if (failed > 0) throw new Failure('templates-not-applied', { count: failed });
  if (!strict) return;
  const changed = templates.flatMap(({ name, language, categoryChanged }) =>
    categoryChanged === null ? [] : [{ name, language, ...categoryChanged }],
  );
  if (changed.length > 0) throw new Failure('template-category-changed', { templates: changed });
  const different = templates.filter(({ outcome, categoryDrift }) => outcome === 'blocked' || categoryDrift !== null);
  if (different.length > 0) throw new Failure('templates-differ', { count: different.length });
}
