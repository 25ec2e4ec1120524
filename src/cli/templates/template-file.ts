import { Failure } from '../../core/failure.js';
import type { PlacedProblem } from '../../core/failures/templates.js';
import {
  checkTemplateDefinition,
  memberOf,
  type TemplateDefinition,
  type TemplateFileProblem,
} from '../../core/templates/definition.js';
import type { TemplateSource } from '../../core/templates/source.js';
import type { Context } from '../context.js';
import { parseTemplate } from './parse-template.js';

export interface TemplateFile {
  readonly source: TemplateSource;
  readonly definition: TemplateDefinition;
  /** Languages that are not in Meta's list, which Meta may know all the same. */
  readonly warnings: readonly string[];
}

/** JSON or YAML in the shape of Meta's own API; every problem at once, with its place in the file. */
export async function readTemplateFile(
  path: string,
  { readInput }: Pick<Context<unknown>, 'readInput'>,
): Promise<TemplateFile> {
  const parsed = parseTemplate(path, await readInput(path, '<file>'));
  if ('problems' in parsed) throw new Failure('template-file-invalid', { path, problems: parsed.problems });
  const { source } = parsed;
  const checked = checkTemplateDefinition(source.data);
  if ('problems' in checked) {
    const problems = checked.problems.map((problem) => place(problem, source));
    throw new Failure('template-file-invalid', { path, problems });
  }
  return { source, definition: checked.definition, warnings: checked.warnings.map(({ language }) => language) };
}

function place(problem: TemplateFileProblem, source: TemplateSource): PlacedProblem {
  const { line, column } = source.placeOf(memberOf(problem)) ?? { line: null, column: null };
  return { ...problem, line, column };
}
