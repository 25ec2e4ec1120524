import { stringify } from 'yaml';
import { type Draft, toTemplateData } from '../../core/templates/draft.js';
import type { Context } from '../context.js';
import { type PreparedTemplate, prepareTemplate } from './submission.js';
import { readTemplateFile } from './template-file.js';

/** A described template, and the file that its header shows, if it has one. */
export interface DraftFiles {
  readonly draft: Draft;
  /** Where the user has it, which is not where the template's file will name it. */
  readonly headerFile: string | undefined;
}

/** Where a template belongs in a folder that is kept in git. */
export function placeOf({ name, language }: Pick<Draft, 'name' | 'language'>): string {
  return `templates/${name}/${language}.yaml`;
}

function toYaml(draft: Draft): string {
  return stringify(toTemplateData(draft), { lineWidth: 0 });
}

/** Judged exactly as the file would be that it can be saved as. `called` is what faults are told of. */
export async function prepareDraft(
  { draft, headerFile }: DraftFiles,
  called: string,
  context: Pick<Context<unknown>, 'host'>,
): Promise<PreparedTemplate> {
  const readInput = async () => new TextEncoder().encode(toYaml(draft));
  const file = await readTemplateFile(called, { ...context, readInput });
  return prepareTemplate(file, { readFile: (path) => context.host.readFile(headerFile ?? path) });
}

/** The template's file, with its sample beside it. Gives the path. */
export async function saveDraft(
  { draft, headerFile }: DraftFiles,
  { host, writeFile }: Pick<Context<unknown>, 'host' | 'writeFile'>,
): Promise<string> {
  const path = placeOf(draft);
  const { header } = draft;
  if (header && 'sample' in header && headerFile !== undefined) {
    await writeFile(`templates/${draft.name}/${header.sample}`, await host.readFile(headerFile));
  }
  await writeFile(path, toYaml(draft));
  return path;
}
