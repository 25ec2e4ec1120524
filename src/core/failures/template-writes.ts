import type { EditObstacle } from '../templates/edit-obstacles.js';
import type { SampleFileProblem } from '../templates/sample-file.js';
import type { Refusal } from './graph.js';

/** What can go wrong when templates are submitted, waited for, edited or deleted. */
export interface TemplateWriteFailures {
  /** Neither a file nor enough flags, where nobody can be asked. */
  'template-flags-missing': { missing: string[] };
  'template-examples-missing': { examples: string[] };
  /** A file of a kind that no header takes. */
  'template-header-file-unfit': { path: string };
  /** Several files that cannot be submitted; `message` is what each alone would have said. */
  'template-files-invalid': { files: { path: string; message: string }[] };
  /** The files that a template's media headers name; every problem at once. */
  'template-samples-invalid': { path: string; problems: PlacedSampleProblem[] };
  /** Another language has the name in another category. Meta has no subcode for it, so this is told by what we know of the name. */
  'template-category-mismatch': { graph: Refusal; name: string; asked: string; established: string };
  /** Meta would refuse the edit; every reason at once. */
  'template-not-editable': { name: string; language: string; obstacles: EditObstacle[] };
  /** As far as this machine knows. */
  'template-edits-spent': {
    name: string;
    language: string;
    usedInDay: number;
    usedIn30Days: number;
    freeAt: string;
  };
  /** It has several languages, and none was named. */
  'template-deletion-unclear': { name: string; languages: string[] };
  'template-not-deletable': { name: string; versions: { language: string; status: string }[] };
  'template-not-paused': { name: string; language: string; status: string };
  /** `reason` in Meta's words. */
  'template-stays-paused': { name: string; language: string; reason: string | null };
  /** Awaited, and decided otherwise. `reason` is Meta's word for a rejection. */
  'templates-not-approved': { templates: ReviewedTemplate[] };
  'review-not-decided': { templates: ReviewedTemplate[] };
  /** A check for pipelines: Meta made it another category than the one asked for. */
  'template-category-changed': { templates: { name: string; language: string; asked: string; got: string }[] };
}

export interface ReviewedTemplate {
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly reason: string | null;
}

/** `sample` is the path as written. */
export type PlacedSampleProblem = (
  | SampleFileProblem
  | { readonly problem: 'sample-unreadable'; readonly detail: string }
  | { readonly problem: 'sample-absolute' }
) & { readonly sample: string; readonly line: number | null; readonly column: number | null };

export const templateWriteFailures = {
  'template-flags-missing': 'usage',
  'template-examples-missing': 'usage',
  'template-header-file-unfit': 'usage',
  'template-files-invalid': 'usage',
  'template-samples-invalid': 'usage',
  'template-category-mismatch': 'refused',
  'template-not-editable': 'usage',
  'template-edits-spent': 'unreachable',
  'template-deletion-unclear': 'usage',
  'template-not-deletable': 'usage',
  'template-not-paused': 'usage',
  'template-stays-paused': 'refused',
  'templates-not-approved': 'undelivered',
  'review-not-decided': 'undelivered',
  'template-category-changed': 'unhealthy',
} as const;
