/** What keeps recorded deliveries from being sent again. */
export interface WebhookReplayFailures {
  /** Neither an id nor a range of ids. */
  'event-ids-malformed': { given: string[] };
  /** No such events are recorded; `ids` is empty when nothing fits what was asked for. */
  'events-not-found': { ids: string[] };
  /** The events are still listed, but their deliveries were too old or too many to be kept. */
  'deliveries-gone': { eventIds: number[] };
  'too-many-to-replay': { limit: number };
}

export const webhookReplayFailures = {
  'event-ids-malformed': 'usage',
  'events-not-found': 'usage',
  'deliveries-gone': 'usage',
  'too-many-to-replay': 'usage',
} as const;
