import type { PartProblem } from './parts.js';

/** An empty emoji takes the reaction back. https://developers.facebook.com/docs/whatsapp/cloud-api/messages/reaction-messages */
export function checkReaction(given: {
  readonly message: string;
  readonly emoji: string | undefined;
  readonly remove: boolean;
}): PartProblem[] {
  return [...checkMessageId(given.message), ...checkEmoji(given.emoji, given.remove)];
}

/** The id of a message that is there already. */
export function checkMessageId(given: string): PartProblem[] {
  return given.startsWith('wamid.') ? [] : [{ field: 'message', problem: 'not-a-message-id', given }];
}

function checkEmoji(emoji: string | undefined, remove: boolean): PartProblem[] {
  if (remove)
    return emoji === undefined ? [] : [{ field: 'emoji', problem: 'either-or', options: ['<emoji>', '--remove'] }];
  if (emoji === undefined) return [{ field: 'emoji', problem: 'either-or', options: ['<emoji>', '--remove'] }];
  return isOneEmoji(emoji.trim()) ? [] : [{ field: 'emoji', problem: 'not-an-emoji', given: emoji }];
}

/** One as a person sees it: a family or a flag is several code points. */
function isOneEmoji(text: string): boolean {
  // Only the first one is looked at: a long text has a million.
  const first = new Intl.Segmenter().segment(text).containing(0)?.segment;
  return first === text && /\p{Extended_Pictographic}|\p{Regional_Indicator}|[#*0-9]\uFE0F?\u20E3/u.test(text);
}
