import type { MessageFailures } from '../../../core/failures/messages.js';
import type { SentencesFor } from '../../text.js';

export const messageSentences: SentencesFor<MessageFailures> = {};
