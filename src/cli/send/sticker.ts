import { text } from '../field.js';
import { readMedia } from '../message-media.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';

export const sticker = messageCommand({
  path: 'send sticker',
  examples: ['wabactl send sticker +34600111222 https://example.com/bread.webp'],
  args: { to: recipient, media: text('<sticker>') },
  options: messageOptions,
  async make({ media: given }, context) {
    const media = await readMedia(context, given, 'sticker');
    return { type: 'sticker', problems: media.problems, summary: { media: given }, content: () => media.reference() };
  },
});
