import { STATUS_WORDS } from './states.js';

export const templatesSubmit = {
  'templates submit': {
    summary: "Submit a template from a JSON or YAML file in Meta's own shape",
    args: { file: 'The file (- for standard input)' },
    options: {},
    says: {
      submitting: 'Submitting the template',
      done: (name: string, language: string) => `${name} (${language}) was submitted`,
      statuses: STATUS_WORDS,
      labels: { id: 'Id', status: 'Status', category: 'Category' },
      categoryChanged: (asked: string, got: string) =>
        `You asked for ${asked}, and Meta made it ${got}. It is priced as ${got}.`,
      unknownLanguage: (language: string) => `${language} is not in Meta's list of languages; Meta will decide.`,
      next: 'Next: `wabactl templates sync` shows when the review has decided; it takes up to 24 hours',
    },
  },
};
