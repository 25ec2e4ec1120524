import { checkCaption } from '../../core/messages/caption.js';
import { optional, text } from '../field.js';
import { readMedia } from '../message-media.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';

export const document = messageCommand({
  path: 'send document',
  examples: ['wabactl send document +34600111222 https://example.com/d/17 --filename menu.pdf --caption "Our menu"'],
  args: { to: recipient, media: text('<document>') },
  options: {
    filename: optional(text('--filename <name>')),
    caption: optional(text('--caption <text>')),
    ...messageOptions,
  },
  async make({ media: given, caption, filename }, context) {
    const media = await readMedia(context, given, 'document');
    // The customer sees this name, and its ending decides on the picture beside it.
    const shownName = filename ?? media.fileName;
    const texts = {
      ...(caption !== undefined && { caption }),
      ...(shownName !== undefined && { filename: shownName }),
    };
    return {
      type: 'document',
      problems: [...media.problems, ...checkCaption(caption)],
      summary: { media: given, ...texts },
      content: async () => ({ ...(await media.reference()), ...texts }),
    };
  },
});
