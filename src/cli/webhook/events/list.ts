import * as z from 'zod/mini';
import { toQuery } from '../../../core/webhook/event-filter.js';
import { countEvents, queryEvents } from '../../../store/event-index.js';
import { hang } from '../../../ui/hang.js';
import { localDayTime } from '../../../ui/local-time.js';
import type { Screen } from '../../../ui/screen.js';
import { command } from '../../command.js';
import { withColumns } from '../../csv-columns.js';
import { integerOr } from '../../field.js';
import { FILTER_FLAGS, readFilter, TIME_FLAGS } from '../filter-flags.js';
import { createStoredEventReader, STORED_COLUMNS, type StoredEvent, storedEvent } from './stored-event.js';

export const list = command({
  path: 'webhook events list',
  examples: [
    'wabactl webhook events list --status failed --since 2h',
    'wabactl webhook events list --phone +15550142233 --limit 200',
    'wabactl webhook events list --kind template,account --json',
  ],
  args: {},
  options: {
    ...FILTER_FLAGS,
    ...TIME_FLAGS,
    limit: integerOr('-n, --limit <count>', { min: 1, max: 100_000, fallback: 50 }),
  },
  output: z.object({ events: z.array(storedEvent), total: z.number() }),
  rows: ({ events }) => events.map((event) => withColumns(STORED_COLUMNS, event)),
  async run(input, { session, host, text }) {
    const conditions = toQuery(readFilter(input, host.now()));
    const { id: channelId } = await session.channel();
    const { channels } = await session.config.read();
    const database = await session.events();
    const newest = queryEvents(database, { ...conditions, channelId, limit: input.limit, newestFirst: true });
    const reader = createStoredEventReader({ stateFolder: host.folders.state, channels, words: text.events });
    // Like a log: the newest stands where one looks first, above the prompt.
    const events = newest.reverse().map(reader.read);
    return { events, total: countEvents(database, { ...conditions, channelId }) };
  },
  view({ events, total }, screen, say) {
    if (total === 0) return say.none;
    const width = Math.max(...events.map(({ id }) => String(id).length));
    const lines = events.map((event) => viewEvent(event, width, screen));
    const count = total > events.length ? say.someOf(events.length, total) : say.all(total);
    return [...lines, '', screen.style.dim(count), say.next(events.at(-1)?.id ?? 0)].join('\n');
  },
});

/** `4711  11-23 10:00:00  delivered to +15550142233`; what is wrapped stays behind it. */
function viewEvent(event: StoredEvent, width: number, screen: Screen): string {
  const { id, receivedAt, sentence, arrivals, arrivedAfter, errors } = event;
  const words = screen.text.events;
  const marks = [
    arrivals > 1 ? words.arrivals(arrivals) : undefined,
    arrivedAfter === null ? undefined : words.outOfOrder(words.statuses[arrivedAfter] ?? arrivedAfter),
  ].filter((mark) => mark !== undefined);
  const told = marks.length === 0 ? sentence : `${sentence} [${marks.join(', ')}]`;
  const head = `${String(id).padStart(width)}  ${localDayTime(receivedAt)}  `;
  const [first = '', ...others] = hang(told, head.length, screen);
  const painted = errors.length > 0 ? screen.style.bad(first) : first;
  return [`${screen.style.dim(head)}${painted}`, ...others].join('\n');
}
