import { checkReaction } from '../../core/messages/reaction.js';
import { flag, optional, text } from '../field.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';

export const reaction = messageCommand({
  path: 'send reaction',
  examples: [
    'wabactl send reaction +34600111222 wamid.HBgL… 👍',
    'wabactl send reaction +34600111222 wamid.HBgL… --remove',
  ],
  args: { to: recipient, message: text('<wamid>'), emoji: optional(text('[emoji]')) },
  options: { remove: flag('--remove'), callbackData: messageOptions.callbackData },
  make({ message, emoji, remove }) {
    return {
      type: 'reaction',
      problems: checkReaction({ message, emoji, remove }),
      summary: { message, emoji: emoji ?? '' },
      // No emoji takes it back: two clients do it so, Meta's pages do not say it (UNSURE).
      content: () => ({ message_id: message, emoji: emoji?.trim() ?? '' }),
    };
  },
});
