import type { TemplateFileProblem } from '../templates/definition.js';
import type { InputFault } from '../templates/library-inputs.js';
import type { TemplateSyntaxProblem } from '../templates/source.js';

/** What can go wrong with templates before Meta sees them. */
export interface TemplateFailures {
  /** A picture is drawn by a browser of this machine, and none was found. */
  'no-drawing-browser': Record<string, never>;
  'page-not-drawn': { program: string; problem: string };
  /** There is no such folder, or no template file below it. */
  'template-files-none': { folder: string };
  /** Of a folder that is to be planned or applied; everything that is wrong in it. */
  'template-folder-invalid': {
    files: { path: string; message: string }[];
    duplicates: { name: string; language: string; paths: string[] }[];
  };
  /** The report was printed: files and account differ, and --exit-code asked to be told. */
  'templates-differ': { count: number };
  /** The report was printed, with what Meta said of each. */
  'templates-not-applied': { count: number };
  /** Meta takes 100 new ones an hour; that many were made from here. */
  'template-creations-spent': { limit: number; until: string };
  /** The report was printed: so many files are not approved and as they say, and --exit-code asked to be told. */
  'templates-not-ready': { count: number };
  'template-unknown': { name: string; nearest: string | null; languages: string[] };
  /** The file is no JSON or YAML, or not the shape of a template; every problem at once. */
  'template-file-invalid': { path: string; problems: (PlacedProblem | TemplateSyntaxProblem)[] };
  /** A check of template files found errors; the findings are in its report. */
  'templates-faulty': { errors: number; warnings: number };
  /** No files were named, and the folder that is looked in otherwise is not there. */
  'templates-folder-missing': { folder: string };
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
  'no-drawing-browser': 'usage',
  'page-not-drawn': 'usage',
  'template-files-none': 'usage',
  'template-folder-invalid': 'usage',
  'templates-differ': 'unhealthy',
  'templates-not-applied': 'refused',
  'template-creations-spent': 'unreachable',
  'templates-not-ready': 'unhealthy',
  'template-unknown': 'usage',
  'template-file-invalid': 'usage',
  'templates-faulty': 'unhealthy',
  'templates-folder-missing': 'usage',
  'template-filter-unknown': 'usage',
  'library-template-unknown': 'usage',
  'library-inputs-wrong': 'usage',
  'templates-same': 'usage',
  'template-span-invalid': 'usage',
} as const;
