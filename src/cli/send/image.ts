import { checkCaption } from '../../core/messages/caption.js';
import { optional, text } from '../field.js';
import { readMedia } from '../message-media.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';

export const image = messageCommand({
  path: 'send image',
  examples: [
    'wabactl send image +34600111222 menu.jpg --caption "Today"',
    'wabactl send image +34600111222 https://example.com/menu.jpg',
  ],
  args: { to: recipient, media: text('<image>') },
  options: { caption: optional(text('--caption <text>')), ...messageOptions },
  async make({ media: given, caption }, context) {
    const media = await readMedia(context, given, 'image');
    return {
      type: 'image',
      problems: [...media.problems, ...checkCaption(caption)],
      summary: { media: given, ...(caption !== undefined && { caption }) },
      content: async () => ({ ...(await media.reference()), ...(caption !== undefined && { caption }) }),
    };
  },
});
