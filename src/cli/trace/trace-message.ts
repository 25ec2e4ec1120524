import { Failure } from '../../core/failure.js';
import { furthest, lagOf } from '../../core/messages/delivery.js';
import { causesOf } from '../../core/messages/failure-causes.js';
import { type Price, priceOf } from '../../core/messages/price.js';
import { parseRecipient } from '../../core/messages/recipient.js';
import { explainWaId } from '../../core/phone/number.js';
import { formsOf } from '../../core/phone/same-person.js';
import { toErrors } from '../../core/webhook/errors.js';
import { customerIn, directionOf } from '../../core/webhook/wamid.js';
import { type FoundRow, findRowOfMessage } from '../../store/bulk-search.js';
import type { Database } from '../../store/database.js';
import { type IndexedEvent, queryEvents } from '../../store/event-index.js';
import { type MessageHistory, statusOf } from '../../store/message-log.js';
import type { Context } from '../context.js';
import { knownForms } from '../known-forms.js';
import { contentOf } from './message-content.js';
import { type Person, readOptOut } from './person.js';
import { isEcho, readEvent } from './read-event.js';
import { readWindow } from './read-window.js';
import type { MessageStory, Step } from './trace-data.js';

type TraceContext = Pick<Context<unknown>, 'session' | 'host'>;

/** More than any message has. */
const EVENTS_MAX = 200;

/** What the store has of a message. */
interface Found {
  readonly channelId: string;
  /** Of one that was sent from here, or of which a status came. */
  readonly history: MessageHistory | undefined;
  readonly bulk: MessageStory['bulk'];
  readonly events: readonly IndexedEvent[];
  /** The message itself, where a webhook brought it: theirs, or one that was written on the phone of the business. */
  readonly heard: IndexedEvent | undefined;
}

/** The story of one message, of whatever channel of this machine. Throws Failure `message-unknown`. */
export async function traceMessage(wamid: string, { session, host }: TraceContext): Promise<MessageStory> {
  const database = await session.events();
  const found = findMessage(database, wamid, host.folders.state);
  const { channelId, events } = found;
  const { channels } = await session.config.read();
  const whom = whomOf(found);
  const person: Person = {
    database,
    channelId,
    forms: formsOfCustomer(database, channelId, whom.waId ?? whom.recipient),
  };
  const steps = stepsOf(found);
  return {
    kind: 'message',
    wamid,
    direction: isTheirs(found, host.folders.state) ? 'in' : 'out',
    channel: channels.find(({ id }) => id === channelId)?.name ?? null,
    bulk: found.bulk,
    ...whom,
    ...whatOf(found),
    status: furthest(steps)?.status ?? steps.at(-1)?.status ?? 'accepted',
    steps,
    price: readPrice(events, host.folders.state),
    causes: causesIn(steps, person),
    window: readWindow(person, host),
    optOut: readOptOut(person),
  };
}

function findMessage(database: Database, wamid: string, stateFolder: string): Found {
  const told = statusOf(database, wamid);
  const row = told?.message ? undefined : findRowOfMessage(stateFolder, wamid);
  const history = row ? historyOfRow(row, wamid, told) : told;
  const bulk = row ? { runId: row.run.id, row: row.outcome.row } : null;
  const events = queryEvents(database, { messageId: wamid, limit: EVENTS_MAX, newestFirst: false });
  const heard = events.find(({ kind }) => kind === 'message');
  const ids = [history?.message?.channelId, history?.statuses[0]?.channelId, events[0]?.channelId];
  const channelId = ids.find((id) => id !== undefined);
  if (channelId !== undefined) return { channelId, history, bulk, events, heard };
  const customer = customerIn(wamid) ?? null;
  throw new Failure('message-unknown', { wamid, customer, direction: directionOf(wamid) ?? null });
}

/** A message of a bulk run is noted in the run's own files. */
function historyOfRow({ run, outcome }: FoundRow, wamid: string, told: MessageHistory | undefined): MessageHistory {
  const { name: template, language } = run.template;
  const message = {
    wamid,
    channelId: run.channelId,
    recipient: outcome.to,
    waId: null,
    kind: 'template',
    summary: { template, language },
    acceptedAt: outcome.at ?? run.createdAt,
  };
  return { message, statuses: told?.statuses ?? [], last: told?.last ?? null };
}

function whomOf({ history, events, heard }: Found): Pick<MessageStory, 'recipient' | 'waId' | 'waIdDifference'> {
  const recipient = history?.message?.recipient ?? null;
  const waId = history?.message?.waId ?? (heard ?? events[0])?.customer ?? null;
  const difference = waId === null || recipient === null ? undefined : explainWaId(recipient, waId);
  return { recipient, waId, waIdDifference: difference ?? null };
}

function whatOf({ history, heard }: Found): Pick<MessageStory, 'type' | 'text' | 'template'> {
  const sent = history?.message;
  if (sent) return { type: sent.kind, ...contentOf(sent.summary) };
  return { type: heard?.detail ?? null, text: heard?.text ?? null, template: null };
}

function isTheirs({ history, heard }: Found, stateFolder: string): boolean {
  return heard !== undefined && !history && !isEcho(stateFolder, heard);
}

export function formsOfCustomer(database: Database, channelId: string, customer: string | null): string[] {
  const to = parseRecipient(customer ?? '');
  return to ? knownForms(database, channelId, to) : customer === null ? [] : [customer];
}

function receivedStep({ at, receivedAt, id: eventId }: IndexedEvent): Step {
  return { status: 'received', at: at ?? receivedAt, lagMs: null, receivedAt, eventId, errors: [] };
}

function stepsOf({ history, events, heard }: Found): Step[] {
  if (!history) return heard ? [receivedStep(heard)] : [];
  const acceptedAt = history.message?.acceptedAt;
  const accepted = { status: 'accepted', lagMs: null, receivedAt: null, eventId: null, errors: [] };
  const told = history.statuses.map(({ status, at, error }): Step => {
    const event = events.find(({ kind, detail }) => kind === 'status' && detail === status);
    return {
      status,
      at,
      lagMs: acceptedAt === undefined ? null : lagOf(acceptedAt, at),
      receivedAt: event?.receivedAt ?? null,
      eventId: event?.id ?? null,
      errors: toErrors(error ?? []).map(({ code, title, details }) => ({ code, title, details })),
    };
  });
  return acceptedAt === undefined ? told : [{ ...accepted, at: acceptedAt }, ...told];
}

/** The price stands in `sent` and in one of the later statuses; the last word counts. */
function readPrice(events: readonly IndexedEvent[], stateFolder: string): Price | null {
  const prices = events.flatMap((each) => {
    const event = each.kind === 'status' ? readEvent(stateFolder, each) : undefined;
    return event?.kind === 'status' ? (priceOf(event) ?? []) : [];
  });
  return prices.at(-1) ?? null;
}

function causesIn(steps: readonly Step[], person: Person): MessageStory['causes'] {
  const failed = furthest(steps)?.status === 'failed' ? steps.find(({ status }) => status === 'failed') : undefined;
  if (!failed) return [];
  const known = knownOf(person);
  return [...new Set(failed.errors.flatMap(({ code }) => causesOf(code, known)))];
}

/** What tells one cause from another. */
function knownOf({ database, channelId, forms }: Person) {
  const query = { channelId, customers: forms, limit: 1, newestFirst: true };
  const hasWritten = queryEvents(database, { ...query, kinds: ['message'] }).length > 0;
  const wasReached = queryEvents(database, { ...query, kinds: ['status'], details: ['delivered', 'read', 'played'] });
  const [number = ''] = forms;
  return {
    isOnWhatsApp: hasWritten || wasReached.length > 0,
    hasOtherForm: formsOf(number).length > 1,
    // Numbers of Canada and the Caribbean begin with 1 too; which are of the USA is not looked up.
    isInUs: /^1\d{10}$/.test(number),
    hasWritten,
  };
}
