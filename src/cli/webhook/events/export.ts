import { toQuery } from '../../../core/webhook/event-filter.js';
import { queryEvents } from '../../../store/event-index.js';
import { command } from '../../command.js';
import { withColumns } from '../../csv-columns.js';
import { flag } from '../../field.js';
import { FILTER_FLAGS, readFilter, TIME_FLAGS } from '../filter-flags.js';
import { createStoredEventReader, STORED_COLUMNS, storedEvent } from './stored-event.js';

/** So many are held at a time, however many there are. */
const PAGE = 500;

export const exportEvents = command({
  path: 'webhook events export',
  examples: [
    'wabactl webhook events export > events.ndjson',
    'wabactl webhook events export --since 2026-11-01 --output csv > november.csv',
    'wabactl webhook events export --kind message --mask-numbers | jq -r .text',
  ],
  args: {},
  options: { ...FILTER_FLAGS, ...TIME_FLAGS, maskNumbers: flag('--mask-numbers') },
  output: storedEvent,
  rows: (event) => [withColumns(STORED_COLUMNS, event)],
  streams: true,
  async *run(input, { session, host, text }) {
    const conditions = toQuery(readFilter(input, host.now()));
    const { id: channelId } = await session.channel();
    const { channels } = await session.config.read();
    const database = await session.events();
    const { maskNumbers: masksNumbers } = input;
    const reader = createStoredEventReader({
      stateFolder: host.folders.state,
      channels,
      words: text.events,
      masksNumbers,
    });
    const more = { ...conditions, channelId, limit: PAGE, newestFirst: false };
    for (let afterId = 0; ; ) {
      const page = queryEvents(database, { ...more, afterId });
      for (const each of page) {
        if (host.stop.aborted) return;
        yield reader.read(each);
      }
      const last = page.at(-1);
      if (!last || page.length < PAGE) return;
      afterId = last.id;
    }
  },
  // An export is for a program, unless one says that it is not.
  form: (_input, { output }) => (output === undefined ? 'json' : undefined),
  view: ({ sentence }) => sentence,
});
