import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { command } from '../command.js';
import { flag, list, optional, text } from '../field.js';
import { requireOneForm } from '../one-form.js';
import { makePlan } from './make-plan.js';
import { countPlan, differs, planCounts, planRow, toPlanRow } from './plan-data.js';
import { toMarkdown } from './plan-markdown.js';
import { notesOf, viewCounts, viewItem } from './plan-view.js';
import { DEFAULT_FOLDER } from './workspace.js';

export const plan = command({
  path: 'templates plan',
  examples: [
    'wabactl templates plan',
    'wabactl templates plan --prune --exit-code',
    'wabactl templates plan --markdown > plan.md',
  ],
  args: { folder: optional(text('[folder]')) },
  options: {
    name: list('--name <name>'),
    prune: flag('--prune'),
    markdown: flag('--markdown'),
    exitCode: flag('--exit-code'),
  },
  output: z.object({
    templates: z.array(planRow),
    counts: planCounts,
    applyWith: z.string(),
  }),
  rows: ({ templates }) => templates,
  async *run(input, context) {
    const { folder = DEFAULT_FOLDER, name, prune, markdown, exitCode } = input;
    if (markdown) requireOneForm('--markdown', 'markdown', context);
    const progress = context.host.progress(context.say.reading);
    const items = await makePlan({ folder, names: name, prune }, context).finally(() => progress.done());
    const templates = items.map(toPlanRow);
    const counts = countPlan(templates);
    const applyWith = ['wabactl templates apply', ...wordsAfter(input)].join(' ');
    yield { templates, counts, applyWith };
    const different = templates.filter(differs).length;
    if (exitCode && different > 0) throw new Failure('templates-differ', { count: different });
  },
  form: ({ markdown }) => (markdown ? 'verbatim' : undefined),
  view({ templates, counts, applyWith }, screen, say, { markdown }) {
    if (markdown) return toMarkdown(templates, counts, say);
    const shown = templates.filter((row) => differs(row) || notesOf(row, say).length > 0);
    const total = viewCounts(counts, say.counts);
    const isSame = templates.every((row) => !differs(row));
    const isPossible = templates.some((row) => row.action !== 'none' && row.blocked === null);
    const parts = shown.map((row) => viewItem(row, screen, say));
    const end = isSame ? say.nothing(counts.unchanged) : total;
    return [...parts, isPossible ? `${end}\n${say.next(applyWith)}` : end].join('\n\n');
  },
});

interface Input {
  readonly folder: string | undefined;
  readonly name: readonly string[];
  readonly prune: boolean;
}

/** What `apply` needs to do just this plan. */
function wordsAfter({ folder, name, prune }: Input): string[] {
  const quoted =
    folder !== undefined && /[^\w./-]/.test(folder) ? [`'${folder}'`] : folder === undefined ? [] : [folder];
  return [...quoted, ...name.flatMap((one) => ['--name', one]), ...(prune ? ['--prune'] : [])];
}
