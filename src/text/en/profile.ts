import type { PictureWarning } from '../../core/profile/picture.js';
import type { ProfileField } from '../../core/profile/profile.js';

const LABELS: Record<ProfileField, string> = {
  about: 'About',
  address: 'Address',
  description: 'Description',
  email: 'E-mail',
  websites: 'Websites',
  vertical: 'Vertical',
  pictureUrl: 'Picture',
};

const PLAN_WORDS = {
  labels: LABELS,
  change: (before: string | null, after: string | null) => `${before ?? 'not set'} → ${after ?? 'not set'}`,
  same: (file: string) => `The profile is as ${file} says.`,
  pictureOther: 'another one',
  pictureUnknown:
    'Whether the picture is the one of the file is not known, since it was not sent from here; `wabactl profile set --file` sends it.',
};

const DIFFERS = (fields: string) =>
  `Meta accepted the change, but gives back something else for: ${fields}. It can take a moment; check with \`wabactl profile show\`.`;

export const profile = {
  'profile show': {
    summary: 'Show the profile as Meta has it now',
    args: {},
    options: {},
    says: { labels: LABELS, notSet: 'not set', pictureSet: 'set' },
  },
  'profile sync': {
    summary: 'Read the profile from Meta and say what changed since the last time',
    args: {},
    options: {},
    says: {
      labels: LABELS,
      first: 'The profile was read for the first time; the next sync will say what changed.',
      unchanged: (when: string) => `Nothing changed since the last sync, ${when}`,
      changed: (count: number, when: string) =>
        `${count === 1 ? 'One field' : `${count} fields`} changed since the last sync, ${when}:`,
      change: (before: string | null, after: string | null) => `${before ?? 'not set'} → ${after ?? 'not set'}`,
      notSet: 'not set',
      pictureSet: 'set',
    },
  },
  'profile set': {
    summary: 'Change the profile; every limit is checked before anything is sent',
    args: {},
    options: {
      about: 'The line under the name (1 to 139 characters)',
      address: 'Address of the business (up to 256 characters)',
      description: 'Description of the business (up to 512 characters)',
      email: 'E-mail address for contact (up to 128 characters)',
      vertical: 'Industry: API value, English or Spanish label, for example RETAIL or Restaurante',
      website: 'Website with http:// or https:// (up to 256 characters); twice for two; replaces both',
      picture: 'Picture file, JPEG or PNG; 640x640 is advised (- for standard input)',
      file: 'A profile file (YAML or JSON); other flags go before it',
      clear: 'Empty a field: address, description, email or websites; may be repeated',
    },
    says: {
      labels: LABELS,
      sending: 'Changing the profile',
      uploading: 'Uploading the picture',
      done: 'The profile was changed:',
      unchanged: 'The profile was like this already; nothing was sent.',
      change: (before: string | null, after: string | null) => `${before ?? 'not set'} → ${after ?? 'not set'}`,
      pictureReplaced: 'replaced',
      next: 'Next: `wabactl profile show` shows it as Meta has it now',
      differs: DIFFERS,
    },
  },
  'profile pull': {
    summary: 'Write the profile into a file, to keep it in git',
    args: { file: 'The file, profile.yaml unless it is named' },
    options: {},
    says: {
      ask: (file: string) => `${file} says something else than Meta and will be brought up to date. Go on?`,
      unchanged: (file: string) => `${file} is as Meta has it.`,
      written: (file: string) => `Written to ${file}`,
      picture: 'The picture is left out: put its file beside this one and name it with `picture:`.',
      next: 'Next: keep it in git; after a change `wabactl profile plan` shows what it would do',
    },
  },
  'profile plan': {
    summary: 'Show what would make the profile as its file says',
    args: { file: 'The file, profile.yaml unless it is named' },
    options: { exitCode: 'Exit with 6 when file and Meta differ' },
    says: {
      ...PLAN_WORDS,
      next: (file: string) => `Next: \`wabactl profile apply${file === 'profile.yaml' ? '' : ` ${file}`}\` does it`,
    },
  },
  'profile apply': {
    summary: 'Make the profile as its file says',
    args: { file: 'The file, profile.yaml unless it is named' },
    options: {},
    says: {
      ...PLAN_WORDS,
      ask: 'Change the profile so?',
      sending: 'Changing the profile',
      done: 'The profile is as the file says',
      differs: DIFFERS,
      next: 'Next: `wabactl profile show` shows it as Meta has it now',
    },
  },
};

/** What Meta may dislike in a picture that it takes. */
export function pictureWarning(warning: PictureWarning): string {
  switch (warning.warning) {
    case 'not-square':
      return `The picture is ${warning.width}x${warning.height}: WhatsApp shows a circle and will cut it. ${warning.advised}x${warning.advised} is advised.`;
    case 'not-advised-size':
      return `The picture is ${warning.width}x${warning.height}; ${warning.advised}x${warning.advised} is advised.`;
    case 'large':
      return `The picture has ${Math.round(warning.bytes / 1024)} KB; above ${Math.round(warning.advised / 1024)} KB some accounts refuse it.`;
    case 'small':
      return `The picture is ${warning.width}x${warning.height}; sides of ${warning.moreThan} pixels or less may be refused.`;
  }
}
