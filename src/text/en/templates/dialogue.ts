import type { DraftFault } from '../../../core/templates/draft.js';

/** A template described on the command line. */
export const FLAGS = {
  name: 'Its name: a-z, 0-9 and _',
  language: 'Its language, for example en_US',
  category: 'UTILITY, MARKETING or AUTHENTICATION',
  header: 'Text of the header',
  headerFile: 'A JPEG, PNG, MP4 or PDF file, as the sample of a header that shows such a file',
  body: 'Its text; {{1}} or {{name}} for what is filled in at sending, \\n for a line break',
  footer: 'Small text below it',
  quickReply: 'A button that answers with this text; may be repeated',
  urlButton: 'A button that opens an address, for example "Track=https://example.com/{{1}}"; may be repeated',
  phoneButton: 'A button that calls, for example "Call us=+15550142233"',
  sample:
    'Example of a variable for the reviewers: 1=Ana, or header.1=Ana where two parts have the same; may be repeated',
};

/** The questions that make a template. */
export const DIALOGUE = {
  begin: 'A new template, part by part. Nothing is sent before the end; Ctrl-C leaves.',
  nothingSent: 'Nothing was sent to Meta, and nothing was saved.',
  name: 'Name (a-z, 0-9 and _; customers do not see it)',
  nameWrong: 'A name has only a-z, 0-9 and _, and at most 512 characters.',
  nameExists: (name: string, languages: string) =>
    `${name} exists in ${languages}; this will be another language of it.`,
  language: 'Language of the text (for example en_US, es_MX)',
  languageWrong: 'This is no language code: two or three letters, and perhaps a country, such as es or es_MX.',
  languageTaken: (name: string, language: string) =>
    `${name} exists in ${language} already; \`wabactl templates edit\` changes it.`,
  category: 'What is it for?',
  categoryKept: (category: string) => `Its category is ${category}, as in the other languages of this name.`,
  categories: {
    UTILITY: 'UTILITY · about something the customer did or asked for; cheapest, no offers allowed',
    MARKETING: 'MARKETING · offers, news, invitations, and whatever is mixed; about four times the price of UTILITY',
    AUTHENTICATION: "AUTHENTICATION · one-time codes; Meta's own text, no links or media",
  },
  authentication: "The text is Meta's own: the code, and not to share it, with a button that copies the code.",
  expiry: 'The code is valid for how many minutes?',
  expiryWrong: (min: number, max: number) => `Between ${min} and ${max} minutes.`,
  header: 'Header above the text',
  headers: {
    none: 'none',
    text: 'a line of text',
    file: 'a picture, a video or a PDF (at sending another one can be shown)',
    location: 'a place on the map',
  },
  headerText: 'Text of the header (at most 60 characters, one variable)',
  headerFile: 'File to show the reviewers (JPEG, PNG, MP4 or PDF)',
  bodyHint:
    'The text: {{1}}, {{2}} (or {{name}}) are filled in at sending, with words before the first and after the last. \\n is a line break; *bold*, _italic_, ~strike~.',
  body: 'Text',
  sample: (hole: string, isInUrl: boolean) =>
    isInUrl ? `Example of {{${hole}}} in the address, for the reviewers` : `Example of {{${hole}}}, for the reviewers`,
  footer: 'Footer, small below the text (Enter for none)',
  button: (count: number): string => (count === 0 ? 'A button?' : 'One more button?'),
  buttons: {
    none: 'no',
    QUICK_REPLY: 'quick reply · the customer answers with its text',
    URL: 'link · opens a web page',
    PHONE_NUMBER: 'call · dials a number',
  },
  buttonText: 'Text on the button (at most 25 characters)',
  url: 'Address (https://…; a variable only at the end)',
  urlWrong: 'An address begins with https:// and has at most one variable, at its end.',
  phone: 'Number to call, with + and country code',
  phoneWrong: 'This is no number with + and country code.',
  fault: (fault: DraftFault): string => {
    switch (fault.fault) {
      case 'empty':
        return 'Something must stand here.';
      case 'too-long':
        return `This has ${fault.length} characters; at most ${fault.max} are possible.`;
      case 'line-break':
        return 'No line breaks are possible here.';
      case 'plain-text-only':
        return 'No emojis and no formatting are possible here, asterisks included.';
      case 'variable-at-edge':
        return 'Meta refuses a variable at the start or the end: put words before the first and after the last.';
      case 'variables-mixed':
        return 'Use either {{1}}, {{2}} or names such as {{first_name}}, not both.';
      case 'variables-not-consecutive':
        return `Variables count from {{1}} without gaps; here are ${fault.found.join(', ')}.`;
      case 'variable-name':
        return `{{${fault.name}}}: a name has only a-z, 0-9 and _.`;
      case 'too-many-variables':
        return `Only ${fault.max} variable is possible here.`;
      case 'no-variables-here':
        return 'No variables are possible here.';
    }
  },
  end: 'What now?',
  endFaulty: 'It cannot be submitted like this. What now?',
  ends: {
    'save-and-submit': (path: string, isThere: boolean) =>
      `save it and submit it · ${path}${isThere ? ', which is replaced' : ''}`,
    submit: () => 'submit it without saving',
    save: (path: string, isThere: boolean) => `only save it · ${path}${isThere ? ', which is replaced' : ''}`,
    neither: () => 'throw it away',
  },
  saved: (path: string) => `Saved as ${path}.`,
};
