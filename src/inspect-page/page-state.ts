import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type {
  EventDetail,
  ForwardAnswer,
  InspectAbout,
  InspectFilter,
  InspectNews,
} from '../core/webhook/inspect-protocol.js';
import type { ListedEvent } from '../core/webhook/listed-event.js';
import type { Connection } from './connection.js';
import { followNews, type LinkState } from './follow-news.js';
import { RowWindow } from './row-window.js';
import type { Words } from './words.js';

export type ReplayState = 'none' | 'running' | 'failed' | ForwardAnswer;

export interface PageState {
  readonly rows: RowWindow;
  /** Changes whenever a row, or how many there are, has. */
  readonly revision: ReadonlySignal<number>;
  readonly link: ReadonlySignal<LinkState>;
  readonly about: ReadonlySignal<InspectAbout | undefined>;
  readonly filter: ReadonlySignal<InspectFilter>;
  /** The row that the keyboard is on. */
  readonly active: ReadonlySignal<number>;
  readonly selected: ReadonlySignal<number | undefined>;
  readonly detail: ReadonlySignal<EventDetail | 'gone' | undefined>;
  readonly replayState: ReadonlySignal<ReplayState>;
  /** Events that arrived above what is in sight. */
  readonly unseen: Signal<number>;
  /** What a screen reader says next. */
  readonly announcement: ReadonlySignal<string>;
  setFilter(filter: InspectFilter): void;
  activate(index: number): void;
  select(id: number | undefined): void;
  replay(): Promise<void>;
  /** undefined while the connection is lost. */
  timeline(of: InspectFilter): Promise<readonly ListedEvent[] | undefined>;
  /** `insert` hears how many rows were put before the others, so that what is read need not move. */
  onInsert(insert: (rows: number) => void): void;
}

/** A screen reader that reads every event is switched off. */
const ANNOUNCE_MS = 8_000;

export function createPageState(connection: Connection, words: Words): PageState {
  const revision = signal(0);
  const link = signal<LinkState>('connecting');
  const about = signal<InspectAbout>();
  const filter = signal<InspectFilter>({});
  const active = signal(0);
  const selected = signal<number>();
  const detail = signal<EventDetail | 'gone'>();
  const replayState = signal<ReplayState>('none');
  const unseen = signal(0);
  const announcer = createAnnouncer(words);
  const changed = () => {
    revision.value++;
  };
  const rows = new RowWindow({
    load: async (upTo, offset, limit) => (await connection.events(filter.value, { upTo, offset, limit })).events,
    onLoaded: changed,
  });
  let insert: (count: number) => void = () => {};
  let leaving = new AbortController();
  /** Nothing of what this filter finds has been shown yet. */
  let isFresh = true;

  const take = (news: InspectNews) => {
    switch (news.type) {
      case 'snapshot': {
        const before = rows.total;
        rows.restart(news.head, news.total);
        if (isFresh) announcer.say(words.total(news.total));
        else moved(Math.max(0, news.total - before));
        isFresh = false;
        break;
      }
      case 'arrived':
        rows.arrive(news.events, news.head);
        moved(news.events.length);
        break;
      case 'again':
        rows.change(news.id, { arrivals: news.arrivals });
        if (selected.value === news.id) void readDetail(news.id);
        break;
      case 'forwarded':
        showAnswer(news.deliveryId, news.answer);
        break;
    }
    link.value = 'live';
    changed();
  };
  const moved = (count: number) => {
    if (count === 0) return;
    if (active.value > 0 || selected.value !== undefined) active.value += count;
    insert(count);
    announcer.arrived(count);
  };
  const showAnswer = (deliveryId: number, answer: ForwardAnswer) => {
    const shown = detail.value;
    if (shown === undefined || shown === 'gone' || shown.delivery?.id !== deliveryId) return;
    detail.value = { ...shown, forwards: [...shown.forwards, answer] };
  };

  const follow = () =>
    followNews(connection, filter.value, {
      leave: leaving.signal,
      onAbout: (learnt) => {
        about.value = learnt;
      },
      onNews: (news) => batch(() => take(news)),
      onLink: (state) => {
        link.value = state;
      },
    });

  const readDetail = async (id: number) => {
    try {
      const read = (await connection.detail(id)) ?? 'gone';
      if (selected.value === id) detail.value = read;
    } catch {
      // The stream of news notices that the connection is lost, and says so.
    }
  };

  void follow();
  return {
    rows,
    revision,
    link,
    about,
    filter,
    active,
    selected,
    detail,
    replayState,
    unseen,
    announcement: announcer.text,
    setFilter(next) {
      leaving.abort();
      leaving = new AbortController();
      isFresh = true;
      batch(() => {
        filter.value = next;
        link.value = 'connecting';
        active.value = 0;
        unseen.value = 0;
        rows.restart(0, 0);
      });
      void follow();
    },
    activate(index) {
      active.value = Math.max(0, Math.min(index, rows.listed - 1));
    },
    select(id) {
      if (id === selected.value) return;
      batch(() => {
        selected.value = id;
        replayState.value = 'none';
        if (id === undefined) detail.value = undefined;
      });
      if (id !== undefined) void readDetail(id);
    },
    async replay() {
      const id = selected.value;
      if (id === undefined || replayState.value === 'running') return;
      replayState.value = 'running';
      const answer = await connection.replay(id).catch(() => undefined);
      if (selected.value === id) replayState.value = answer ?? 'failed';
    },
    timeline: (of) =>
      connection.timeline(of).then(
        ({ events }) => events,
        () => undefined,
      ),
    onInsert(hear) {
      insert = hear;
    },
  };
}

/** Says at once what the person caused, and what arrived now and then, all together. */
function createAnnouncer(words: Words) {
  const text = signal('');
  const counted = signal(0);
  let waiting = false;
  const tell = () => {
    waiting = false;
    if (counted.value === 0) return;
    text.value = words.newer(counted.value);
    counted.value = 0;
  };
  return {
    text: computed(() => text.value),
    say(sentence: string) {
      text.value = sentence;
    },
    arrived(count: number) {
      counted.value += count;
      if (waiting) return;
      waiting = true;
      setTimeout(tell, ANNOUNCE_MS);
    },
  };
}
