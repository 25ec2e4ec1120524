import { checkText } from '../../core/messages/text.js';
import { flag, text as textField } from '../field.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';
import { readBody } from './read-body.js';

export const text = messageCommand({
  path: 'send text',
  examples: ['wabactl send text +34600111222 "Your order is ready"', 'wabactl send text +34600111222 - < message.txt'],
  args: { to: recipient, body: textField('<body>') },
  options: { preview: flag('--preview'), ...messageOptions },
  async make({ body: given, preview }, context) {
    const body = await readBody(given, context);
    return {
      type: 'text',
      problems: checkText(body),
      summary: { body },
      content: () => ({ body, preview_url: preview }),
    };
  },
});
