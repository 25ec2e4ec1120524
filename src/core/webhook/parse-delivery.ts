import { toAccountEvent } from './account-event.js';
import type { WebhookEvent } from './event.js';
import { toFlowEvent, toHandoverEvent } from './happening-events.js';
import { hashIdentity, toIso } from './identity.js';
import { readMessagesValue } from './messages-value.js';
import type { Place } from './place.js';
import { toTemplateEvent } from './template-event.js';
import { Change, Entry } from './wire.js';

/**
 * The events in one delivery's JSON, in its order. Never throws and never loses anything: what does not look like a
 * webhook at all is one event of kind `other`. Some of Meta's own examples put fields in the wrong place, so events are
 * recognised by their keys where the field's name may lie; and gateways, the on-premises API and Meta's own page of
 * samples leave out the envelope, or parts of it.
 */
export function parseDelivery(json: unknown): WebhookEvent[] {
  if (Array.isArray(json) && json.length > 0 && json.every(isEnvelope)) return json.flatMap(parseDelivery);
  if (isEnvelope(json)) {
    const entries = Array.isArray(json.entry) ? json.entry : [json.entry];
    return entries.length > 0 ? entries.flatMap((entry) => readEntry(entry, json.field)) : [toOther(json, NOWHERE)];
  }
  if (hasChanges(json)) return readEntry(json, undefined);
  if (isChange(json)) return readChange(json, NOWHERE);
  const bare = readMessagesValue(json, NOWHERE);
  return bare.length > 0 ? bare : [toOther(json, NOWHERE)];
}

const NOWHERE: Place = { field: '', wabaId: null, entryAt: null };

function readEntry(raw: unknown, outerField: unknown): WebhookEvent[] {
  const entry = Entry.safeParse(raw);
  if (!entry.success) return [toOther(raw, NOWHERE)];
  const { id, time, field, changes } = entry.data;
  const fallback = field ?? (typeof outerField === 'string' ? outerField : '');
  const place = { field: fallback, wabaId: id, entryAt: toIso(time) };
  if (Array.isArray(changes) && changes.length > 0) return changes.flatMap((change) => readChange(change, place));
  // One change that is in no list, or that is the entry itself.
  if (isChange(changes)) return readChange(changes, place);
  return isChange(raw) ? readChange(raw, place) : [toOther(raw, place)];
}

function readChange(raw: unknown, place: Place): WebhookEvent[] {
  const change = Change.safeParse(raw);
  if (!change.success || change.data.value === undefined) return [toOther(raw, place)];
  const { field, value } = change.data;
  return readValue(value, { ...place, field: field ?? place.field });
}

function readValue(value: unknown, place: Place): WebhookEvent[] {
  const ofLists = readMessagesValue(value, place);
  if (ofLists.length > 0) return ofLists;
  const readers = [toTemplateEvent, toAccountEvent, toFlowEvent, toHandoverEvent];
  for (const read of readers) {
    const event = read(value, place);
    if (event) return [event];
  }
  return [toOther(value, place)];
}

/** A form that was decoded may have one entry in no list. */
function isEnvelope(json: unknown): json is { entry: unknown[] | object; field?: unknown } {
  return isObject(json) && 'entry' in json && typeof json.entry === 'object' && json.entry !== null;
}

function hasChanges(json: unknown): boolean {
  return isObject(json) && 'changes' in json && Array.isArray(json.changes);
}

function isChange(json: unknown): boolean {
  return isObject(json) && 'value' in json && isObject(json.value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toOther(raw: unknown, place: Place): WebhookEvent {
  const { field, wabaId, entryAt } = place;
  return { kind: 'other', identity: hashIdentity(place, raw), field, wabaId, at: entryAt, raw };
}
