import type { WebhookFailures } from '../../../core/failures/webhook.js';
import type { SentencesFor } from '../../text.js';

export const webhookSentences: SentencesFor<WebhookFailures> = {};
