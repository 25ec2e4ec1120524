import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { TEMPLATE_LIMITS } from '../../core/meta/limits.js';
import type { Template } from '../../core/templates/template.js';
import { deleteTemplate } from '../../graph/templates.js';
import { recordTemplateWrite } from '../../store/template-journal.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { flag, optional, text } from '../field.js';
import { ofLanguage, requireVersions } from './find-at-meta.js';
import { refreshTemplate } from './refresh-template.js';
import { nameStatus } from './template-data.js';

const DAY_MS = 86_400_000;

export const deleteTemplates = command({
  path: 'templates delete',
  examples: [
    'wabactl templates delete order_update --language es_MX',
    'wabactl templates delete order_update --all-languages',
  ],
  args: { name: text('<name>') },
  options: { language: optional(text('--language <code>')), allLanguages: flag('--all-languages') },
  output: z.object({
    name: z.string(),
    /** `DELETED`, or `PENDING_DELETION` while messages are still under way. */
    deleted: z.array(z.object({ id: z.string(), language: z.string(), status: z.string() })),
    /** Languages of the name that are still there. */
    left: z.array(z.string()),
    /** When Meta takes the name (in these languages) again; null where that is in about a minute. */
    nameFreeAt: z.nullable(z.string()),
  }),
  rows: ({ deleted }) => deleted,
  changes: true,
  async run({ name, language, allLanguages }, context) {
    const { host, note, say, ask, globals, dryRun } = context;
    if (language !== undefined && allLanguages) {
      throw new Failure('conflicting-options', { first: '--language', second: '--all-languages' });
    }
    const versions = await requireVersions(name, undefined, context);
    const chosen = allLanguages ? versions : [chooseVersion(name, language, versions)];
    refuseUndeletable(name, chosen);
    if (ask.possible && !globals.yes && !dryRun) note(warning(name, chosen, say));
    if (allLanguages) await ask.confirmTyped(say.confirmAll(name, chosen.length), name);
    else await ask.confirm(say.confirm(name, chosen[0]?.language ?? ''));
    await deleteAtMeta(name, chosen, allLanguages, context);
    const deleted = [];
    for (const { id, language: code } of chosen) {
      const after = await refreshTemplate(id, context);
      deleted.push({ id, language: code, status: after?.status ?? 'DELETED' });
    }
    const left = versions.filter((version) => !chosen.includes(version)).map((version) => version.language);
    const freeAt = new Date(host.now().getTime() + TEMPLATE_LIMITS.deletedNameReuseDays * DAY_MS).toISOString();
    return { name, deleted, left, nameFreeAt: chosen.some(isKeptFromReuse) ? freeAt : null };
  },
  view({ name, deleted, left, nameFreeAt }, { style }, say) {
    const lines = deleted.map(({ language, status }) =>
      status === 'DELETED'
        ? `${style.good('✓')} ${say.done(name, language)}`
        : `${style.good('✓')} ${say.underWay(name, language)} ${nameStatus(status, say.statuses, style)}`,
    );
    return [
      ...lines,
      ...(left.length > 0 ? [say.left(left.join(', '))] : []),
      say.reuse(nameFreeAt === null ? null : nameFreeAt.slice(0, 10), TEMPLATE_LIMITS.deletedNameReuseDays),
    ].join('\n');
  },
});

/** All languages are never what one gets without asking for it. */
function chooseVersion(name: string, language: string | undefined, versions: readonly Template[]): Template {
  if (language !== undefined) return ofLanguage(versions, name, language);
  const [only, ...others] = versions;
  if (only && others.length === 0) return only;
  throw new Failure('template-deletion-unclear', { name, languages: versions.map((version) => version.language) });
}

/** Meta refuses those, and with them a deletion of all languages. */
const UNDELETABLE = ['DISABLED', 'PENDING_DELETION', 'DELETED'];

function refuseUndeletable(name: string, chosen: readonly Template[]): void {
  const held = chosen.filter(({ status }) => UNDELETABLE.includes(status));
  if (held.length === 0) return;
  throw new Failure('template-not-deletable', {
    name,
    versions: held.map(({ language, status }) => ({ language, status })),
  });
}

async function deleteAtMeta(
  name: string,
  chosen: readonly Template[],
  isWholeName: boolean,
  { session, host }: Pick<Context<unknown>, 'session' | 'host'>,
): Promise<void> {
  const { wabaId } = await session.channel();
  const [first] = chosen;
  if (!first) return;
  await deleteTemplate(await session.graph(), wabaId, isWholeName ? { name } : { name, id: first.id });
  const worst = chosen.find(isKeptFromReuse) ?? first;
  recordTemplateWrite(await session.database(), wabaId, {
    templateId: first.id,
    name,
    language: isWholeName ? '*' : first.language,
    action: 'delete',
    statusBefore: worst.status,
    samples: [],
    at: host.now().toISOString(),
  });
}

/** What was never approved is free again at once, as the text of Meta's refusal says ("less than 1 minute", UNSURE). */
function isKeptFromReuse({ status }: Template): boolean {
  return !['PENDING', 'REJECTED'].includes(status);
}

function warning(name: string, chosen: readonly Template[], say: Says<'templates delete'>): string {
  const kept = chosen.some(isKeptFromReuse);
  return [
    say.about(name, chosen.map(({ language, status }) => `${language} (${status})`).join(', ')),
    ...(kept ? [say.keptFromReuse(TEMPLATE_LIMITS.deletedNameReuseDays)] : []),
    ...(chosen.some(({ status }) => status === 'APPROVED') ? [say.messagesUnderWay] : []),
  ].join('\n');
}
