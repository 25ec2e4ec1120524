import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import type { TemplateId } from '../../core/ids.js';
import { type Draft, missingSamples } from '../../core/templates/draft.js';
import { isUndecided } from '../../core/templates/review.js';
import { details } from '../../ui/details.js';
import type { Screen } from '../../ui/screen.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { duration, flag, list, optional } from '../field.js';
import { awaitReviews } from './await-reviews.js';
import { askForTemplate } from './dialogue.js';
import { prepareDraft } from './draft-file.js';
import {
  buttonsOf,
  type DraftInput,
  draftFlags,
  firstFlag,
  headerOf,
  missingFlags,
  samplesOfFlags,
  withLineBreaks,
} from './draft-flags.js';
import { reviewFailure } from './review-failure.js';
import type { PreparedTemplate } from './submission.js';
import { prepareFiles, type Submission, type Submissions, submission, submitAll } from './submit-files.js';
import { nameStatus } from './template-data.js';

const DAY_MS = 86_400_000;

export const submit = command({
  path: 'templates submit',
  examples: [
    'wabactl templates submit order_update.yaml',
    'wabactl templates submit templates/order_update/*.yaml --wait --timeout 30m',
    'wabactl templates submit --dry-run - < template.json',
    'wabactl templates submit --name order_ready --language en_US --category UTILITY --body "Hi {{1}}, your order is ready." --sample 1=Ana',
  ],
  args: { file: list('[file...]') },
  options: {
    ...draftFlags,
    wait: flag('--wait'),
    timeout: optional(duration('--timeout <time>')),
    exitCode: flag('--exit-code'),
  },
  output: z.object({ templates: z.array(submission) }),
  rows: ({ templates }) => templates,
  changes: true,
  async *run(input, context) {
    const { session, host, say } = context;
    const prepared = await gather(input, context);
    if (prepared.length === 0) {
      yield { templates: [] };
      return;
    }
    // Before the progress is shown: without a channel nothing is submitted.
    await session.channel();
    const progress = host.progress(say.submitting(prepared.length));
    const sent = await submitAll(prepared, context).finally(() => progress.done());
    if (sent.failure && prepared.length === 1) throw sent.failure;
    const ended = input.wait ? await waitFor(sent, input.timeout ?? DAY_MS, context) : { ...sent, timedOut: false };
    const templates = [...ended.templates];
    yield { templates };
    const isChecked = input.exitCode || Boolean(host.env.CI);
    const failure =
      ended.failure ??
      (input.wait ? reviewFailure(templates.filter(isIn), ended.timedOut) : undefined) ??
      (isChecked ? categoryFailure(templates) : undefined);
    if (failure) throw failure;
  },
  view({ templates }, screen, say) {
    if (templates.length === 0) return say.nothingSubmitted;
    const [only] = templates;
    const isAlone = templates.length === 1;
    const shown = templates.map((template) =>
      isAlone ? viewOne(template, screen, say) : viewLine(template, screen, say),
    );
    const changed = templates.filter(({ categoryChanged }) => categoryChanged);
    const warnings = changed.map((template) => screen.style.warn(categoryWarning(template, say, isAlone)));
    const rejected = templates.filter(({ status }) => status === 'REJECTED').map((template) => reasonOf(template, say));
    const pending = templates.filter((template) => isIn(template) && isUndecided({ status: template.status ?? '' }));
    const next = pending.length > 0 ? say.next(isAlone && only ? only.name : null) : undefined;
    const parts = [shown.join('\n'), ...rejected, ...warnings, ...(next ? [next] : [])];
    return parts.join('\n\n');
  },
});

/** From files, from flags, or by asking. */
async function gather(
  input: DraftInput & { readonly file: readonly string[] },
  context: SubmitContext,
): Promise<PreparedTemplate[]> {
  const flag = firstFlag(input);
  if (input.file.length > 0 && flag !== undefined) {
    throw new Failure('conflicting-options', { first: flag, second: '<file>' });
  }
  if (input.file.length > 0) return prepareFiles(input.file, context);
  const missing = missingFlags(input);
  if (missing.length === 0) return [await prepareFlags(input, context)];
  if (!context.ask.possible) throw new Failure('template-flags-missing', { missing });
  // Before all the questions: without a channel nothing could be submitted.
  await context.session.channel();
  const prepared = await askForTemplate(input, context);
  return prepared ? [prepared] : [];
}

const CODE_MINUTES = 10;

async function prepareFlags(input: DraftInput, context: SubmitContext): Promise<PreparedTemplate> {
  const { name = '', language = '', category = '' } = input;
  const isPreset = category === 'AUTHENTICATION';
  const own = ['--body', '--header', '--header-file', '--footer'].find(
    (_, at) => [input.body, input.header, input.headerFile, input.footer][at] !== undefined,
  );
  if (isPreset && own) throw new Failure('conflicting-options', { first: own, second: '--category AUTHENTICATION' });
  const draft: Draft = {
    name,
    language,
    category,
    header: await headerOf(input, context.host),
    body: input.body === undefined ? null : withLineBreaks(input.body),
    footer: input.footer ?? null,
    buttons: buttonsOf(input),
    samples: samplesOfFlags(input),
    expiryMinutes: isPreset ? CODE_MINUTES : null,
  };
  const examples = missingSamples(draft).map(({ key }) => key);
  if (examples.length > 0) throw new Failure('template-examples-missing', { examples });
  return prepareDraft({ draft, headerFile: input.headerFile }, context.say.theFlags, context);
}

type SubmitContext = Context<Says<'templates submit'>>;
type Sent = Submissions & { readonly timedOut: boolean };

function isIn<One extends Submission>(template: One): template is One & { id: string; status: string } {
  return template.outcome === 'submitted';
}

/** The same report, with what the review made of those that Meta took. */
async function waitFor(sent: Submissions, timeoutMs: number, context: SubmitContext): Promise<Sent> {
  const { say, note, dryRun } = context;
  const open = sent.templates.filter(isIn).filter(isUndecided);
  if (dryRun || open.length === 0) return { ...sent, timedOut: false };
  const ids = open.map(({ id }) => id as TemplateId);
  const { templates: seen, timedOut } = await awaitReviews(
    ids,
    {
      timeoutMs,
      label: say.waiting,
      decided: ({ name, language, status }) => note(say.decided(name, language, status)),
    },
    context,
  );
  const templates = sent.templates.map((each): Submission => {
    const now = each.id === null ? undefined : seen.get(each.id as TemplateId);
    if (!now) return each;
    const categoryChanged = now.category !== each.requestedCategory;
    return { ...each, status: now.status, category: now.category, categoryChanged, rejectedReason: now.rejectedReason };
  });
  return { ...sent, templates, timedOut };
}

function categoryFailure(templates: readonly Submission[]): Failure | undefined {
  const changed = templates.filter(({ categoryChanged }) => categoryChanged);
  if (changed.length === 0) return undefined;
  const toFact = ({ name, language, requestedCategory, category }: Submission) => {
    return { name, language, asked: requestedCategory, got: category ?? '' };
  };
  return new Failure('template-category-changed', { templates: changed.map(toFact) });
}

type Say = Says<'templates submit'>;

function viewOne({ id, name, language, status, category }: Submission, screen: Screen, say: Say): string {
  const rows: [string, string | undefined][] = [
    [say.labels.id, id ?? undefined],
    [say.labels.status, nameStatus(status ?? '', say.statuses, screen.style)],
    [say.labels.category, category ?? undefined],
  ];
  return `${screen.style.good('✓')} ${say.done(name, language)}\n${details(rows, screen)}`;
}

function viewLine({ name, language, outcome, status, error }: Submission, { style }: Screen, say: Say): string {
  const which = `${name} (${language})`;
  if (outcome === 'not-tried') return `${style.dim('–')} ${which}: ${say.notTried}`;
  if (outcome === 'refused') return `${style.bad('✗')} ${which}: ${error ?? ''}`;
  return `${style.good('✓')} ${which}: ${nameStatus(status ?? '', say.statuses, style)}`;
}

function categoryWarning(
  { name, language, requestedCategory, category }: Submission,
  say: Say,
  isAlone: boolean,
): string {
  const which = isAlone ? '' : `${name} (${language}): `;
  return `${which}${say.categoryChanged(requestedCategory, category ?? '')}`;
}

function reasonOf({ name, language, rejectedReason }: Submission, say: Say): string {
  const reason = rejectedReason ?? '?';
  return say.rejected(`${name} (${language})`, reason, say.reasons[reason] ?? '');
}
