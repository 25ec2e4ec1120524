import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { editBudgetOf } from '../../core/templates/edit-budget.js';
import { describeEdit } from '../../core/templates/edit-difference.js';
import { findEditObstacles } from '../../core/templates/edit-obstacles.js';
import type { Template } from '../../core/templates/template.js';
import { type TemplateWrite, templateWrites } from '../../store/template-journal.js';
import type { Style } from '../../ui/style.js';
import { command, type Says } from '../command.js';
import { flag, text } from '../field.js';
import { requireVersion } from './find-at-meta.js';
import { createSampleUploader, type PreparedTemplate, submitEdit } from './submission.js';
import { prepareFiles } from './submit-files.js';
import { nameStatus } from './template-data.js';

const editedPart = z.object({ part: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) });

export const edit = command({
  path: 'templates edit',
  examples: [
    'wabactl templates edit templates/order_update/en_US.yaml',
    'wabactl templates edit order.yaml --yes --json',
  ],
  args: { file: text('<file>') },
  options: { again: flag('--again') },
  output: z.object({
    id: z.string(),
    name: z.string(),
    language: z.string(),
    /** False when Meta has it so already. */
    changed: z.boolean(),
    changes: z.array(editedPart),
    statusBefore: z.string(),
    status: z.string(),
    category: z.string(),
  }),
  changes: true,
  async run({ file, again }, context) {
    const { session, host, note, say, ask, globals, dryRun } = context;
    const [prepared] = await prepareFiles([file], context);
    if (!prepared) throw new Failure('missing-argument', { argument: '<file>', command: 'wabactl templates edit' });
    const { definition } = prepared;
    const present = await requireVersion(definition.name, definition.language, context);
    const { wabaId } = await session.channel();
    const writes = templateWrites(await session.database(), wabaId);
    const changes = describeEdit(present, definition, isOtherSample(prepared, present, writes));
    const { id, name, language, status: statusBefore } = present;
    const report = { id, name, language, changes, statusBefore };
    if (changes.length === 0) return { ...report, changed: false, status: statusBefore, category: present.category };
    refuseObstacles(prepared, present, { writes, again, now: host.now() });
    if (!globals.yes && !dryRun) {
      const isAsked = ask.possible;
      if (isAsked) note([say.changes(name, language), ...changes.map((each) => viewPart(each, say)), ''].join('\n'));
      await ask.confirm(statusBefore === 'APPROVED' ? say.confirmApproved : say.confirm);
    }
    const progress = host.progress(say.editing);
    const upload = createSampleUploader(context);
    const after = await submitEdit(prepared, present, upload, context).finally(() => progress.done());
    return { ...report, changed: true, status: after.status, category: after.category };
  },
  view({ name, language, changed, changes, status, statusBefore }, { style }, say) {
    if (!changed) return say.same(name, language);
    return [
      `${style.good('✓')} ${say.done(name, language)}`,
      ...changes.map((each) => viewPart(each, say, style)),
      '',
      say.status(nameStatus(statusBefore, say.statuses, style), nameStatus(status, say.statuses, style)),
      say.next(name),
    ].join('\n');
  },
});

/** By the fingerprints in the journal; a sample that was not sent from here may be another one. */
function isOtherSample({ samples }: PreparedTemplate, { id }: Template, writes: readonly TemplateWrite[]): boolean {
  if (samples.length === 0) return false;
  const last = writes.findLast(({ templateId, action }) => templateId === id && action !== 'delete');
  return last?.samples.join() !== samples.map(({ sha256 }) => sha256).join();
}

interface Known {
  readonly writes: readonly TemplateWrite[];
  readonly again: boolean;
  readonly now: Date;
}

function refuseObstacles({ definition }: PreparedTemplate, present: Template, { writes, again, now }: Known): void {
  const obstacles = findEditObstacles(present, definition, editBudgetOf(writes, present.id, now));
  const standing = obstacles.filter(({ obstacle }) => !(again && obstacle === 'budget'));
  const { name, language } = present;
  const [first] = standing;
  if (first?.obstacle === 'budget' && standing.length === 1) {
    const { obstacle: _, ...budget } = first;
    throw new Failure('template-edits-spent', { name, language, ...budget });
  }
  if (first) throw new Failure('template-not-editable', { name, language, obstacles: standing });
}

type Say = Says<'templates edit'>;

const PLAIN: Pick<Style, 'good' | 'bad'> = { good: (words) => words, bad: (words) => words };

/** As a difference is shown elsewhere: the old lines with a minus, the new ones with a plus. */
function viewPart(
  { part, before, after }: z.infer<typeof editedPart>,
  say: Say,
  style: Pick<Style, 'good' | 'bad'> = PLAIN,
): string {
  if (part === 'sample') return say.otherSample;
  const [old, now] = [linesOf(before), linesOf(after)];
  const removed = old.filter((line) => !now.includes(line)).map((line) => style.bad(`  - ${line}`));
  const added = now.filter((line) => !old.includes(line)).map((line) => style.good(`  + ${line}`));
  // Lines that only changed places are in both.
  const moved = removed.length + added.length === 0 ? now.map((line) => `    ${line}`) : [];
  return [part, ...removed, ...added, ...moved].join('\n');
}

function linesOf(value: string | null): string[] {
  return value === null ? [] : value.split('\n');
}
