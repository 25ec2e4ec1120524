import type { GraphFailures } from '../../../core/failures/graph.js';
import type { SentencesFor } from '../../text.js';

export const graphSentences: SentencesFor<GraphFailures> = {};
