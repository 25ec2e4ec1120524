import type { MessageProblem } from '../../core/messages/problems.js';
import { describeMediaProblem } from './media-problems.js';

/** One problem as half a sentence, so that several make a list. */
export function describeMessageProblem(problem: MessageProblem): string {
  if (problem.field === 'media') return describeMediaProblem(problem);
  switch (problem.problem) {
    case 'not-a-recipient':
      return `'${problem.given}' is neither a phone number nor a user id; give the number with its country code, for example +5491158749895`;
    case 'empty':
      return 'the text is empty';
    case 'too-long':
      return `${FIELDS[problem.field]} has ${problem.length} characters, at most ${problem.limit} are allowed`;
    case 'not-a-message-id':
      return `'${problem.given}' is not a message id (they start with 'wamid.')`;
  }
}

const FIELDS = { body: 'the text', caption: 'the caption', 'callback-data': 'the callback data' };
