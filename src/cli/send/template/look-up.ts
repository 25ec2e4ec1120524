import { Failure } from '../../../core/failure.js';
import { compareTemplates } from '../../../core/templates/compare.js';
import { type FoundTemplate, findTemplate } from '../../../core/templates/find.js';
import type { Template } from '../../../core/templates/template.js';
import { listTemplates } from '../../../graph/templates.js';
import {
  languagesOfTemplate,
  lastTemplateSync,
  removeTemplates,
  saveTemplate,
  templatesOf,
} from '../../../store/template-cache.js';
import type { Says } from '../../command.js';
import type { Context } from '../../context.js';
import { syncTemplates } from '../../templates-sync.js';

export type TemplateContext = Context<Says<'send template'>>;

export interface KnownTemplate {
  readonly template: Template;
  /** ISO 8601: when Meta was asked for it; null where it was just now. */
  readonly copyOf: string | null;
}

export interface Wanted {
  readonly name: string;
  /** Undefined where the only one is meant. */
  readonly language: string | undefined;
}

/**
 * A copy of the templates counts for a day: an approved one can be edited once a day, and what Meta refuses because it was
 * changed after all is read again, so that asking more often would only cost requests.
 */
const FRESH_MS = 24 * 60 * 60 * 1000;

/** From the copy here; what is not there, or not approved, or older than a day, is looked up at Meta before it is an error. */
export async function lookUpTemplate(wanted: Wanted, context: TemplateContext): Promise<KnownTemplate> {
  const { session, host, verbose, say } = context;
  const channel = await session.channel();
  const database = await session.database();
  const cached = templatesOf(database, channel.id).map((entry) => entry.template);
  const known = findTemplate(cached, wanted.name, wanted.language);
  const syncedAt = lastTemplateSync(database, channel.id)?.at;
  const isFresh = syncedAt !== undefined && host.now().getTime() - Date.parse(syncedAt) < FRESH_MS;
  if (isFresh && known.kind === 'found') return { template: known.template, copyOf: syncedAt };
  if (isFresh && known.kind === 'language-needed') throw toFailure(known);
  try {
    const { templates } = await syncTemplates(context);
    verbose(say.synced);
    return { template: need(findTemplate(templates, wanted.name, wanted.language)), copyOf: null };
  } catch (thrown) {
    // Who may only send, or cannot read just now, still has the old copy; that it is old is told when something is wrong.
    if (known.kind !== 'found' || syncedAt === undefined || !isAboutAsking(thrown)) throw thrown;
    return { template: known.template, copyOf: syncedAt };
  }
}

/**
 * Asks Meta for one name again and brings the copy here up to date. Throws Failure where it can no longer be sent; undefined
 * where Meta could not be asked.
 */
export async function rereadTemplate(
  { name, language }: Template,
  context: TemplateContext,
): Promise<Template | undefined> {
  const { session, host } = context;
  const channel = await session.channel();
  const versions: Template[] = [];
  try {
    // Meta matches parts of names, too.
    for await (const page of listTemplates(await session.graph(), channel.wabaId, { name })) versions.push(...page);
  } catch (thrown) {
    if (isAboutAsking(thrown)) return undefined;
    throw thrown;
  }
  const own = versions.filter((version) => version.name === name);
  const readAt = host.now().toISOString();
  if (!context.dryRun) await keep(name, own, readAt, context);
  return need(findTemplate(own, name, language));
}

/** Only what differs is written: a template that is what it was did not change. */
async function keep(name: string, now: readonly Template[], at: string, { session }: TemplateContext): Promise<void> {
  const channel = await session.channel();
  const database = await session.database();
  const before = languagesOfTemplate(database, channel.id, name).map(({ template }) => template);
  const gone = before.map(({ id }) => id).filter((id) => !now.some((version) => version.id === id));
  if (gone.length > 0) removeTemplates(database, channel.id, gone);
  const changed = new Set(compareTemplates(before, now).map(({ language }) => language));
  for (const version of now) if (changed.has(version.language)) saveTemplate(database, channel.id, version, at);
}

/** Whether a message of it is another one: neither its quality nor a renewed link to its sample makes it so. */
export function isChanged(before: Template, after: Template): boolean {
  const isOther = compareTemplates([before], [after]).some(({ change }) => change === 'changed');
  return isOther || before.parameterFormat !== after.parameterFormat || before.subCategory !== after.subCategory;
}

function isAboutAsking(thrown: unknown): boolean {
  return (
    thrown instanceof Failure &&
    ['permission-refused', 'rate-limited', 'meta-unavailable', 'unreachable', 'refused'].includes(thrown.id)
  );
}

function need(found: FoundTemplate): Template {
  if (found.kind === 'found') return found.template;
  throw toFailure(found);
}

function toFailure(found: Exclude<FoundTemplate, { kind: 'found' }>): Failure {
  switch (found.kind) {
    case 'no-such-name':
      return new Failure('template-not-found', { name: found.name, nearest: found.nearest });
    case 'language-needed':
      return new Failure('template-language-needed', { name: found.name, languages: found.languages });
    case 'no-such-language': {
      const { name, language, languages, suggested } = found;
      return new Failure('template-language-unknown', { name, language, languages, suggested });
    }
    case 'not-approved': {
      const { name, language } = found.template;
      return new Failure('template-not-approved', { name, language, status: found.status });
    }
  }
}
