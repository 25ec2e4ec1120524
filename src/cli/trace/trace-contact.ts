import { furthest } from '../../core/messages/delivery.js';
import type { Recipient } from '../../core/messages/recipient.js';
import { toErrors } from '../../core/webhook/errors.js';
import { findRowsTo } from '../../store/bulk-search.js';
import type { Database } from '../../store/database.js';
import { type IndexedEvent, queryEvents } from '../../store/event-index.js';
import { type AcceptedMessage, messagesTo, statusOf } from '../../store/message-log.js';
import type { Context } from '../context.js';
import { knownForms } from '../known-forms.js';
import { contentOf } from './message-content.js';
import { type Person, readOptOut } from './person.js';
import { isEcho } from './read-event.js';
import { readWindow } from './read-window.js';
import type { ContactStory, TimelineEntry } from './trace-data.js';

export interface Asked {
  readonly to: Recipient;
  /** ISO 8601; all that is known where it is left out. */
  readonly since: string | undefined;
  readonly limit: number;
}

type TraceContext = Pick<Context<unknown>, 'session' | 'host'>;

/** What went to and fro between the channel and one person. */
export async function traceContact(asked: Asked, { session, host }: TraceContext): Promise<ContactStory> {
  const { id: channelId, name: channel } = await session.channel();
  const database = await session.events();
  const forms = knownForms(database, channelId, asked.to);
  const person = { database, channelId, forms };
  const events = eventsOf(person, asked);
  const sent = messagesTo(database, { channelId, waIds: forms, since: asked.since ?? '', limit: asked.limit + 1 });
  const bulk = ofRuns(person, asked, host.folders.state);
  const ofBulk = new Set(bulk.map(({ wamid }) => wamid));
  const all = [
    ...bulk,
    ...sent.map((message) => toOwnEntry(database, message)),
    ...events.filter(({ kind }) => kind === 'message').map((event) => toHeardEntry(event, host.folders.state)),
    ...ofOthers(database, events).filter(({ wamid }) => !ofBulk.has(wamid)),
  ].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const newest = events[0];
  return {
    kind: 'contact',
    channel,
    customer: newest?.customer ?? sent[0]?.waId ?? forms[0] ?? '',
    name: events.find(({ customerName }) => customerName !== null)?.customerName ?? null,
    forms,
    window: readWindow(person, host),
    optOut: readOptOut(person),
    timeline: all.slice(-asked.limit),
    hasMore: all.length > asked.limit,
  };
}

/** A message of ours has up to four statuses. */
const EVENTS_PER_MESSAGE = 5;

/** The newest first. */
function eventsOf({ database, channelId, forms }: Person, { since, limit }: Asked): IndexedEvent[] {
  const wanted = { kinds: ['message', 'status'], limit: (limit + 1) * EVENTS_PER_MESSAGE, newestFirst: true };
  return queryEvents(database, { channelId, customers: forms, since, ...wanted });
}

function toOwnEntry(database: Database, { wamid, kind, summary, acceptedAt }: AcceptedMessage): TimelineEntry {
  const { text, template } = contentOf(summary);
  const what = { type: kind, text, template: template?.name ?? null };
  return { at: acceptedAt, direction: 'out', wamid, ...what, ...lastOf(database, wamid), bulk: null, isKnown: true };
}

function lastOf(database: Database, wamid: string): Pick<TimelineEntry, 'status' | 'statusAt' | 'errors'> {
  const last = statusOf(database, wamid)?.last ?? null;
  if (last === null) return { status: 'accepted', statusAt: null, errors: [] };
  const errors = toErrors(last.error ?? []).map(({ code, title, details }) => ({ code, title, details }));
  return { status: last.status, statusAt: last.at, errors };
}

/** Messages of bulk runs, and rows that Meta refused or may have taken. What still waits for its turn has no time yet. */
function ofRuns({ database, channelId, forms }: Person, { since = '' }: Asked, stateFolder: string): TimelineEntry[] {
  const recipients = forms.map((form) => (/^\d+$/.test(form) ? `+${form}` : form));
  return findRowsTo(stateFolder, channelId, recipients).flatMap(({ run, outcome }): TimelineEntry[] => {
    const { at, wamid, code, state, row } = outcome;
    if (at === null || at < since) return [];
    const what = { type: 'template', text: null, template: run.template.name, bulk: { runId: run.id, row } };
    const errors = code === null ? [] : [{ code, title: null, details: null }];
    const became = wamid === null ? { status: state, statusAt: at, errors } : lastOf(database, wamid);
    return [{ at, direction: 'out', wamid, ...what, ...became, isKnown: true }];
  });
}

/** What a webhook brought: theirs, or the business's own from its phone. */
function toHeardEntry(event: IndexedEvent, stateFolder: string): TimelineEntry {
  const { at, receivedAt, messageId, detail, text, errors } = event;
  const direction = isEcho(stateFolder, event) ? 'out' : 'in';
  return {
    ...{ at: at ?? receivedAt, direction, wamid: messageId, type: detail, text, template: null },
    ...{ status: null, statusAt: null, bulk: null, isKnown: true },
    errors: errors.map(({ code, title, details }) => ({ code, title, details })),
  };
}

/** Messages that another program sent: only their statuses came here. */
function ofOthers(database: Database, events: readonly IndexedEvent[]): TimelineEntry[] {
  const statuses = events.filter(({ kind, messageId }) => kind === 'status' && messageId !== null);
  const wamids = [...new Set(statuses.map(({ messageId }) => messageId ?? ''))];
  return wamids.flatMap((wamid): TimelineEntry[] => {
    const history = statusOf(database, wamid);
    if (history?.message) return [];
    const first = history?.statuses[0] ?? null;
    if (!history || first === null || furthest(history.statuses) === null) return [];
    const nothing = { type: null, text: null, template: null };
    return [
      { at: first.at, direction: 'out', wamid, ...nothing, ...lastOf(database, wamid), bulk: null, isKnown: false },
    ];
  });
}
