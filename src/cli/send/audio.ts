import { flag, text } from '../field.js';
import { readMedia } from '../message-media.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';

export const audio = messageCommand({
  path: 'send audio',
  examples: [
    'wabactl send audio +34600111222 https://example.com/bell.mp3',
    'wabactl send audio +34600111222 https://example.com/greeting.ogg --voice',
  ],
  args: { to: recipient, media: text('<audio>') },
  options: { voice: flag('--voice'), ...messageOptions },
  async make({ media: given, voice }, context) {
    const media = await readMedia(context, given, 'audio', voice ? { use: 'voice' } : {});
    return {
      type: 'audio',
      problems: media.problems,
      summary: { media: given, ...(voice && { voice }) },
      content: async () => ({ ...(await media.reference()), ...(voice && { voice }) }),
    };
  },
});
