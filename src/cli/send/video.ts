import { checkCaption } from '../../core/messages/caption.js';
import { optional, text } from '../field.js';
import { readMedia } from '../message-media.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';

export const video = messageCommand({
  path: 'send video',
  examples: ['wabactl send video +34600111222 https://example.com/oven.mp4 --caption "Fresh"'],
  args: { to: recipient, media: text('<video>') },
  options: { caption: optional(text('--caption <text>')), ...messageOptions },
  async make({ media: given, caption }, context) {
    const media = await readMedia(context, given, 'video');
    return {
      type: 'video',
      problems: [...media.problems, ...checkCaption(caption)],
      summary: { media: given, ...(caption !== undefined && { caption }) },
      content: async () => ({ ...(await media.reference()), ...(caption !== undefined && { caption }) }),
    };
  },
});
