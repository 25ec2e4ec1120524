import * as z from 'zod/mini';
import type { Profile, ProfileChanges, ProfileField } from '../../core/profile/profile.js';
import type { Screen } from '../../ui/screen.js';
import type { ProfilePlan } from './change-profile.js';
import { differenceSchema, viewDifferences } from './profile-view.js';

/** What `profile plan` and `apply` say of the file and of Meta: `before` is what Meta has, `after` what the file wants. */
export const planOutput = {
  file: z.string(),
  differences: z.array(differenceSchema),
  /** `unknown`: it was not sent from this machine, and counts as the same. */
  picture: z.enum(['none', 'same', 'changed', 'unknown']),
};

export interface PlanReport {
  readonly file: string;
  readonly differences: z.infer<typeof differenceSchema>[];
  readonly picture: ProfilePlan['picture'];
}

export function toPlanReport(file: string, { before, wanted, picture }: ProfilePlan): PlanReport {
  const fields = Object.keys(wanted) as (keyof ProfileChanges)[];
  const differences = fields.map((field) => ({ field, before: tell(before[field]), after: tell(wanted[field]) }));
  return { file, differences, picture };
}

function tell(value: Profile[keyof Profile] | ProfileChanges[keyof ProfileChanges] | undefined): string | null {
  const told = Array.isArray(value) ? value.join(' ') : value;
  return typeof told === 'string' && told !== '' ? told : null;
}

export function countDifferences({ differences, picture }: PlanReport): number {
  return differences.length + (picture === 'changed' ? 1 : 0);
}

interface Words {
  readonly labels: Record<ProfileField, string>;
  change(before: string | null, after: string | null): string;
  same(file: string): string;
  readonly pictureOther: string;
  readonly pictureUnknown: string;
}

export function viewPlanReport(report: PlanReport, screen: Screen, say: Words): string {
  const { differences, picture, file } = report;
  const unknown = picture === 'unknown' ? [screen.style.dim(say.pictureUnknown)] : [];
  if (countDifferences(report) === 0) return [say.same(file), ...unknown].join('\n');
  return [
    ...(differences.length === 0 ? [] : [viewDifferences(differences, screen, say)]),
    ...(picture === 'changed' ? [`${screen.style.dim(say.labels.pictureUrl)}  ${say.pictureOther}`] : []),
    ...unknown,
  ].join('\n');
}
