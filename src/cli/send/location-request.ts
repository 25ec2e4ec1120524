import { text } from '../field.js';
import { interactiveDraft } from './interactive.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';
import { readBody } from './read-body.js';

export const locationRequest = messageCommand({
  path: 'send location-request',
  examples: ['wabactl send location-request +34600111222 "Where shall we deliver?"'],
  args: { to: recipient, body: text('<body>') },
  options: messageOptions,
  async make({ body: given }, context) {
    const body = await readBody(given, context);
    const action = () => ({ name: 'send_location' });
    return interactiveDraft({ kind: 'location_request_message', body, problems: [], action });
  },
});
