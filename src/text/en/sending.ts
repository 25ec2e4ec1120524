/** Words that every command which sends a message shares. */
export const messageWords = {
  to: 'Phone number with country code, or a business-scoped user id (BSUID)',
  replyTo: 'Quote this message (a wamid)',
  callbackData: 'Text of yours that comes back in every status of this message',
};

/** The options that every such command has. */
export const messageOptionWords = { replyTo: messageWords.replyTo, callbackData: messageWords.callbackData };

export const messageSays = {
  accepted: (to: string) => `Accepted by Meta for ${to}. That is not yet delivered.`,
  windowClosed: (to: string, when: string) =>
    `${to} last wrote ${when}, so the 24-hour window is closed and Meta will not deliver this. Use \`wabactl send template\`.`,
  moreTemplates: (count: number) => `  and ${count} more: \`wabactl templates list --status APPROVED\` shows them`,
  waIdDiffers: (input: string, waId: string) => `WhatsApp knows ${input} as ${waId}.`,
  labels: { wamid: 'Message id', window: 'Window' },
  window: {
    open: 'open',
    closed: 'closed',
    unknown: 'not known here: no message of theirs was seen by `wabactl webhook listen`',
  },
  next: 'Next: `wabactl webhook listen` shows when it is delivered and read',
};
