import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { normalizeLanguage } from '../../core/meta/languages.js';
import { nearest } from '../../core/nearest.js';
import type { LibraryTemplate } from '../../core/templates/library.js';
import { searchLibrary } from '../../graph/template-library.js';
import type { Context } from '../context.js';

export const libraryTemplate = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  category: z.string(),
  topic: z.nullable(z.string()),
  usecase: z.nullable(z.string()),
  industry: z.readonly(z.array(z.string())),
  header: z.nullable(z.string()),
  body: z.string(),
  bodyParams: z.readonly(z.array(z.string())),
  bodyParamTypes: z.readonly(z.array(z.string())),
  buttons: z.readonly(
    z.array(
      z.object({
        type: z.string(),
        text: z.string(),
        url: z.nullable(z.string()),
        phoneNumber: z.nullable(z.string()),
      }),
    ),
  ),
});

/** One by its name and, where there are several, its language. Meta searches in part, so the name is compared here. */
export async function findInLibrary(
  { name, language }: { readonly name: string; readonly language: string | undefined },
  { session }: Pick<Context<unknown>, 'session'>,
): Promise<LibraryTemplate> {
  const graph = await session.graph();
  const versions = (await searchLibrary(graph, { search: name })).filter((each) => each.name === name);
  const wanted = language === undefined ? undefined : normalizeLanguage(language);
  const chosen = versions.filter((each) => wanted === undefined || each.language === wanted);
  const [only] = chosen;
  if (only && chosen.length === 1) return only;
  const names = versions.length > 0 ? [] : (await searchLibrary(graph, {})).map((each) => each.name);
  throw new Failure('library-template-unknown', {
    name,
    nearest: nearest(name, [...new Set(names)]),
    languages: versions.map((each) => each.language).sort(),
  });
}
