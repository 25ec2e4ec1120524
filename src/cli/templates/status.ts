import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { table } from '../../ui/table.js';
import { command } from '../command.js';
import { flag, list, optional, text } from '../field.js';
import { makePlan } from './make-plan.js';
import { differs, type PlanRow, planRow, toPlanRow } from './plan-data.js';
import { notesOf } from './plan-view.js';
import { nameStatus } from './template-data.js';
import { DEFAULT_FOLDER } from './workspace.js';

export const status = command({
  path: 'templates status',
  examples: ['wabactl templates status', 'wabactl templates status --exit-code'],
  args: { folder: optional(text('[folder]')) },
  options: { name: list('--name <name>'), exitCode: flag('--exit-code') },
  output: z.object({ templates: z.array(planRow), good: z.number(), unmanaged: z.number() }),
  rows: ({ templates }) => templates,
  async *run({ folder = DEFAULT_FOLDER, name, exitCode }, context) {
    const progress = context.host.progress(context.say.reading);
    const request = { folder, names: name, prune: false };
    const rows = (await makePlan(request, context).finally(() => progress.done())).map(toPlanRow);
    const templates = rows.filter(({ file }) => file !== null);
    const good = templates.filter(isGood).length;
    yield { templates, good, unmanaged: rows.length - templates.length };
    if (exitCode && good < templates.length) {
      throw new Failure('templates-not-ready', { count: templates.length - good });
    }
  },
  view({ templates, good, unmanaged }, screen, say) {
    const rows = templates.map((row) => [
      row.name,
      row.language,
      row.status === null ? '–' : nameStatus(row.status, say.statuses, screen.style),
      row.category ?? '–',
      say.states[stateOf(row)],
    ]);
    const notes = templates.flatMap((row) => notesOf(row, say).map((note) => `${row.name} (${row.language}): ${note}`));
    return [
      table(say.head, rows, screen),
      ...(notes.length === 0 ? [] : ['', ...notes]),
      '',
      screen.style.dim(say.count(good, templates.length, unmanaged)),
      ...(templates.some(differs) ? [say.next] : []),
    ].join('\n');
  },
});

/** It can be sent, and it is what git says. */
function isGood(row: PlanRow): boolean {
  return row.status === 'APPROVED' && !differs(row);
}

function stateOf({ action, categoryDrift }: PlanRow): 'same' | 'differs' | 'missing' | 'drift' {
  if (action === 'create') return 'missing';
  if (action === 'edit') return 'differs';
  return categoryDrift ? 'drift' : 'same';
}
