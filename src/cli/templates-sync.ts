import type { TemplateChange } from '../core/templates/compare.js';
import type { Template } from '../core/templates/template.js';
import { listTemplates } from '../graph/templates.js';
import { replaceTemplates } from '../store/template-cache.js';
import type { Context } from './context.js';

export interface SyncedTemplates {
  readonly templates: readonly Template[];
  readonly changes: TemplateChange[];
  readonly syncedAt: string;
}

/** Reads every page and replaces the cache in one go: a sync that breaks off leaves the cache as it was. */
export async function syncTemplates(context: Pick<Context<unknown>, 'session' | 'host'>): Promise<SyncedTemplates> {
  const { session, host } = context;
  const channel = await session.channel();
  const templates: Template[] = [];
  for await (const page of listTemplates(await session.graph(), channel.wabaId)) templates.push(...page);
  const syncedAt = host.now().toISOString();
  const changes = replaceTemplates(await session.database(), channel.id, { templates, at: syncedAt });
  return { templates, changes, syncedAt };
}
