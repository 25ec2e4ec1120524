import * as z from 'zod/mini';
import { Failure } from '../../../core/failure.js';
import { type LoggedDelivery, readDelivery } from '../../../store/delivery-log.js';
import { findEvent, type IndexedEvent, queryEvents } from '../../../store/event-index.js';
import { details } from '../../../ui/details.js';
import { hang } from '../../../ui/hang.js';
import { localDayTime } from '../../../ui/local-time.js';
import type { Screen } from '../../../ui/screen.js';
import { command, type Says } from '../../command.js';
import { flag, integer } from '../../field.js';
import { requireOneForm } from '../../one-form.js';
import { createStoredEventReader, type StoredEventReader, storedEvent } from './stored-event.js';

const step = z.object({
  id: z.number(),
  /** By Meta's clock, else by ours. */
  at: z.string(),
  receivedAt: z.string(),
  type: z.string(),
  detail: z.nullable(z.string()),
  sentence: z.string(),
  /** Since the one before. */
  secondsAfter: z.nullable(z.number()),
  /** Between Meta's clock and the arrival here. */
  lagSeconds: z.nullable(z.number()),
  arrivals: z.number(),
});

const delivery = z.object({
  id: z.number(),
  receivedAt: z.string(),
  signature: z.enum(['valid', 'unchecked']),
  appId: z.nullable(z.string()),
  headers: z.record(z.string(), z.string()),
  /** As it came. */
  body: z.string(),
});

const shown = z.object({
  ...storedEvent.shape,
  /** Between Meta's clock and the arrival here. */
  lagSeconds: z.nullable(z.number()),
  /** All that is known of its message, or its call, the oldest first. */
  timeline: z.array(step),
  /** What brought it; null without --delivery, and where it is not kept any more. */
  delivery: z.nullable(delivery),
});

type Shown = z.infer<typeof shown>;
type Step = z.infer<typeof step>;
type ShowSays = Says<'webhook events show'>;

/** More than any message has; what keeps coming in a loop is cut. */
const STEPS_MAX = 200;

export const show = command({
  path: 'webhook events show',
  examples: [
    'wabactl webhook events show 4711',
    'wabactl webhook events show 4711 --raw | jq .',
    'wabactl webhook events show 4711 --delivery --raw > body.json',
  ],
  args: { id: integer('<id>', { min: 1, max: Number.MAX_SAFE_INTEGER }) },
  options: { raw: flag('--raw'), delivery: flag('--delivery') },
  output: shown,
  async run(input, context) {
    const { session, host, text } = context;
    if (input.raw) requireOneForm('--raw', 'raw', context);
    const { channels } = await session.config.read();
    const database = await session.events();
    const found = findEvent(database, input.id);
    if (!found) {
      // Without a channel nothing was ever received, and that is what to say.
      await session.channel();
      const [newest] = queryEvents(database, { limit: 1, newestFirst: true });
      throw new Failure('event-unknown', { eventId: input.id, newest: newest?.id ?? null });
    }
    const { messageId, channelId, deliveryId } = found;
    const reader = createStoredEventReader({ stateFolder: host.folders.state, channels, words: text.events });
    const ofMessage =
      messageId === null
        ? [found]
        : queryEvents(database, { channelId, messageId, limit: STEPS_MAX, newestFirst: false });
    const kept = input.delivery ? readDelivery(host.folders.state, deliveryId) : undefined;
    if (input.delivery && !kept) throw new Failure('delivery-gone', { eventId: found.id, deliveryId });
    const event = reader.read(found);
    if (input.raw && event.event === null) throw new Failure('delivery-gone', { eventId: found.id, deliveryId });
    const timeline = toTimeline(ofMessage, reader);
    return { ...event, lagSeconds: lagOf(found), timeline, delivery: kept ? toDelivery(kept) : null };
  },
  form: ({ raw }) => (raw ? 'verbatim' : undefined),
  view(data, screen, say, { raw }) {
    if (raw) return data.delivery?.body ?? JSON.stringify(data.event);
    return [
      ...hang(data.sentence, 0, screen),
      '',
      viewFacts(data, screen, say),
      ...(data.timeline.length > 1 ? ['', screen.style.strong(say.timeline), ...viewTimeline(data, screen)] : []),
      ...(data.delivery ? ['', screen.style.strong(say.headers), viewHeaders(data.delivery.headers, screen)] : []),
      '',
      screen.style.strong(data.delivery ? say.body : say.event),
      data.event === null ? say.gone : JSON.stringify(bodyOf(data), null, 2),
    ].join('\n');
  },
});

function toTimeline(events: readonly IndexedEvent[], reader: StoredEventReader): Step[] {
  const inOrder = [...events].sort((one, other) => timeOf(one).localeCompare(timeOf(other)) || one.id - other.id);
  return inOrder.map((event, index) => {
    const before = inOrder[index - 1];
    const { id, receivedAt, kind: type, detail, arrivals } = event;
    return {
      ...{ id, at: timeOf(event), receivedAt, type, detail },
      sentence: reader.read(event).sentence,
      secondsAfter: before ? secondsBetween(timeOf(before), timeOf(event)) : null,
      lagSeconds: lagOf(event),
      arrivals,
    };
  });
}

function timeOf({ at, receivedAt }: Pick<IndexedEvent, 'at' | 'receivedAt'>): string {
  return at ?? receivedAt;
}

function lagOf({ at, receivedAt }: Pick<IndexedEvent, 'at' | 'receivedAt'>): number | null {
  return at === null ? null : secondsBetween(at, receivedAt);
}

function secondsBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / 1000);
}

function toDelivery({ id, receivedAt, signature, appId, headers, body }: LoggedDelivery): Shown['delivery'] {
  return { id, receivedAt, signature, appId, headers: { ...headers }, body: new TextDecoder().decode(body) };
}

function viewFacts(data: Shown, screen: Screen, say: ShowSays): string {
  const { labels } = say;
  const { delivery: kept } = data;
  const signed = kept && (kept.signature === 'valid' ? say.signed(kept.appId) : say.unchecked);
  const rows: [string, string | null | undefined][] = [
    [labels.received, localDayTime(data.receivedAt)],
    [labels.happened, data.at === null ? null : say.at(localDayTime(data.at), data.lagSeconds ?? 0)],
    [labels.channel, data.channel],
    [labels.field, data.field],
    [labels.customer, data.customer],
    [labels.name, data.customerName],
    [labels.number, data.phoneNumberId],
    [labels.message, data.messageId],
    [labels.arrivals, data.arrivals > 1 ? String(data.arrivals) : null],
    [labels.signature, signed],
  ];
  return details(
    rows.map(([label, value]) => [label, value ?? undefined] as const),
    screen,
  );
}

/** Each with the time since the one before; this one is marked. */
function viewTimeline({ id, timeline }: Shown, screen: Screen): string[] {
  return timeline.flatMap((each) => {
    const mark = each.id === id ? '▸' : ' ';
    const after = each.secondsAfter === null ? '' : `+${each.secondsAfter} s`;
    const head = `${mark} ${localDayTime(each.at)}  ${after.padStart(8)}  `;
    const [first = '', ...others] = hang(each.sentence, head.length, screen);
    return [`${screen.style.dim(head)}${first}`, ...others];
  });
}

function viewHeaders(headers: Readonly<Record<string, string>>, screen: Screen): string {
  return details(Object.entries(headers), screen);
}

/** Meta's own JSON, of the whole delivery where it was asked for. What is no JSON is shown as the text that it is. */
function bodyOf({ delivery: kept, event }: Shown): unknown {
  if (!kept) return event;
  try {
    return JSON.parse(kept.body);
  } catch {
    return kept.body;
  }
}
