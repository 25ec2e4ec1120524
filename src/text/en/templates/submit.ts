import { DIALOGUE, FLAGS } from './dialogue.js';
import { REASONS, STATUS_WORDS } from './states.js';

export const templatesSubmit = {
  'templates submit': {
    summary: "Submit templates for Meta's review, from files, by flags, or by a dialogue",
    args: {
      file: "JSON or YAML files in Meta's own shape (- for standard input); with neither file nor flags, a terminal is asked",
    },
    options: {
      ...FLAGS,
      wait: 'Wait until the review has decided',
      timeout: 'How long to wait at most, for example 30m (default: 24h)',
      exitCode: 'End with 6 when Meta takes it as another category; always so where CI is set',
    },
    says: {
      ask: DIALOGUE,
      theFlags: 'The template of the flags',
      nothingSubmitted: 'Nothing was submitted.',
      submitting: (count: number) => (count === 1 ? 'Submitting the template' : `Submitting ${count} templates`),
      done: (name: string, language: string) => `${name} (${language}) was submitted`,
      notTried: 'not submitted, because the one before it could not be',
      statuses: STATUS_WORDS,
      reasons: REASONS,
      labels: { id: 'Id', status: 'Status', category: 'Category' },
      categoryChanged: (asked: string, got: string) =>
        `You asked for ${asked}, and Meta made it ${got}. It is priced as ${got}${asked === 'UTILITY' && got === 'MARKETING' ? ', about four times as much' : ''}. If you do not want that, delete it, take out what promotes, and submit it under another name; or ask for a review of the category in WhatsApp Manager within 60 days.`,
      rejected: (which: string, reason: string, explanation: string) =>
        `Meta rejected ${which}: ${reason}${explanation ? `. ${explanation}` : ''}`,
      unknownLanguage: (language: string) => `${language} is not in Meta's list of languages; Meta will decide.`,
      waiting: (count: number) => (count === 1 ? 'Waiting for the review' : `Waiting for ${count} reviews`),
      decided: (name: string, language: string, status: string) => `${name} (${language}): ${status}`,
      next: (name: string | null) =>
        `Next: \`wabactl templates wait${name === null ? '' : ` ${name}`}\` waits for the review; it takes up to 24 hours`,
    },
  },
};
