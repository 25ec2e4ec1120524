import type { TemplateFileProblem } from '../templates/definition.js';
import type { InputFault } from '../templates/library-inputs.js';
import type { TemplateSyntaxProblem } from '../templates/source.js';

/** What can go wrong with templates before Meta sees them. */
export interface TemplateFailures {
  'template-unknown': { name: string; nearest: string | null; languages: string[] };
  /** The file is no JSON or YAML, or not the shape of a template; every problem at once. */
  'template-file-invalid': { path: string; problems: (PlacedProblem | TemplateSyntaxProblem)[] };
  /** Values of filters that nothing can have; every one at once. */
  'template-filter-unknown': { problems: FilterProblem[] };
  'library-template-unknown': { name: string; nearest: string | null; languages: string[] };
  /** What the buttons of a library template need; all that is missing or wrong at once. */
  'library-inputs-wrong': { name: string; faults: InputFault[] };
  /** A template compared with itself. */
  'templates-same': { name: string };
  /** Days that Meta has no statistics of, or a span that ends before it begins. */
  'template-span-invalid': { since: string; until: string; oldest: string };
}

export interface FilterProblem {
  readonly option: string;
  readonly given: string;
  readonly nearest: string | null;
  readonly known: string[];
}

/** With its place in the file; `line` and `column` count from 1, null where there is none, as in an empty file. */
export type PlacedProblem = TemplateFileProblem & { readonly line: number | null; readonly column: number | null };

export const templateFailures = {
  'template-unknown': 'usage',
  'template-file-invalid': 'usage',
  'template-filter-unknown': 'usage',
  'library-template-unknown': 'usage',
  'library-inputs-wrong': 'usage',
  'templates-same': 'usage',
  'template-span-invalid': 'usage',
} as const;
