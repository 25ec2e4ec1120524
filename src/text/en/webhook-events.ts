import { filterWords, timeWords } from './event-filter-words.js';

export const webhookEvents = {
  'webhook events list': {
    summary: 'List what webhooks told, the newest last',
    args: {},
    options: { ...filterWords, ...timeWords, limit: 'At most so many, the newest' },
    says: {
      none: 'Nothing of this kind was received here. `wabactl webhook listen` receives.',
      all: (count: number) => (count === 1 ? '1 event' : `${count} events`),
      someOf: (count: number, total: number) => `the newest ${count} of ${total} events (--limit shows more)`,
      next: (id: number) => `Next: \`wabactl webhook events show ${id}\` shows one with all that belongs to it`,
    },
  },
  'webhook events show': {
    summary: 'Show one event: what it says, its message from the first status to the last, and its JSON',
    args: { id: 'Its number, as `webhook events list` and `listen --json` show it' },
    options: {
      raw: "Print Meta's JSON alone, for another program",
      delivery: 'The whole delivery that brought it, with headers and signature; with --raw its body as it came',
    },
    says: {
      labels: {
        received: 'Received',
        happened: 'Happened',
        channel: 'Channel',
        field: 'Field',
        customer: 'Customer',
        name: 'Name',
        number: 'Our number',
        message: 'Message',
        arrivals: 'Deliveries',
        signature: 'Signature',
      },
      at: (time: string, lag: number) => (lag > 0 ? `${time}, ${lag} s before it arrived` : time),
      signed: (appId: string | null) => (appId === null ? 'valid' : `valid, of app ${appId}`),
      unchecked: 'not checked: no app secret was known',
      timeline: 'Timeline',
      headers: 'Headers',
      body: 'Delivery',
      event: 'Event',
      gone: 'The delivery is not kept any more (`wabactl webhook listen --keep-days`).',
    },
  },
  'webhook events export': {
    summary: 'Write all events that fit, one a line as JSON or CSV, the oldest first',
    args: {},
    options: { ...filterWords, ...timeWords, maskNumbers: "Customers' numbers with their last four digits only" },
    says: {},
  },
};
