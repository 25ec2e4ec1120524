import type { ChannelFailures } from '../../../core/failures/channel.js';
import type { SentencesFor } from '../../text.js';

export const channelSentences: SentencesFor<ChannelFailures> = {};
