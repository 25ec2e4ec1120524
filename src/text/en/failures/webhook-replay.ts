import type { WebhookReplayFailures } from '../../../core/failures/webhook-replay.js';
import type { SentencesFor } from '../../text.js';

/** More than these say nothing more. */
const NAMED = 10;

function named(ids: readonly (string | number)[]): string {
  return `${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ''}`;
}

export const webhookReplaySentences: SentencesFor<WebhookReplayFailures> = {
  'event-ids-malformed': ({ given }) => ({
    message: `These are no ids of events: ${named(given)}`,
    hint: 'Give ids as `wabactl webhook events list` shows them, or a range such as 100..200.',
  }),
  'events-not-found': ({ ids }) => ({
    message: ids.length === 0 ? 'No recorded event fits' : `No event is recorded under ${named(ids)}`,
    hint: 'Run `wabactl webhook events list` to see what is recorded.',
  }),
  'deliveries-gone': ({ eventIds }) => ({
    message: `The deliveries of these events are no longer kept: ${named(eventIds)}`,
    hint: 'Leave them out; `webhook listen --keep-days` and --keep-mb say how long deliveries are kept.',
  }),
  'too-many-to-replay': ({ limit }) => ({
    message: `These are more than ${limit} events`,
    hint: 'Send them in parts, for example by ranges of ids.',
  }),
};
