import { parseDocument } from 'yaml';
import { Failure } from '../../core/failure.js';
import { checkTemplateDefinition, type TemplateDefinition } from '../../core/templates/definition.js';
import type { Context } from '../context.js';

export interface TemplateFile {
  readonly definition: TemplateDefinition;
  /** Languages that are not in Meta's list, which Meta may know all the same. */
  readonly warnings: readonly string[];
}

/** JSON or YAML (JSON is YAML), in the shape of Meta's own API; every problem at once, with its place in the file. */
export async function readTemplateFile(
  path: string,
  { readInput }: Pick<Context<unknown>, 'readInput'>,
): Promise<TemplateFile> {
  const document = parseDocument(new TextDecoder().decode(await readInput(path, '<file>')));
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      problem: 'syntax' as const,
      line: error.linePos?.[0].line ?? null,
      column: error.linePos?.[0].col ?? null,
      detail: error.message.split('\n')[0] ?? error.code,
    }));
    throw new Failure('template-file-invalid', { path, problems });
  }
  const checked = checkTemplateDefinition(document.toJS());
  if ('problems' in checked) throw new Failure('template-file-invalid', { path, problems: checked.problems });
  return { definition: checked.definition, warnings: checked.warnings.map(({ language }) => language) };
}
