import { QUALITY_MEANINGS, REASONS, STATUS_WORDS, TEMPLATE_NOTES } from './states.js';

export const templatesList = {
  'templates list': {
    summary: 'List the templates of the last sync, those that need attention first',
    args: {},
    options: {
      search: 'Only templates with this text in their name or content',
      status: 'Only this status, for example REJECTED; may be repeated',
      category: 'Only MARKETING, UTILITY or AUTHENTICATION; may be repeated',
      language: 'Only this language, for example es_MX; may be repeated',
      quality: 'Only GREEN, YELLOW, RED or UNKNOWN; may be repeated',
      all: "Show Meta's sample templates too; JSON and CSV always have them",
    },
    says: {
      firstSync: 'The templates were never synced, so this is done now.',
      empty: 'This account has no templates. `wabactl templates submit <file>` submits one.',
      nothingFound: (total: number) =>
        total === 1 ? 'The only template does not match.' : `None of the ${total} templates matches.`,
      present: (values: string) => `Here there are: ${values}.`,
      head: ['NAME', 'LANGUAGE', 'STATUS', 'CATEGORY', 'QUALITY'],
      statuses: STATUS_WORDS,
      ...TEMPLATE_NOTES,
      hidden: (count: number) =>
        count === 1
          ? 'A sample template of Meta is not shown: --all shows it'
          : `${count} sample templates of Meta are not shown: --all shows them`,
      old: 'This copy is old: `wabactl templates sync` reads them anew',
      count: (shown: number, total: number, when: string) =>
        `${shown === total ? '' : `${shown} of `}${total === 1 ? '1 template' : `${total} templates`}, last synced ${when}`,
    },
  },
  'templates show': {
    summary: 'Show one template as its readers see it, with its state and its ids; or the languages it has',
    args: { name: 'Name of the template' },
    options: { language: 'Its language, for example en_US; without it, all of them are listed when there are several' },
    says: {
      labels: {
        name: 'Name',
        language: 'Language',
        status: 'Status',
        category: 'Category',
        quality: 'Quality',
        notes: 'Note',
        id: 'Id',
        header: 'Header',
        body: 'Body',
        footer: 'Footer',
        buttons: 'Buttons',
        synced: 'Last synced',
      },
      statuses: STATUS_WORDS,
      meanings: QUALITY_MEANINGS,
      ...TEMPLATE_NOTES,
      head: ['LANGUAGE', 'STATUS', 'CATEGORY', 'QUALITY'],
      several: (name: string, count: number) => `${name} in ${count} languages`,
      next: (name: string, language: string) =>
        `Next: \`wabactl templates show ${name} --language ${language}\` shows one of them whole`,
    },
  },
  'templates sync': {
    summary: 'Read all templates from Meta and say what changed since the last time',
    args: {},
    options: {},
    says: {
      reading: 'Reading the templates',
      total: (count: number) => (count === 1 ? '1 template' : `${count} templates`),
      first: 'This was the first sync.',
      unchanged: (when: string) => `Nothing changed since the last sync, ${when}.`,
      since: (when: string) => `Changed since the last sync, ${when}:`,
      kinds: {
        added: 'added',
        approved: 'approved',
        rejected: 'rejected',
        paused: 'paused',
        disabled: 'disabled',
        gone: 'gone',
        changed: 'changed',
        'status-changed': 'status changed',
        're-categorised': 'category changed',
        'category-change-announced': 'category will change',
        'quality-changed': 'quality changed',
      },
      statuses: STATUS_WORDS,
      reasons: REASONS,
      more: (names: string, more: number) => `${names} and ${more} more`,
      allChanges: 'All of them: `wabactl templates sync --json` prints the changes of a sync, a pipe gets every line',
      next: 'Next: `wabactl templates list` shows them all',
    },
  },
};
