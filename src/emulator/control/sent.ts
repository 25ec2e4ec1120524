/** What was sent: the messages that are kept, and exact counts of all there were. */
import * as z from 'zod/mini';
import type { TextCounts } from '../messages/counts.js';
import { toWaId } from '../messages/numbers.js';
import type { EmulatorState, Message } from '../state.js';
import type { Control, ControlCall } from './call.js';
import { parseBody } from './problem.js';

const REPEATED_MAX = 1000;

const text = z.exactOptional(z.string());
const count = z.exactOptional(z.coerce.number().check(z.int(), z.nonnegative()));

const messageFilter = z.strictObject({
  phoneId: text,
  to: text,
  direction: z.exactOptional(z.enum(['in', 'out'])),
  type: text,
  status: z.exactOptional(z.enum(['accepted', 'sent', 'delivered', 'read', 'failed'])),
  /** The name of a template. */
  template: text,
  callbackData: text,
  callbackDataStartsWith: text,
  /** Only the last so many. */
  last: count,
});

type Filter = z.output<typeof messageFilter>;

function listMessages({ query, world: { state } }: ControlCall): unknown {
  const filter = parseBody(messageFilter, query);
  const found = [...state.messages.values()].filter((message) => matches(message, filter, state));
  const { last } = filter;
  return (last === undefined ? found : found.slice(Math.max(0, found.length - last))).map((each) =>
    describe(each, state),
  );
}

function matches(message: Message, filter: Filter, state: EmulatorState): boolean {
  const { to, template, callbackData, callbackDataStartsWith } = filter;
  return (
    same(filter.phoneId, message.phoneId) &&
    same(to === undefined ? undefined : (toWaId(to) ?? to), message.waId) &&
    same(filter.direction, message.direction) &&
    same(filter.type, message.type) &&
    same(filter.status, message.status) &&
    same(template, templateName(message, state)) &&
    same(callbackData, message.callbackData) &&
    (callbackDataStartsWith === undefined || message.callbackData?.startsWith(callbackDataStartsWith) === true)
  );
}

function same(wanted: string | undefined, actual: string | undefined): boolean {
  return wanted === undefined || wanted === actual;
}

function templateName({ templateId }: Message, { templates }: EmulatorState): string | undefined {
  return templateId === undefined ? undefined : templates.get(templateId)?.name;
}

function describe(message: Message, state: EmulatorState): unknown {
  const { id, phoneId, waId, direction, type, status, payload, callbackData, sentAtMs } = message;
  const template = templateName(message, state);
  return {
    id,
    phoneId,
    waId,
    direction,
    type,
    status,
    sentAtMs,
    ...(template !== undefined && { template }),
    ...(callbackData !== undefined && { callbackData }),
    payload,
  };
}

function countMessages({ world }: ControlCall): unknown {
  const { accepted, refused, statuses, failed, recipients, callbackData } = world.state.tally;
  return {
    accepted,
    refused: Object.fromEntries(refused),
    statuses,
    failed: Object.fromEntries(failed),
    recipients: { different: recipients.size, ...repeatedOf(recipients) },
    callbackData: { different: callbackData.size, ...repeatedOf(callbackData) },
  };
}

/** How many came more than once, and the first of them by name. */
function repeatedOf(counts: TextCounts): { moreThanOnce: number; repeated: Record<string, number> } {
  const wanted = Math.min(REPEATED_MAX, counts.repeated);
  const repeated: [string, number][] = [];
  for (const entry of wanted > 0 ? counts.entries() : []) {
    if (entry[1] > 1) repeated.push(entry);
    if (repeated.length === wanted) break;
  }
  return { moreThanOnce: counts.repeated, repeated: Object.fromEntries(repeated) };
}

const countFilter = z.strictObject({ startsWith: z._default(z.string(), '') });

function listCounts(counts: TextCounts, query: unknown): Record<string, number> {
  const { startsWith } = parseBody(countFilter, query);
  return Object.fromEntries([...counts.entries()].filter(([key]) => key.startsWith(startsWith)));
}

export const sentControls: readonly Control[] = [
  {
    method: 'GET',
    path: '/messages',
    about:
      'The messages that are kept, in both directions, oldest first; ?phoneId, to, direction, type, status, template, callbackData, callbackDataStartsWith and last choose',
    handle: listMessages,
  },
  {
    method: 'GET',
    path: '/messages/counts',
    about:
      'Exact counts of all that was sent, however few messages are kept: accepted, refused and failed by code, steps, and what was accepted more than once for a recipient or a biz_opaque_callback_data',
    handle: countMessages,
  },
  {
    method: 'GET',
    path: '/messages/counts/callback-data',
    about: 'How often a message was accepted with each biz_opaque_callback_data; ?startsWith chooses',
    handle: ({ query, world }) => listCounts(world.state.tally.callbackData, query),
  },
  {
    method: 'GET',
    path: '/messages/counts/recipients',
    about: 'How many messages were accepted for each wa_id; ?startsWith chooses',
    handle: ({ query, world }) => listCounts(world.state.tally.recipients, query),
  },
];
