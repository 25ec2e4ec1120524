import type { Recipient } from '../core/messages/recipient.js';
import { parsePhoneNumber } from '../core/phone/number.js';
import { formsOf } from '../core/phone/same-person.js';
import type { Database } from '../store/database.js';
import { knownAs } from '../store/message-log.js';

/** Everything that this person may be known under: the forms of the number, and what WhatsApp answered to a message before. */
export function knownForms(database: Database, channelId: string, to: Recipient): string[] {
  if (to.kind === 'user') return [to.userId];
  const forms = formsOf(to.number);
  const answered = knownAs(database, channelId)
    .filter(({ recipient }) => forms.includes(parsePhoneNumber(recipient) ?? ''))
    .map(({ waId }) => waId);
  return [...new Set([...forms, ...answered])];
}
