import type { ProfileFailures } from '../../../core/failures/profile.js';
import type { SentencesFor } from '../../text.js';

export const profileSentences: SentencesFor<ProfileFailures> = {};
