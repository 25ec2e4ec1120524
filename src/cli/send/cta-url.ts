import { checkLink, toCtaUrlAction } from '../../core/messages/interactive.js';
import { text } from '../field.js';
import { footerOption, headerOptions, readHeader } from './header.js';
import { interactiveDraft } from './interactive.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';
import { readBody } from './read-body.js';

export const ctaUrl = messageCommand({
  path: 'send cta-url',
  examples: [
    'wabactl send cta-url +34600111222 "This week\'s bread" --button "See the menu" --url https://example.com/menu',
  ],
  args: { to: recipient, body: text('<body>') },
  options: {
    button: text('--button <label>'),
    url: text('--url <link>'),
    ...headerOptions,
    ...footerOption,
    ...messageOptions,
  },
  async make(input, context) {
    const { button, url } = input;
    const draft = interactiveDraft({
      kind: 'cta_url',
      body: await readBody(input.body, context),
      headerText: input.headerText,
      footer: input.footer,
      header: await readHeader(input, context),
      problems: checkLink(button, url),
      action: () => toCtaUrlAction(button, url),
    });
    return { ...draft, summary: { ...draft.summary, url } };
  },
});
