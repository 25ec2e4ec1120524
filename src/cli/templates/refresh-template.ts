import { Failure } from '../../core/failure.js';
import type { TemplateId } from '../../core/ids.js';
import type { Template } from '../../core/templates/template.js';
import { readTemplate } from '../../graph/templates.js';
import { removeTemplates, saveTemplate } from '../../store/template-cache.js';
import type { Context } from '../context.js';

export type TemplateContext = Pick<Context<unknown>, 'session' | 'host' | 'dryRun' | 'note' | 'verbose' | 'text'>;

/**
 * Reads one template and brings the cache up to date with it, after it was changed: one request instead of a sync of
 * all. undefined where Meta no longer has it, and in a dry run, which changed nothing.
 */
export async function refreshTemplate(id: TemplateId, context: TemplateContext): Promise<Template | undefined> {
  const { session, host, dryRun } = context;
  if (dryRun) return undefined;
  const { id: channelId } = await session.channel();
  const template = await readIfThere(id, context);
  const database = await session.database();
  if (template) saveTemplate(database, channelId, template, host.now().toISOString());
  else removeTemplates(database, channelId, [id]);
  return template;
}

/** undefined where Meta has no such template. */
export async function readIfThere(
  id: TemplateId,
  { session }: Pick<TemplateContext, 'session'>,
): Promise<Template | undefined> {
  try {
    return await readTemplate(await session.graph(), id);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.is('object-unknown')) return undefined;
    throw thrown;
  }
}
