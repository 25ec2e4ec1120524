import type { StoreFailures } from '../../../core/failures/store.js';
import type { SentencesFor } from '../../text.js';

export const storeSentences: SentencesFor<StoreFailures> = {};
