import { toAccountEvent } from './account-event.js';
import type { WebhookEvent } from './event.js';
import { hashIdentity, toIso } from './identity.js';
import { readMessagesValue } from './messages-value.js';
import type { Place } from './place.js';
import { toTemplateEvent } from './template-event.js';
import { Change, Entry, Envelope } from './wire.js';

/**
 * The events in one delivery's JSON, in its order. Never throws and never loses anything: what does not look like a
 * webhook at all is one event of kind `other`. Some of Meta's own examples put fields in the wrong place, so events are
 * recognised by their keys where the field's name may lie.
 */
export function parseDelivery(json: unknown): WebhookEvent[] {
  const envelope = Envelope.safeParse(json);
  if (!envelope.success) return [toOther(json, NOWHERE)];
  return envelope.data.entry.flatMap(readEntry);
}

const NOWHERE: Place = { field: '', wabaId: null, entryAt: null };

function readEntry(raw: unknown): WebhookEvent[] {
  const entry = Entry.safeParse(raw);
  if (!entry.success) return [toOther(raw, NOWHERE)];
  const { id, time, changes } = entry.data;
  return changes.flatMap((change) => readChange(change, { field: '', wabaId: id, entryAt: toIso(time) }));
}

function readChange(raw: unknown, place: Place): WebhookEvent[] {
  const change = Change.safeParse(raw);
  if (!change.success) return [toOther(raw, place)];
  const { field, value } = change.data;
  const here = { ...place, field };
  const fromMessages = readMessagesValue(value, here);
  if (fromMessages.length > 0) return fromMessages;
  return [toTemplateEvent(value, here) ?? toAccountEvent(value, here) ?? toOther(value, here)];
}

function toOther(raw: unknown, { field, wabaId, entryAt }: Place): WebhookEvent {
  return { kind: 'other', identity: hashIdentity({ field, wabaId, entryAt }, raw), field, wabaId, at: entryAt, raw };
}
