import type { TemplateFileProblem } from '../templates/definition.js';
import type { TemplateSyntaxProblem } from '../templates/source.js';

/** What can go wrong with templates before Meta sees them. */
export interface TemplateFailures {
  'template-unknown': { name: string; nearest: string | null; languages: string[] };
  /** The file is no JSON or YAML, or not the shape of a template; every problem at once. */
  'template-file-invalid': { path: string; problems: (PlacedProblem | TemplateSyntaxProblem)[] };
}

/** With its place in the file; `line` and `column` count from 1, null where there is none, as in an empty file. */
export type PlacedProblem = TemplateFileProblem & { readonly line: number | null; readonly column: number | null };

export const templateFailures = {
  'template-unknown': 'usage',
  'template-file-invalid': 'usage',
} as const;
