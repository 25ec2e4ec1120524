import { filterWords, timeWords } from './event-filter-words.js';
import { answerWords } from './webhook-trigger.js';

export const webhookReplay = {
  'webhook replay': {
    summary: 'Send recorded deliveries again, signed anew, to a server of yours',
    args: { ids: 'Events, as `webhook events list` shows them: 4711, or a range such as 100..200' },
    options: {
      ...filterWords,
      ...timeWords,
      last: 'Only the last so many events, of those that fit',
      to: 'Your server; left out, the one that `webhook listen` forwards to, else http://127.0.0.1:3000/',
      single: 'Only the chosen events, each alone: else the whole deliveries that brought them, byte for byte',
      rate: 'Deliveries a second',
    },
    says: {
      ...answerWords,
      askElsewhere: (deliveries: number, url: string) =>
        `${url} is not on this machine. Send ${deliveries === 1 ? 'a recorded delivery' : `${deliveries} recorded deliveries`} there?`,
      askMany: (deliveries: number, url: string) => `Send ${deliveries} recorded deliveries to ${url}?`,
      events: (ids: string, count: number) => `${count === 1 ? 'event' : 'events'} ${ids}`,
    },
  },
};
