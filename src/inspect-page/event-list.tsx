import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { EventRow } from './event-row.js';
import type { Parts } from './inspect-page.js';
import { ROWS_MAX } from './row-window.js';

/** In pixels, as the style sheet has them: one line, or two where there is less room. */
const ROW_HEIGHT = { wide: 28, narrow: 46 };
const NARROW = '(max-width: 1000px)';
/** Where the event is beside the list, it can be read while the keyboard moves along. */
const SIDE_BY_SIDE = '(min-width: 761px)';
/** Rows that are drawn beyond what is in sight, so that scrolling shows no gap. */
const MARGIN_ROWS = 8;

/** Of a list of any length only the rows in sight exist; the scroll bar is as long as all of them. */
export function EventList(parts: Parts) {
  const { state, words } = parts;
  const scroller = useRef<HTMLDivElement>(null);
  const view = useView(scroller);
  const { rows, revision } = state;
  const wantsFocus = useRef(false);
  const listed = revision.value >= 0 ? rows.listed : 0;
  const height = view.rowHeight.value;
  const first = Math.max(0, Math.floor(view.top.value / height) - MARGIN_ROWS);
  const end = Math.min(listed, Math.ceil((view.top.value + view.height.value) / height) + MARGIN_ROWS);
  const active = Math.min(state.active.value, Math.max(0, listed - 1));

  useEffect(() => rows.need(first, end), [rows, first, end, revision.value]);
  useInsertion(parts, scroller, view);
  // A row that is loaded is another element than its place was, and takes the focus with it.
  const hadFocus = scroller.current?.contains(document.activeElement);
  useLayoutEffect(() => {
    const hasLostFocus = hadFocus && document.activeElement === document.body;
    if (!(wantsFocus.current || hasLostFocus)) return;
    wantsFocus.current = false;
    scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  });

  const open = (index: number) => {
    const row = rows.at(index);
    if (row) state.select(row.id);
  };
  const move = (index: number) => {
    wantsFocus.current = true;
    state.activate(index);
    scrollTo(scroller.current, state.active.value, height);
    view.top.value = scroller.current?.scrollTop ?? 0;
    if (matchMedia(SIDE_BY_SIDE).matches) open(state.active.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const pageRows = Math.max(1, Math.floor(view.height.value / height) - 1);
    const target = targetOf(event.key, { active, listed, pageRows });
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target !== undefined) move(target);
    else if (event.key === 'Enter' || event.key === ' ') {
      open(active);
      focusLater('event-heading');
    } else if (event.key === '/') focusLater('search');
    else return;
    event.preventDefault();
  };

  const indexes = drawn(first, end, active, listed);
  return (
    <div class="list-frame">
      <NewerButton {...parts} toTop={() => scroller.current?.scrollTo({ top: 0 })} />
      <div class="list" ref={scroller} onScroll={view.measure} tabIndex={listed === 0 ? 0 : -1}>
        {listed === 0 ? (
          <Nothing {...parts} />
        ) : (
          <div
            class="rows"
            role="listbox"
            aria-label={words.listLabel}
            aria-describedby="list-keys"
            style={{ height: `${listed * height}px` }}
            onKeyDown={onKeyDown}
          >
            {indexes.map((index) => (
              <EventRow
                key={rows.at(index)?.id ?? `place-${index}`}
                {...parts}
                row={rows.at(index)}
                index={index}
                top={index * height}
                size={listed}
                isActive={index === active}
                open={() => {
                  state.activate(index);
                  wantsFocus.current = true;
                  open(index);
                }}
              />
            ))}
          </div>
        )}
        {listed === ROWS_MAX && <p class="list-end">{words.listEnds(ROWS_MAX)}</p>}
      </div>
      <p class="foot">
        <span id="list-keys">{words.listKeys}</span>
        <output class="total">{words.total(rows.total)}</output>
      </p>
    </div>
  );
}

/** What of the list is in sight. */
function useView(scroller: RefObject<HTMLDivElement | null>) {
  const top = useSignal(0);
  const height = useSignal(600);
  const rowHeight = useSignal(ROW_HEIGHT.wide);
  const measure = () => {
    if (!scroller.current) return;
    top.value = scroller.current.scrollTop;
    height.value = scroller.current.clientHeight;
  };
  useLayoutEffect(() => {
    const narrow = matchMedia(NARROW);
    const adjust = () => {
      rowHeight.value = narrow.matches ? ROW_HEIGHT.narrow : ROW_HEIGHT.wide;
      measure();
    };
    adjust();
    const observer = new ResizeObserver(adjust);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);
  return { top, height, rowHeight, measure };
}

type View = ReturnType<typeof useView>;

/** What is read stays where it is when rows come in above it; who is at the top follows the newest. */
function useInsertion({ state }: Parts, scroller: RefObject<HTMLDivElement | null>, view: View): void {
  const owed = useRef(0);
  useEffect(() => {
    state.onInsert((rows) => {
      const box = scroller.current;
      if (!box || box.scrollTop < view.rowHeight.peek()) return;
      owed.current += rows;
      state.unseen.value += rows;
    });
  }, []);
  // After the list has grown: before, the browser would not let it scroll so far.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    if (owed.current > 0) {
      box.scrollTop += owed.current * view.rowHeight.value;
      owed.current = 0;
      view.measure();
    }
    if (view.top.value < view.rowHeight.value && state.unseen.value > 0) state.unseen.value = 0;
  });
}

function NewerButton({ state, words, toTop }: Parts & { toTop(): void }) {
  const unseen = state.unseen.value;
  if (unseen === 0) return null;
  return (
    <button type="button" class="newer" onClick={toTop}>
      ↑ {words.newer(unseen)}
    </button>
  );
}

function Nothing({ state, words }: Parts) {
  if (state.link.value !== 'live') return null;
  const isFiltered = Object.values(state.filter.value).some((value) => value.length > 0);
  return <p class="nothing">{isFiltered ? words.nothingFound : words.nothingYet}</p>;
}

interface Place {
  readonly active: number;
  readonly listed: number;
  readonly pageRows: number;
}

function targetOf(key: string, { active, listed, pageRows }: Place): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return active + 1;
    case 'ArrowUp':
    case 'k':
      return active - 1;
    case 'PageDown':
      return active + pageRows;
    case 'PageUp':
      return active - pageRows;
    case 'Home':
      return 0;
    case 'End':
      return listed - 1;
    default:
      return undefined;
  }
}

/** The active row too, wherever it is, so that the focus is never lost. */
function drawn(first: number, end: number, active: number, listed: number): number[] {
  const indexes = Array.from({ length: Math.max(0, end - first) }, (_, place) => first + place);
  if (listed === 0 || (active >= first && active < end)) return indexes;
  return active < first ? [active, ...indexes] : [...indexes, active];
}

function scrollTo(box: HTMLDivElement | null, index: number, height: number): void {
  if (!box) return;
  const top = index * height;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight;
}

/** When what was just asked for is drawn. */
function focusLater(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}
