import { checkButtons, parseButton, toButtonsAction } from '../../core/messages/buttons.js';
import { list, text } from '../field.js';
import { footerOption, headerOptions, readHeader } from './header.js';
import { interactiveDraft } from './interactive.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';
import { readBody } from './read-body.js';

export const buttons = messageCommand({
  path: 'send buttons',
  examples: [
    'wabactl send buttons +34600111222 "Shall we deliver today?" --button yes=Yes --button "no=No, thanks"',
    'wabactl send buttons +34600111222 "Is this your cake?" --button Yes --button No --header-image https://example.com/cake.jpg',
  ],
  args: { to: recipient, body: text('<body>') },
  options: { button: list('--button <id=title>'), ...headerOptions, ...footerOption, ...messageOptions },
  async make(input, context) {
    const replies = input.button.map(parseButton);
    const draft = interactiveDraft({
      kind: 'button',
      body: await readBody(input.body, context),
      headerText: input.headerText,
      footer: input.footer,
      header: await readHeader(input, context),
      problems: checkButtons(replies),
      action: () => toButtonsAction(replies),
    });
    return { ...draft, summary: { ...draft.summary, buttons: replies.map(({ title }) => title) } };
  },
});
