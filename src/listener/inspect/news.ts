import type { InspectFilter, InspectNews } from '../../core/webhook/inspect-protocol.js';
import type { InspectPing, InspectSource } from './source.js';

/** Above this many at once the page looks anew instead of taking each. */
const ARRIVED_MAX = 500;
/** News come together at most this often: no eye sees more, and a burst costs one look at the index. */
const PAUSE_MS = 100;

interface NewsOptions {
  readonly source: InspectSource;
  readonly filter: InspectFilter;
  sleep(ms: number, cancel: AbortSignal): Promise<void>;
}

/** What a page needs to stay true: first how things stand, then each change, until it is over. */
export async function* readNews(
  { source, filter, sleep }: NewsOptions,
  over: AbortSignal,
): AsyncGenerator<InspectNews> {
  const mailbox = openMailbox(source, over);
  try {
    let head = newestId(source);
    yield snapshot(source, filter, head);
    while (!over.aborted) {
      await mailbox.filled();
      const pings = mailbox.take();
      if (pings.some(({ type }) => type === 'events')) {
        const seen = head;
        head = newestId(source);
        if (head > seen) yield arrivedSince(source, filter, seen, head);
      }
      for (const ping of pings) if (ping.type !== 'events') yield ping;
      await sleep(PAUSE_MS, over);
    }
  } finally {
    mailbox.close();
  }
}

/** Heard before the first look, so that nothing falls between the two. */
function openMailbox(source: InspectSource, over: AbortSignal) {
  let pings: InspectPing[] = [];
  let wake = () => {};
  const end = source.subscribe((ping) => {
    // One word that events came is enough, however many came while nobody looked.
    if (ping.type !== 'events' || !pings.some(({ type }) => type === 'events')) pings.push(ping);
    wake();
  });
  const stir = () => wake();
  over.addEventListener('abort', stir);
  return {
    filled: () =>
      new Promise<void>((resolve) => {
        wake = resolve;
        if (pings.length > 0 || over.aborted) resolve();
      }),
    take() {
      const taken = pings;
      pings = [];
      return taken;
    },
    close() {
      end();
      over.removeEventListener('abort', stir);
    },
  };
}

function newestId(source: InspectSource): number {
  return source.query({ limit: 1, offset: 0, newestFirst: true })[0]?.id ?? 0;
}

function snapshot(source: InspectSource, filter: InspectFilter, head: number): InspectNews {
  return { type: 'snapshot', head, total: source.count({ ...filter, beforeId: head + 1 }) };
}

function arrivedSince(source: InspectSource, filter: InspectFilter, seen: number, head: number): InspectNews {
  const range = { afterId: seen, beforeId: head + 1 };
  const events = source.query({ ...filter, ...range, limit: ARRIVED_MAX + 1, offset: 0, newestFirst: false });
  return events.length > ARRIVED_MAX ? snapshot(source, filter, head) : { type: 'arrived', head, events };
}
