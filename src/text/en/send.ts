import { messageOptionWords, messageSays, messageWords } from './sending.js';

export const send = {
  'send text': {
    summary: 'Send a text message; customers who wrote in the last 24 hours can receive it',
    args: { to: messageWords.to, body: 'The text (- for standard input)' },
    options: {
      preview: 'Show a preview of the first link',
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send image': {
    summary: 'Send a picture, JPEG or PNG, at most 5 MB',
    args: { to: messageWords.to, media: 'File, link that Meta fetches, or media id' },
    options: {
      caption: 'Text below it, at most 1024 characters',
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send template': {
    summary: 'Send an approved template, with its parameters checked against its definition',
    args: { to: messageWords.to, name: 'Name of the template' },
    options: {
      language: 'Its language, for example en_US; needed when there are several',
      param: 'A body parameter: a value, in order, or name=value for a named one; may be repeated',
      header:
        'What the header takes: a text, a link or media id, "latitude,longitude,name,address", or catalog/product',
      button: "A button's value, by place from 0: 0=spring-sale; may be repeated",
      code: 'The one-time password of an AUTHENTICATION template',
      ...messageOptionWords,
    },
    says: {
      synced: 'The templates were read anew.',
      ...messageSays,
      labels: { ...messageSays.labels, template: 'Template', text: 'Text' },
    },
  },
};
