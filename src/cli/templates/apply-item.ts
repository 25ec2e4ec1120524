import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { TEMPLATE_LIMITS } from '../../core/meta/limits.js';
import type { PlanItem } from '../../core/templates/code/plan.js';
import { templateWrites } from '../../store/template-journal.js';
import type { Context } from '../context.js';
import { describeFailure } from '../failure-view.js';
import { deleteAtMeta } from './deletion.js';
import { noteFaults } from './lint-note.js';
import type { TemplateContext } from './refresh-template.js';
import { meetsAll, prepareTemplate, submitEdit, submitNew, type UploadSample } from './submission.js';
import { readTemplateFile } from './template-file.js';

export const itemOutcome = z.object({
  /**
   * `unknown`: the answer was lost, so it may have been done; `left`: not begun, because the run stopped; `blocked`: not
   * possible now.
   */
  outcome: z.enum(['done', 'failed', 'unknown', 'left', 'blocked', 'unchanged']),
  newStatus: z.nullable(z.string()),
  /** Meta made it another category than the one that was asked for. */
  categoryChanged: z.nullable(z.object({ asked: z.string(), got: z.string() })),
  error: z.nullable(z.object({ id: z.string(), message: z.string(), hint: z.nullable(z.string()) })),
});

export type ItemOutcome = z.infer<typeof itemOutcome>;

type ItemContext = TemplateContext & Pick<Context<unknown>, 'host' | 'language'>;

export interface AppliedItem {
  readonly outcome: ItemOutcome;
  /** Set when nothing more should be tried. */
  readonly stop: Failure | undefined;
}

const HOUR_MS = 3_600_000;

/** Does what the plan says of one template. What Meta refuses is that template's affair; anything else stops the run. */
export async function applyItem(item: PlanItem, upload: UploadSample, context: ItemContext): Promise<AppliedItem> {
  try {
    if (item.action === 'create') await checkHour(context);
    return { outcome: await act(item, upload, context), stop: undefined };
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.kind === 'bug') throw thrown;
    return judge(thrown, context);
  }
}

function judge(failure: Failure, { text }: Pick<ItemContext, 'text'>): AppliedItem {
  const { message, hint } = describeFailure(failure, text);
  const nothing = { newStatus: null, categoryChanged: null, error: { id: failure.id, message, hint } };
  if (failure.kind === 'refused' || failure.kind === 'usage') {
    // The account's room for templates is used up for every other one too.
    const stop = failure.is('refused') && meetsAll(failure) ? failure : undefined;
    return { outcome: { outcome: 'failed', ...nothing }, stop };
  }
  const outcome = failure.is('outcome-unknown') ? 'unknown' : 'left';
  return { outcome: { outcome, ...nothing }, stop: failure };
}

async function act(item: PlanItem, upload: UploadSample, context: ItemContext): Promise<ItemOutcome> {
  const { action, file, template } = item;
  const done = { outcome: 'done', newStatus: null, categoryChanged: null, error: null } as const;
  if (action === 'delete' && template) {
    await deleteAtMeta(template.name, [template], false, context);
    return done;
  }
  if (!file) return { ...done, outcome: 'unchanged' };
  const read = await readTemplateFile(file.path, { readInput: () => context.host.readFile(file.path) });
  await noteFaults(read, context);
  const prepared = await prepareTemplate(read, context.host);
  if (template) {
    const { status } = await submitEdit(prepared, template, upload, context);
    return { ...done, newStatus: status };
  }
  const {
    status,
    category: got,
    requestedCategory: asked,
    categoryChanged,
  } = await submitNew(prepared, upload, context);
  return { ...done, newStatus: status, categoryChanged: categoryChanged ? { asked, got } : null };
}

/** Meta takes 100 new templates an hour for an account; those of other machines are not known here. */
async function checkHour({ session, host }: ItemContext): Promise<void> {
  const since = new Date(host.now().getTime() - HOUR_MS).toISOString();
  const { wabaId } = await session.channel();
  const created = templateWrites(await session.database(), wabaId).filter(
    ({ action, at }) => action === 'create' && at > since,
  );
  const [oldest] = created;
  if (!oldest || created.length < TEMPLATE_LIMITS.createdPerHour) return;
  const until = new Date(Date.parse(oldest.at) + HOUR_MS).toISOString();
  throw new Failure('template-creations-spent', { limit: TEMPLATE_LIMITS.createdPerHour, until });
}
