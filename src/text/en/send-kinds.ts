import { messageOptionWords, messageSays, messageWords } from './sending.js';

const bodyWords = 'The text, at most 1024 characters (- for standard input)';
const headerText = 'A line above the text, at most 60 characters';
const footer = 'A small line below the text, at most 60 characters';
const caption = 'Text below it, at most 1024 characters';

const headerWords = {
  headerText,
  headerImage: 'A picture above the text: file, link or media id',
  headerVideo: 'A video above the text: file, link or media id',
  headerDocument: 'A document above the text: file, link or media id',
};

/** Every kind of message but text, picture and template. */
export const sendKinds = {
  'send video': {
    summary: 'Send a video, MP4 or 3GP, at most 16 MB',
    args: { to: messageWords.to, media: 'File, link that Meta fetches, or media id' },
    options: { caption, ...messageOptionWords },
    says: messageSays,
  },
  'send audio': {
    summary: 'Send a sound, or a voice message with --voice; at most 16 MB',
    args: { to: messageWords.to, media: 'File, link that Meta fetches, or media id' },
    options: { voice: 'As a voice message; it must be OGG with the OPUS codec', ...messageOptionWords },
    says: messageSays,
  },
  'send document': {
    summary: 'Send a document: PDF, text, Word, Excel or PowerPoint, at most 100 MB',
    args: { to: messageWords.to, media: 'File, link that Meta fetches, or media id' },
    options: {
      filename: 'The name that the customer sees; its ending decides on the picture beside it',
      caption,
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send sticker': {
    summary: 'Send a sticker: WebP, 512 by 512 pixels, at most 100 KB, animated 500 KB',
    args: { to: messageWords.to, media: 'File, link that Meta fetches, or media id' },
    options: { ...messageOptionWords },
    says: messageSays,
  },
  'send location': {
    summary: 'Send a place on the map',
    args: { to: messageWords.to },
    options: {
      at: 'Both at once, as maps show them: -33.4489,-70.6693',
      latitude: 'Degrees from -90 (south) to 90',
      longitude: 'Degrees from -180 (west) to 180',
      name: 'Name of the place',
      address: 'Its address, shown below the name',
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send contacts': {
    summary: 'Send cards of contacts: one from flags, or up to 257 from a .vcf, YAML or JSON file',
    args: { to: messageWords.to },
    options: {
      name: 'Full name of the contact',
      phone: 'A phone number; may be repeated',
      onWhatsapp: 'These numbers are on WhatsApp: the card offers to write to them instead of to invite them',
      email: 'An e-mail address; may be repeated',
      org: 'The company',
      url: 'A website; may be repeated',
      file: 'File of contacts: .vcf, or YAML or JSON in the words of Meta (- for standard input)',
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send buttons': {
    summary: 'Send a text with up to three buttons to answer with',
    args: { to: messageWords.to, body: bodyWords },
    options: {
      button: 'A button, id=title or only the title (at most 20 characters); up to three times',
      ...headerWords,
      footer,
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send list': {
    summary: 'Send a text with a list of up to ten rows to choose from',
    args: { to: messageWords.to, body: 'The text, at most 4096 characters (- for standard input)' },
    options: {
      button: 'What opens the list, at most 20 characters',
      section: 'Title above the rows that follow, at most 24 characters; may be repeated',
      row: 'A row: id=title|description, or only the title; may be repeated',
      file: 'YAML or JSON with body, header, footer, button and sections; what is typed goes before it',
      headerText,
      footer,
      ...messageOptionWords,
    },
    says: {
      ...messageSays,
      longBody:
        "The text is longer than 1024 characters: Meta's pages allow 4096 in a list, its API description does not.",
    },
  },
  'send cta-url': {
    summary: 'Send a text with a button that opens a link',
    args: { to: messageWords.to, body: bodyWords },
    options: {
      button: 'What stands on the button, at most 20 characters',
      url: 'The link that it opens',
      ...headerWords,
      footer,
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send flow': {
    summary: 'Send a text with a button that opens a Flow, a form in WhatsApp',
    args: { to: messageWords.to, body: bodyWords },
    options: {
      flowId: 'Id of the Flow; this or --flow-name',
      flowName: 'Name of the Flow; this or --flow-id',
      button: 'What stands on the button, at most 30 characters',
      reference: 'Text of yours that comes back with the answers (flow_token); `unused` without it',
      screen: 'The screen that it begins with; the first one without it',
      data: 'A value for that screen, name=value; may be repeated',
      file: 'YAML or JSON with the values for that screen (- for standard input)',
      askServer: 'The server of the Flow says with what it begins (data_exchange)',
      draft: 'Send a Flow that is not published yet, to try it',
      ...headerWords,
      footer,
      ...messageOptionWords,
    },
    says: {
      ...messageSays,
      longButton: 'The text of the button is longer than the 30 characters that Meta advises for a Flow.',
    },
  },
  'send product': {
    summary: 'Send one product of your catalog, or a list of up to 30',
    args: { to: messageWords.to, body: 'The text, at most 1024 characters; a list needs one (- for standard input)' },
    options: {
      catalog: 'Id of the catalog',
      product: "A product's id at your shop (retailer id, SKU); may be repeated",
      section: 'Title above the products that follow, at most 24 characters; may be repeated',
      file: 'YAML or JSON with body, header, footer, catalog and sections; what is typed goes before it',
      headerText: 'A line above the text, at most 60 characters; a list needs it, a single product has none',
      footer,
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send catalog': {
    summary: 'Send a text with a button that opens your catalog',
    args: { to: messageWords.to, body: bodyWords },
    options: {
      thumbnail: 'Product whose picture is shown (retailer id); the first of the catalog without it',
      footer,
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send location-request': {
    summary: 'Ask for the place where the customer is: a text with a button that sends it',
    args: { to: messageWords.to, body: bodyWords },
    options: { ...messageOptionWords },
    says: messageSays,
  },
  'send address': {
    summary: 'Ask for an address in India, with a form',
    args: { to: messageWords.to, body: bodyWords },
    options: {
      value: 'What the form is filled with already, field=value; may be repeated',
      error: 'What was wrong with an answer, field=text, so that the form says it; may be repeated',
      file: 'YAML or JSON with body, header, footer, values, saved_addresses and validation_errors',
      ...headerWords,
      footer,
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send reaction': {
    summary: 'React to a message with an emoji, or take the reaction back',
    args: { to: messageWords.to, message: 'The message (a wamid), at most 30 days old', emoji: 'One emoji' },
    options: { remove: 'Take the reaction back', callbackData: messageWords.callbackData },
    says: messageSays,
  },
  'send raw': {
    summary: "Send any message in Meta's own words, from a JSON or YAML file",
    args: { file: 'The body of the request (- for standard input)' },
    options: {
      to: 'Phone number or user id, where the file names none',
      wait: messageWords.wait,
      timeout: messageWords.timeout,
      listenPort: messageWords.listenPort,
    },
    says: {
      ...messageSays,
      unknownType: (type: string) => `This version does not know messages of type '${type}'; Meta will judge it.`,
    },
  },
  'send read': {
    summary: 'Show a customer that their message was read, and all before it',
    args: { message: 'Their message (a wamid), at most 30 days old' },
    options: {},
    says: { done: 'The message is marked as read, and all before it in this chat.' },
  },
  'send typing': {
    summary: 'Show a customer that an answer is being written; their message counts as read',
    args: { message: 'Their message (a wamid)' },
    options: {},
    says: { done: 'The customer sees for 25 seconds, or until you answer, that somebody is typing.' },
  },
};
