import { Failure } from '../../core/failure.js';
import { normalizeLanguage } from '../../core/meta/languages.js';
import { nearest } from '../../core/nearest.js';
import type { TemplateFacts } from '../../core/templates/list-facts.js';
import type { Template } from '../../core/templates/template.js';
import { languagesOfTemplate, lastTemplateSync } from '../../store/template-cache.js';
import { listCached } from '../../store/template-list.js';
import type { Context } from '../context.js';
import { syncTemplates } from '../templates-sync.js';

const EVERYTHING = { search: undefined, status: [], category: [], language: [], quality: [] };

/** All of the account, from the cache, which is filled first where it never was. */
export async function knownTemplates(context: Pick<Context<unknown>, 'session' | 'host'>): Promise<TemplateFacts[]> {
  const { session } = context;
  const channel = await session.channel();
  const database = await session.database();
  if (!lastTemplateSync(database, channel.id)) await syncTemplates(context);
  return listCached(database, channel.id, EVERYTHING);
}

/** Every language of a name, or the one that is named. */
export function versionsOf(all: readonly TemplateFacts[], name: string, language: string | undefined): TemplateFacts[] {
  const versions = all.filter((template) => template.name === name);
  const wanted = language === undefined ? undefined : normalizeLanguage(language);
  const chosen = versions.filter((template) => wanted === undefined || template.language === wanted);
  if (chosen.length > 0) return chosen;
  throw new Failure('template-unknown', {
    name,
    nearest: nearest(name, [...new Set(all.map((template) => template.name))]),
    languages: versions.map((template) => template.language),
  });
}

/** The only one of a name, or of a name and a language, which may also stand behind a slash: `order_ready/en_US`. */
export function versionOf(all: readonly TemplateFacts[], given: string, language: string | undefined): TemplateFacts {
  const [name = '', own] = given.split('/');
  const chosen = versionsOf(all, name, own ?? language);
  const [only] = chosen;
  if (only && chosen.length === 1) return only;
  throw new Failure('template-unknown', {
    name,
    nearest: null,
    languages: chosen.map((template) => template.language),
  });
}

/** The whole of it, from the cache. */
export async function pickTemplate(
  name: string,
  language: string | undefined,
  context: Pick<Context<unknown>, 'session' | 'host'>,
): Promise<Template> {
  const { session } = context;
  const { id } = versionOf(await knownTemplates(context), name, language);
  const versions = languagesOfTemplate(await session.database(), (await session.channel()).id, name);
  const found = versions.find(({ template }) => template.id === id);
  if (!found) throw new Error('What the list has, the cache has.');
  return found.template;
}
