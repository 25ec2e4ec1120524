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
      paramsFile:
        'YAML or JSON with params, header, buttons, code, offer_ends, cards, order_status, tap_target (- for standard input)',
      header:
        'What its header takes: a text; a file, link or media id; "latitude, longitude, name, address"; or catalog/product',
      filename: 'What the customer sees a document in the header called',
      button: "A button's value, by place from 0: 0=spring-sale; may be repeated",
      offerEnds: 'When a limited-time offer ends: a time, or 48h from now',
      code: 'The one-time password of an AUTHENTICATION template',
      preview: 'Show what the customer would read, and send nothing',
      via: 'messages, or marketing-messages for the Marketing Messages API; animations in a header go by that alone',
      ...messageOptionWords,
    },
    says: {
      synced: 'The templates were read anew.',
      ...messageSays,
      labels: { ...messageSays.labels, template: 'Template', text: 'Text' },
      picture: 'The message so far; what stands in {{…}} has no value yet:',
      askOptedOut: (to: string, day: string) =>
        `${to} has opted out (${day}; see \`wabactl optout list\`). Send this MARKETING template all the same?`,
      unsent: (template: string) => `Template ${template}. Nothing was sent.`,
      changed: (name: string, language: string, body: string) =>
        `The template '${name}' (${language}) was changed since it was read here. Its text is now: ${body}`,
      american: (to: string) =>
        `Meta delivers no marketing templates to numbers of the United States since April 2025 (131049). ${to} can receive this only if it is Canadian.`,
    },
  },
  'send bulk resume': {
    summary: 'Go on with a bulk run that was interrupted or stopped; no row is sent twice',
    args: { run: 'Id of the run; needed only when several are unfinished' },
    options: {},
    says: {},
  },
  'send bulk cancel': {
    summary: 'End a bulk run, also one that another process is sending',
    args: { run: 'Id of the run' },
    options: {},
    says: {
      sure: (run: string, left: number) =>
        `Cancel the run ${run}? ${left === 1 ? '1 row' : `${left} rows`} will never be sent.`,
      ending: 'a line: the run is cancelled',
      stopping: 'It is being sent just now; waiting for its last answers …',
      cancelled: (run: string, notSent: number) =>
        `The run ${run} is cancelled; ${notSent === 1 ? '1 row was' : `${notSent} rows were`} not sent`,
      sent: (accepted: number, refused: number, unknown: number) =>
        `${accepted} accepted, ${refused} refused, ${unknown} unknown`,
    },
  },
};
