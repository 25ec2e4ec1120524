import type { TemplateFailures } from '../../../core/failures/templates.js';
import type { SentencesFor } from '../../text.js';

export const templateSentences: SentencesFor<TemplateFailures> = {};
