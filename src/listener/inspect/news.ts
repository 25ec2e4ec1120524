import type { InspectFilter, InspectNews } from '../../core/webhook/inspect-protocol.js';
import type { InspectPing, InspectSource } from './source.js';

/** Above this many at once the page looks anew instead of taking each. */
const ARRIVED_MAX = 500;
/** News come together at most this often: no eye sees more, and a burst costs one look at the index. */
const PAUSE_MS = 100;
/** What a page that does not listen just now is told later; of more it reads the newest anew when somebody looks. */
const WAITING_MAX = 1_000;

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
      const { hasEvents, others } = mailbox.take();
      if (hasEvents) {
        const seen = head;
        head = newestId(source);
        if (head > seen) yield arrivedSince(source, filter, seen, head);
      }
      yield* others;
      await sleep(PAUSE_MS, over);
    }
  } finally {
    mailbox.close();
  }
}

type OtherPing = Exclude<InspectPing, { type: 'events' }>;

/** Heard before the first look, so that nothing falls between the two. */
function openMailbox(source: InspectSource, over: AbortSignal) {
  // However many events came while nobody looked, one word of it is enough.
  let hasEvents = false;
  let others: OtherPing[] = [];
  let wake = () => {};
  const end = source.subscribe((ping) => {
    if (ping.type === 'events') hasEvents = true;
    else others.push(ping);
    if (others.length > WAITING_MAX) others.shift();
    wake();
  });
  const stir = () => wake();
  over.addEventListener('abort', stir);
  return {
    filled: () =>
      new Promise<void>((resolve) => {
        wake = resolve;
        if (hasEvents || others.length > 0 || over.aborted) resolve();
      }),
    take() {
      const taken = { hasEvents, others };
      hasEvents = false;
      others = [];
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
