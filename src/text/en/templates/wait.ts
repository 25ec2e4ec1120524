import { REASONS, STATUS_WORDS } from './states.js';

export const templatesWait = {
  'templates wait': {
    summary: 'Wait until Meta has decided on templates; ends with 0 only when all are approved',
    args: { name: 'Names of the templates, in every language; without one, all that are in review' },
    options: {
      language: 'Only this language, for example en_US',
      timeout: 'How long to wait at most, for example 30m (default: 24h)',
    },
    says: {
      waiting: (count: number) => (count === 1 ? 'Waiting for the review' : `Waiting for ${count} reviews`),
      decided: (name: string, language: string, status: string) => `${name} (${language}): ${status}`,
      nothing: 'No template is in review.',
      head: ['NAME', 'LANGUAGE', 'STATUS', 'CATEGORY'],
      statuses: STATUS_WORDS,
      reasons: REASONS,
      rejected: (which: string, reason: string, explanation: string) =>
        `Meta rejected ${which}: ${reason}${explanation ? `. ${explanation}` : ''}`,
      next: (name: string) => `Next: \`wabactl send template <number> ${name}\` sends it`,
    },
  },
};
