import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { Failure } from '../../core/failure.js';
import type { PlacedProblem } from '../../core/failures/templates.js';
import {
  checkTemplateDefinition,
  type TemplateDefinition,
  type TemplateFileProblem,
} from '../../core/templates/definition.js';
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
  const lineCounter = new LineCounter();
  const document = parseDocument(new TextDecoder().decode(await readInput(path, '<file>')), { lineCounter });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      problem: 'syntax' as const,
      line: error.linePos?.[0].line ?? null,
      column: error.linePos?.[0].col ?? null,
      detail: (error.message.split('\n')[0] ?? error.code).replace(/ at line \d+, column \d+:?$/, ''),
    }));
    throw new Failure('template-file-invalid', { path, problems });
  }
  const checked = checkTemplateDefinition(toData(document, path));
  if ('problems' in checked) {
    const problems = checked.problems.map((problem) => place(problem, document, lineCounter));
    throw new Failure('template-file-invalid', { path, problems });
  }
  return { definition: checked.definition, warnings: checked.warnings.map(({ language }) => language) };
}

/** The parser refuses aliases that would unfold without end, but only here and with an error of its own. */
function toData(document: Document.Parsed, path: string): unknown {
  try {
    return document.toJS();
  } catch (fault) {
    if (!(fault instanceof ReferenceError)) throw fault;
    const problems = [{ problem: 'syntax', line: null, column: null, detail: fault.message } as const];
    throw new Failure('template-file-invalid', { path, problems }, fault);
  }
}

/** Where the member stands; for a missing one, where the object begins in which it is missing. */
function place(problem: TemplateFileProblem, document: Document.Parsed, lines: LineCounter): PlacedProblem {
  const member = memberOf(problem);
  const keys = (member.match(/[^.[\]]+/g) ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  for (let length = keys.length; length >= 0; length--) {
    const node = document.getIn(keys.slice(0, length), true);
    if (!isNode(node) || !node.range) continue;
    const { line, col } = lines.linePos(node.range[0]);
    return { ...problem, line, column: col };
  }
  return { ...problem, line: null, column: null };
}

function memberOf(problem: TemplateFileProblem): string {
  switch (problem.problem) {
    case 'not-an-object':
      return '';
    case 'missing':
    case 'wrong-type':
      return problem.member;
    case 'bad-name':
      return 'name';
    case 'bad-language':
      return 'language';
    case 'bad-category':
      return 'category';
    case 'bad-parameter-format':
      return 'parameter_format';
    case 'no-body':
    case 'repeated-component':
      return 'components';
  }
}
