import type { Profile, ProfileField } from './profile.js';

/** One field that is not what it was. Websites are told as one text, a space between them. */
export interface ProfileDifference {
  readonly field: ProfileField;
  readonly before: string | null;
  readonly after: string | null;
}

const FIELDS: readonly ProfileField[] = [
  'about',
  'address',
  'description',
  'email',
  'websites',
  'vertical',
  'pictureUrl',
];

/** What a sync or a change altered, in the order in which the profile is shown. */
export function diffProfiles(before: Profile, after: Profile): ProfileDifference[] {
  return FIELDS.map((field) => ({ field, before: tell(before, field), after: tell(after, field) })).filter(
    (difference) => difference.before !== difference.after,
  );
}

function tell(profile: Profile, field: ProfileField): string | null {
  const value = field === 'websites' ? profile.websites.join(' ') : profile[field];
  if (value === null || value === '') return null;
  return field === 'pictureUrl' ? withoutSignature(value) : value;
}

/** Meta signs picture links anew on every read; only the path says whether the picture is another one. */
export function withoutSignature(url: string): string {
  return url.split('?')[0] ?? url;
}
