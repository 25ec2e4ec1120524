import { type ManagedTemplate, type PlanItem, planTemplates } from '../../core/templates/code/plan.js';
import type { Template } from '../../core/templates/template.js';
import { countTemplates } from '../../graph/template-count.js';
import { templateWrites } from '../../store/template-journal.js';
import type { Context } from '../context.js';
import { syncTemplates } from '../templates-sync.js';
import { readSoundWorkspace } from './workspace.js';

export interface PlanRequest {
  readonly folder: string;
  /** Only templates of these names; none = all. */
  readonly names: readonly string[];
  readonly prune: boolean;
}

/** Reads the files and then the account, all of it fresh, and says what would make the account like the files. */
export async function makePlan(
  { folder, names, prune }: PlanRequest,
  context: Pick<Context<unknown>, 'session' | 'host' | 'text'>,
): Promise<PlanItem[]> {
  const { session, host } = context;
  const isMeant = ({ name }: { readonly name: string }) => names.length === 0 || names.includes(name);
  // First of all, so that nobody corrects files who has no account yet to compare them with.
  const { wabaId } = await session.channel();
  const files = (await readSoundWorkspace(folder, context)).filter(({ definition }) => isMeant(definition));
  const { templates } = await syncTemplates(context);
  const items = planTemplates({
    files,
    account: templates,
    writes: templateWrites(await session.database(), wabaId),
    now: host.now(),
    limit: await limitFor(files, templates, context),
    prune,
  });
  return items.filter(isMeant);
}

/** The limit is asked for only where it could matter: not for a plan that makes nothing new. */
async function limitFor(
  files: readonly ManagedTemplate[],
  account: readonly Template[],
  { session }: Pick<Context<unknown>, 'session'>,
): Promise<number | null> {
  const known = new Set(account.map(({ name, language }) => `${name}/${language}`));
  if (files.every(({ definition: { name, language } }) => known.has(`${name}/${language}`))) return null;
  const { wabaId } = await session.channel();
  return (await countTemplates(await session.graph(), wabaId)).limit;
}
