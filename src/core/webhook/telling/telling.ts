import type { WebhookEvent } from '../event.js';
import { type AccountTellings, tellAccount, tellTemplate } from './account-telling.js';
import { type HappeningTellings, tellHappening } from './happening-telling.js';
import { type MessageTellings, tellMessage } from './message-telling.js';

/** What can be told of events, by id with its facts; each language has a sentence for every one. */
export type Tellings = MessageTellings & AccountTellings & HappeningTellings;

export type TellingId = keyof Tellings;

export type Telling = { [Id in TellingId]: { readonly id: Id; readonly facts: Tellings[Id] } }[TellingId];

/**
 * What a person wants to know of an event, out of Meta's own JSON; undefined where the summary says it all. Read only when
 * a person looks, so that a listener under load need not.
 */
export function tell(event: WebhookEvent): Telling | undefined {
  switch (event.kind) {
    case 'message':
      return tellMessage(event);
    case 'template':
      return tellTemplate(event);
    case 'account':
      return tellAccount(event);
    case 'status':
    case 'error':
      return undefined;
    default:
      return tellHappening(event);
  }
}
