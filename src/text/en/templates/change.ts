import { STATUS_WORDS } from './states.js';

export const templatesChange = {
  'templates edit': {
    summary: 'Replace the content of a template by that of its file, which puts it into review again',
    args: { file: 'The file; its name and language say which template (- for standard input)' },
    options: { again: 'Try it although its edits are used up as far as is known here' },
    says: {
      unknownLanguage: (language: string) => `${language} is not in Meta's list of languages; Meta will decide.`,
      changes: (name: string, language: string) => `Changes to ${name} (${language}):`,
      otherSample: 'sample: the file may be another one than before, and is uploaded',
      confirm: 'Send this edit? It goes into review again.',
      confirmApproved:
        'Send this edit? The template is approved: it goes into review again and cannot be sent meanwhile, and one edit a day is all that Meta allows.',
      editing: 'Sending the edit',
      same: (name: string, language: string) => `${name} (${language}) is so already; nothing was sent.`,
      done: (name: string, language: string) => `${name} (${language}) was edited`,
      statuses: STATUS_WORDS,
      status: (before: string, after: string) => `Status: ${before} → ${after}`,
      next: (name: string) => `Next: \`wabactl templates wait ${name}\` waits for the review`,
    },
  },
  'templates delete': {
    summary: 'Delete a template, in one language unless all are asked for',
    args: { name: 'Name of the template' },
    options: {
      language: 'Its language; needed when there are several',
      allLanguages: 'Every language of the name; you type the name to confirm',
    },
    says: {
      about: (name: string, versions: string) => `To be deleted: ${name} in ${versions}.`,
      keptFromReuse: (days: number) => `This cannot be undone, and Meta does not take the name again for ${days} days.`,
      messagesUnderWay: 'Messages that Meta already accepted are still delivered; no new ones can be sent.',
      confirm: (name: string, language: string) => `Delete ${name} (${language})?`,
      confirmAll: (name: string, count: number) =>
        count === 1 ? `Type ${name} to delete it:` : `Type ${name} to delete it in all ${count} languages:`,
      done: (name: string, language: string) => `${name} (${language}) was deleted`,
      underWay: (name: string, language: string) =>
        `${name} (${language}) will be gone once the messages under way have arrived:`,
      statuses: STATUS_WORDS,
      left: (languages: string) => `Still there: ${languages}`,
      reuse: (day: string | null, days: number) =>
        day === null
          ? 'The name can be used again in about a minute.'
          : `Meta does not take the name in this language again before ${day} (${days} days); until then another name helps, for example with _v2.`,
    },
  },
  'templates unpause': {
    summary: 'Resume a template that Meta paused while pacing it',
    args: { name: 'Name of the template' },
    options: { language: 'Its language; needed when there are several' },
    says: {
      done: (name: string, language: string, status: string) => `${name} (${language}) was resumed: ${status}`,
      soon: 'Meta takes some minutes to resume it.',
      statuses: STATUS_WORDS,
      next: (name: string) => `Next: \`wabactl templates show ${name}\` shows its quality`,
    },
  },
};
