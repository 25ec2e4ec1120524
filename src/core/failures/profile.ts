import type { ProfileProblem } from '../profile/check.js';
import type { PictureProblem } from '../profile/picture.js';

/** What can be wrong with a business profile before Meta sees it. */
export interface ProfileFailures {
  'profile-invalid': { problems: ProfileProblem[] };
  'picture-invalid': { path: string; problem: PictureProblem };
  /** `profile set` without anything to set. */
  'profile-nothing-to-change': Record<string, never>;
}

export const profileFailures = {
  'profile-invalid': 'usage',
  'picture-invalid': 'usage',
  'profile-nothing-to-change': 'usage',
} as const;
