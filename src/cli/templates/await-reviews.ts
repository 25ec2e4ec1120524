import { Failure } from '../../core/failure.js';
import type { TemplateId } from '../../core/ids.js';
import { isUndecided, pauseBeforeRound, UNDECIDED } from '../../core/templates/review.js';
import type { Template } from '../../core/templates/template.js';
import { listTemplates } from '../../graph/templates.js';
import { removeTemplates, saveTemplate } from '../../store/template-cache.js';
import { readIfThere, type TemplateContext } from './refresh-template.js';

export interface Awaited {
  /** By id, as Meta had it last; undefined where it no longer exists. */
  readonly templates: ReadonlyMap<TemplateId, Template | undefined>;
  readonly timedOut: boolean;
}

interface Wait {
  readonly timeoutMs: number;
  /** Told of each decision as it is seen, where there are several. */
  decided(template: Template): void;
  /** What to show while waiting. */
  label(waiting: number): string;
}

/** Up to here each is read by its id; more of them are found in the list of those under review, page by page. */
const BY_ID_MAX = 3;

/** Asks Meta until each of these is decided, ever more rarely; keeps the cache up to date with what it sees. */
export async function awaitReviews(
  ids: readonly TemplateId[],
  { timeoutMs, decided, label }: Wait,
  context: TemplateContext,
): Promise<Awaited> {
  const { host } = context;
  const ends = host.now().getTime() + timeoutMs;
  const templates = new Map<TemplateId, Template | undefined>();
  // Of one alone the report says it in the same moment.
  const tell = ids.length > 1 ? decided : () => {};
  let waiting = [...ids];
  for (let round = 0; ; round += 1) {
    const { seen, calls } = await look(waiting, context);
    await keep(seen, context);
    for (const [id, template] of seen) templates.set(id, template);
    for (const template of decidedOf(seen)) tell(template);
    waiting = waiting.filter((id) => isOpen(id, templates));
    const left = ends - host.now().getTime();
    if (waiting.length === 0 || left <= 0) return { templates, timedOut: waiting.length > 0 };
    const progress = host.progress(label(waiting.length));
    await host.sleep(Math.min(pauseBeforeRound(round, calls), left)).finally(() => progress.done());
    if (host.stop.aborted) throw new Failure('interrupted', {});
  }
}

function decidedOf(seen: Awaited['templates']): Template[] {
  return [...seen.values()].flatMap((template) => (template && !isUndecided(template) ? [template] : []));
}

/** Not seen yet, because the network was away, or seen in review. */
function isOpen(id: TemplateId, templates: Awaited['templates']): boolean {
  const known = templates.get(id);
  return known === undefined ? !templates.has(id) : isUndecided(known);
}

interface Seen {
  readonly seen: ReadonlyMap<TemplateId, Template | undefined>;
  readonly calls: number;
}

/** One look at all of them. A network that is away for a while is no reason to give up waiting. */
async function look(ids: readonly TemplateId[], context: TemplateContext): Promise<Seen> {
  try {
    return ids.length > BY_ID_MAX ? await lookInList(ids, context) : await lookById(ids, context);
  } catch (thrown) {
    if (!(thrown instanceof Failure && thrown.kind === 'unreachable')) throw thrown;
    return { seen: new Map(), calls: ids.length };
  }
}

async function lookById(ids: readonly TemplateId[], context: TemplateContext): Promise<Seen> {
  const seen = new Map<TemplateId, Template | undefined>();
  for (const id of ids) seen.set(id, await readIfThere(id, context));
  return { seen, calls: ids.length };
}

async function lookInList(ids: readonly TemplateId[], context: TemplateContext): Promise<Seen> {
  const { session } = context;
  const { wabaId } = await session.channel();
  const listed = new Map<TemplateId, Template>();
  let calls = 0;
  for await (const page of listTemplates(await session.graph(), wabaId, { status: UNDECIDED.join(',') })) {
    for (const template of page) listed.set(template.id, template);
    calls += 1;
  }
  const seen = new Map<TemplateId, Template | undefined>();
  for (const id of ids) {
    const known = listed.get(id);
    seen.set(id, known ?? (await readIfThere(id, context)));
    if (known === undefined) calls += 1;
  }
  return { seen, calls };
}

async function keep(seen: Seen['seen'], { session, host, dryRun }: TemplateContext): Promise<void> {
  if (dryRun) return;
  const { id: channelId } = await session.channel();
  const database = await session.database();
  const at = host.now().toISOString();
  for (const template of seen.values()) if (template) saveTemplate(database, channelId, template, at);
  const gone = [...seen].flatMap(([id, template]) => (template ? [] : [id]));
  if (gone.length > 0) removeTemplates(database, channelId, gone);
}
