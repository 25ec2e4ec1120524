import type { ProfileProblem } from '../profile/check.js';
import type { ProfileFileProblem } from '../profile/file.js';
import type { PictureProblem } from '../profile/picture.js';
import type { TemplateSyntaxProblem } from '../templates/source.js';

/** What can be wrong with a business profile before Meta sees it. */
export interface ProfileFailures {
  /** `picture`: what is wrong with the picture too, so that all is told at once. */
  'profile-invalid': { problems: ProfileProblem[]; picture: { path: string; problem: PictureProblem } | null };
  'profile-file-invalid': { path: string; problems: (PlacedProfileProblem | TemplateSyntaxProblem)[] };
  /** The report was printed: file and Meta differ, and --exit-code asked to be told. */
  'profile-differs': { count: number };
  'picture-invalid': { path: string; problem: PictureProblem };
  /** `profile set` without anything to set. */
  'profile-nothing-to-change': Record<string, never>;
}

/** With its place in the file; both count from 1, null where there is none. */
export type PlacedProfileProblem = (
  | ProfileProblem
  | ProfileFileProblem
  | { readonly problem: 'picture'; readonly path: string; readonly picture: PictureProblem }
  | { readonly problem: 'picture-missing'; readonly path: string }
) & { readonly line: number | null; readonly column: number | null };

export const profileFailures = {
  'profile-file-invalid': 'usage',
  'profile-differs': 'unhealthy',
  'profile-invalid': 'usage',
  'picture-invalid': 'usage',
  'profile-nothing-to-change': 'usage',
} as const;
