import * as z from 'zod/mini';
import type { ProfileDifference } from '../../core/profile/diff.js';
import type { Profile, ProfileField } from '../../core/profile/profile.js';
import { findVertical } from '../../core/profile/vertical.js';
import { details } from '../../ui/details.js';
import type { Screen } from '../../ui/screen.js';

export const profileSchema = z.object({
  about: z.nullable(z.string()),
  address: z.nullable(z.string()),
  description: z.nullable(z.string()),
  email: z.nullable(z.string()),
  websites: z.readonly(z.array(z.string())),
  vertical: z.nullable(z.string()),
  pictureUrl: z.nullable(z.string()),
});

export const differenceSchema = z.object({
  field: z.enum(['about', 'address', 'description', 'email', 'websites', 'vertical', 'pictureUrl']),
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
});

interface Words {
  readonly labels: Record<ProfileField, string>;
  readonly notSet: string;
  readonly pictureSet: string;
}

/** The whole profile, a field a line; the vertical with its label, the picture only as set or not, since its link expires. */
export function viewProfile(profile: Profile, screen: Screen, say: Words): string {
  const { labels } = say;
  const notSet = screen.style.dim(say.notSet);
  return details(
    [
      [labels.about, profile.about ?? notSet],
      [labels.address, profile.address ?? notSet],
      [labels.description, profile.description ?? notSet],
      [labels.email, profile.email ?? notSet],
      [labels.websites, profile.websites.length === 0 ? notSet : profile.websites.join('\n')],
      [labels.vertical, verticalWithLabel(profile.vertical, screen) ?? notSet],
      [labels.pictureUrl, profile.pictureUrl === null ? notSet : say.pictureSet],
    ],
    screen,
  );
}

function verticalWithLabel(value: string | null, { text }: Screen): string | undefined {
  if (value === null || value === '') return undefined;
  const vertical = findVertical(value);
  const label = text.language === 'es' ? vertical?.spanish : vertical?.english;
  return label === undefined ? value : `${label} (${value})`;
}

interface ChangeWords {
  readonly labels: Record<ProfileField, string>;
  change(before: string | null, after: string | null): string;
}

export function viewDifferences(differences: readonly ProfileDifference[], screen: Screen, say: ChangeWords): string {
  return details(
    differences.map(({ field, before, after }) => [say.labels[field], say.change(before, after)]),
    screen,
  );
}
