import { Failure } from '../../core/failure.js';
import type { TemplateId } from '../../core/ids.js';
import { normalizeLanguage } from '../../core/meta/languages.js';
import { nearest } from '../../core/nearest.js';
import type { Template } from '../../core/templates/template.js';
import { listTemplates } from '../../graph/templates.js';
import { templatesOf } from '../../store/template-cache.js';
import { templateWrites } from '../../store/template-journal.js';
import type { Context } from '../context.js';
import { readIfThere } from './refresh-template.js';

type Finder = Pick<Context<unknown>, 'session'>;

/** Every language of a name as Meta has it now: what is changed must not be judged by a copy. */
async function versionsOf(name: string, { session }: Finder): Promise<Template[]> {
  const { wabaId } = await session.channel();
  const versions: Template[] = [];
  // Meta matches names in part.
  for await (const page of listTemplates(await session.graph(), wabaId, { name })) {
    versions.push(...page.filter((template) => template.name === name));
  }
  const missing = (await idsWrittenHere(name, { session })).filter((id) => versions.every((one) => one.id !== id));
  for (const id of missing) {
    const template = await readIfThere(id, { session });
    if (template) versions.push(template);
  }
  return versions.sort((one, other) => (one.language < other.language ? -1 : 1));
}

/** Those that this machine made and did not delete: Meta's list may lag behind a creation. */
async function idsWrittenHere(name: string, { session }: Finder): Promise<TemplateId[]> {
  const { wabaId } = await session.channel();
  const ids = new Set<TemplateId>();
  for (const write of templateWrites(await session.database(), wabaId)) {
    if (write.name !== name) continue;
    if (write.action === 'create') ids.add(write.templateId as TemplateId);
    if (write.action === 'delete' && write.language === '*') ids.clear();
    if (write.action === 'delete') ids.delete(write.templateId as TemplateId);
  }
  return [...ids];
}

/** The versions that are meant: all, or the one of that language. Fails where there is none. */
export async function requireVersions(name: string, language: string | undefined, finder: Finder): Promise<Template[]> {
  const versions = await versionsOf(name, finder);
  if (versions.length === 0) {
    const cached = templatesOf(await finder.session.database(), (await finder.session.channel()).id);
    const names = [...new Set(cached.map(({ template }) => template.name))].filter((known) => known !== name);
    throw new Failure('template-not-found', { name, nearest: nearest(name, names) });
  }
  return language === undefined ? versions : [ofLanguage(versions, name, language)];
}

/** The version in exactly that language: Meta falls back on no other, so neither do we. */
export function ofLanguage(versions: readonly Template[], name: string, language: string): Template {
  const wanted = normalizeLanguage(language);
  const chosen = versions.find((template) => normalizeLanguage(template.language) === wanted);
  if (chosen) return chosen;
  const languages = versions.map((template) => template.language);
  const suggested = languages.find((known) => known.split('_')[0] === wanted.split('_')[0]) ?? null;
  throw new Failure('template-language-unknown', { name, language: wanted, languages, suggested });
}

/** The one that is meant; of several languages one must be named. */
export async function requireVersion(name: string, language: string | undefined, finder: Finder): Promise<Template> {
  const versions = await requireVersions(name, language, finder);
  const [only, ...others] = versions;
  if (only && others.length === 0) return only;
  throw new Failure('template-language-needed', { name, languages: versions.map((version) => version.language) });
}
