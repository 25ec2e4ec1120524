export const send = {
  'send text': {
    summary: 'Send a text message; customers who wrote in the last 24 hours can receive it',
    args: {
      to: 'Phone number with country code, or a business-scoped user id (BSUID)',
      body: 'The text (- for standard input)',
    },
    options: {
      replyTo: 'Quote this message (a wamid)',
      preview: 'Show a preview of the first link',
    },
    says: {
      accepted: (to: string) => `Accepted by Meta for ${to}. That is not yet delivered.`,
      windowClosed: (to: string, when: string) =>
        `${to} last wrote ${when}, so the 24-hour window is closed and Meta will not deliver a free text. Use \`wabactl send template\`.`,
      moreTemplates: (count: number) => `  and ${count} more: \`wabactl templates list --status APPROVED\` shows them`,
      waIdDiffers: (input: string, waId: string) => `WhatsApp knows ${input} as ${waId}.`,
      labels: { wamid: 'Message id', window: 'Window' },
      window: {
        open: 'open',
        closed: 'closed',
        unknown: 'not known here: no message of theirs was seen by `wabactl webhook listen`',
      },
      next: 'Next: `wabactl webhook listen` shows when it is delivered and read',
    },
  },
  'send template': {
    summary: 'Send an approved template, with its parameters checked against its definition',
    args: { to: 'Phone number with country code, or a business-scoped user id (BSUID)', name: 'Name of the template' },
    options: {
      language: 'Its language, for example en_US; needed when there are several',
      param: 'A body parameter: a value, in order, or name=value for a named one; may be repeated',
      headerText: 'Value of the variable in a text header',
      headerImage: 'Link or media id of the header image',
      headerVideo: 'Link or media id of the header video',
      headerDocument: 'Link or media id of the header document',
      button: "A button's value, by place from 0: 0=spring-sale; may be repeated",
      code: 'The one-time password of an AUTHENTICATION template',
      replyTo: 'Quote this message (a wamid)',
    },
    says: {
      synced: 'The templates were read anew.',
      accepted: (to: string) => `Accepted by Meta for ${to}. That is not yet delivered.`,
      waIdDiffers: (input: string, waId: string) => `WhatsApp knows ${input} as ${waId}.`,
      held: 'Meta holds it back for a quality check; it may be delivered within the hour or dropped.',
      labels: { wamid: 'Message id', template: 'Template', text: 'Text' },
      next: 'Next: `wabactl webhook listen` shows when it is delivered and read',
    },
  },
};
