/** What stands in the picture of a message beside the message itself; `show`, `submit` and `preview` draw it. */
export const previewWords = {
  media: {
    IMAGE: 'picture',
    VIDEO: 'video',
    GIF: 'animation',
    DOCUMENT: 'document',
    LOCATION: 'place on a map',
    PRODUCT: 'product of the catalog',
  } as Readonly<Record<string, string>>,
  /** Labels that Meta writes, as an English phone shows them. */
  presets: {
    OTP: 'Copy code',
    COPY_CODE: 'Copy offer code',
    CATALOG: 'View catalog',
    MPM: 'View items',
    SPM: 'View',
    REQUEST_CONTACT_INFO: 'Share Contact Info',
  } as Readonly<Record<string, string>>,
  allOptions: 'See all options',
  expires: 'Offer ends when the message says so',
  ends: (when: string) => `Offer ends ${when}`,
  asksToCall: '✆ May this business call you?',
  card: (at: number, count: number) => `Card ${at} of ${count}`,
  notOnDesktop:
    'WhatsApp on a computer does not show this one: it has four buttons or more, or a quick reply beside another kind.',
  metasText: "The text is Meta's own, in the reader's language.",
};

export const templatesPreview = {
  'templates preview': {
    summary: 'Show a template as WhatsApp shows it: here, as a page, or as a picture',
    args: { template: 'Its file (- for standard input), or its name in the account' },
    options: {
      language: 'Its language, for example en_US; needed when there are several',
      param: 'A value of the body, in order or as name=value; may be repeated. The samples stand for the others',
      headerText: 'Value of the variable in the header',
      button: 'Variable part of the address of a button, by its place from 0; may be repeated',
      html: 'Write a page that looks like the phone to this file',
      png: 'Write a picture of it to this file; needs Chromium, Chrome or Edge on this machine',
      theme: 'light or dark, of page and picture',
    },
    says: {
      title: (name: string, language: string) => `${name} (${language})`,
      unknownLanguage: (language: string) => `${language} is not in Meta's list of languages.`,
      drawing: 'Drawing the picture',
      written: (path: string) => `Written to ${path}`,
    },
  },
};
