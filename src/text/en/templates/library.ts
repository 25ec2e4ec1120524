import { STATUS_WORDS } from './states.js';

export const templatesLibrary = {
  'templates library list': {
    summary: "List Meta's ready-made templates, which are approved at once",
    args: {},
    options: {
      search: 'Only templates with this text in their name or content',
      topic: 'Only this topic',
      usecase: 'Only this use, for example DELIVERY_UPDATE',
      industry: 'Only this industry',
      language: 'Only this language, for example es_MX',
    },
    says: {
      reading: "Reading Meta's library",
      nothingFound: "Nothing in Meta's library matches.",
      head: ['NAME', 'LANGUAGE', 'CATEGORY', 'USE'],
      count: (count: number) => (count === 1 ? '1 template' : `${count} templates`),
      next: 'Next: `wabactl templates library show <name>` shows one, `use <name> --name <yours>` makes it yours',
    },
  },
  'templates library show': {
    summary: "Show one of Meta's ready-made templates, and what its variables and buttons take",
    args: { name: 'Its name in the library' },
    options: { language: 'Its language, for example en_US; needed when there are several' },
    says: {
      labels: {
        name: 'Name',
        language: 'Language',
        category: 'Category',
        topic: 'Topic',
        industry: 'Industry',
        header: 'Header',
        body: 'Body',
        values: 'Variables',
        buttons: 'Buttons',
      },
      value: (hole: string, type: string, example: string) =>
        `${hole} ${type || 'TEXT'}${example === '' ? '' : `, for example ${example}`}`,
      next: (name: string, language: string, flags: string) =>
        `Next: \`wabactl templates library use ${name} --language ${language} --name <yours>${flags}\``,
    },
  },
  'templates library use': {
    summary: "Make one of Meta's ready-made templates yours; it is approved at once",
    args: { libraryName: 'Its name in the library' },
    options: {
      name: 'The name of your template: a-z, 0-9 and _',
      language: 'Its language, for example en_US; needed when there are several',
      button: 'Where a button leads, a link or a phone number, by its place from 0; may be repeated',
      example: 'An example of a link with {{1}}, by the same place; may be repeated',
    },
    says: {
      creating: 'Creating the template',
      askTarget: {
        url: (label: string) => `Link of the button '${label}'`,
        'phone-number': (label: string) => `Phone number of the button '${label}', with country code`,
      },
      askExample: (link: string) => `An example of ${link} with its variable filled in`,
      done: (name: string, language: string, from: string) => `${name} (${language}) was made from ${from}`,
      labels: { id: 'Id', status: 'Status', category: 'Category' },
      statuses: STATUS_WORDS,
      approved: (name: string) => `It is approved already. Next: \`wabactl send template <to> ${name}\``,
      next: 'Next: `wabactl templates sync` shows when the review has decided',
    },
  },
};
