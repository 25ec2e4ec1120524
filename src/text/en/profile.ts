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
      clear: 'Empty a field: address, description, email or websites; may be repeated',
    },
    says: {
      labels: LABELS,
      uploading: 'Uploading the picture',
      done: 'The profile was changed:',
      unchanged: 'The profile was like this already; nothing was sent.',
      change: (before: string | null, after: string | null) => `${before ?? 'not set'} → ${after ?? 'not set'}`,
      pictureReplaced: 'replaced',
      next: 'Next: `wabactl profile show` shows it as Meta has it now',
      differs: (fields: string) =>
        `Meta accepted the change, but gives back something else for: ${fields}. It can take a moment; check with \`wabactl profile show\`.`,
      warning: (warning: PictureWarning): string => {
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
      },
    },
  },
};
