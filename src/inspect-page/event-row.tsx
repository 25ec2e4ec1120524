import { isAlarming } from '../core/webhook/alarming.js';
import type { ListedEvent } from '../core/webhook/listed-event.js';
import type { Parts } from './inspect-page.js';
import { lateSeconds, whatOf, whoOf } from './reading.js';
import { visible } from './visible.js';

interface RowParts extends Parts {
  readonly row: ListedEvent | undefined;
  readonly index: number;
  readonly top: number;
  readonly size: number;
  readonly isActive: boolean;
  open(): void;
}

export function EventRow(parts: RowParts) {
  const { row, state, top, index, size, isActive } = parts;
  const isSelected = row !== undefined && row.id === state.selected.value;
  return (
    // The keys are the list's, since it is the list that one moves in.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it listens to the keys
    <div
      class={`row${row ? ` ${row.kind}${isAlarming(row) ? ' bad' : ''}` : ''}`}
      role="option"
      aria-selected={isSelected}
      aria-setsize={size}
      aria-posinset={index + 1}
      tabIndex={isActive ? 0 : -1}
      style={{ top: `${top}px` }}
      onClick={parts.open}
    >
      {row ? <Cells {...parts} row={row} /> : <span class="text">{parts.words.loading}</span>}
    </div>
  );
}

function Cells({ row, words, format }: RowParts & { readonly row: ListedEvent }) {
  const who = whoOf(row);
  return (
    <>
      <time dateTime={row.receivedAt}>{format.brief(row.receivedAt)}</time>
      <span class="what">{whatOf(row, words)}</span>
      <span class="who">{who !== undefined && <bdi>{who}</bdi>}</span>
      <span class="text">
        <Gist row={row} />
      </span>
      <span class="marks">
        <Marks row={row} words={words} />
      </span>
    </>
  );
}

/** More of it would only make the row slow: it is one line. */
const TEXT_MAX = 300;

/** What it says; else, of what it speaks. */
function Gist({ row: { text, errors, field, messageId } }: { readonly row: ListedEvent }) {
  const errorText = errors.map(({ code, title, details }) => `${code} ${details ?? title ?? ''}`).join('; ');
  const says = [text, errorText].filter(Boolean).join(' · ').slice(0, TEXT_MAX);
  return says === '' ? <span class="fallback">{messageId ?? field}</span> : <bdi>{visible(says)}</bdi>;
}

function Marks({ row, words }: Pick<Parts, 'words'> & { readonly row: ListedEvent }) {
  const late = lateSeconds(row);
  return (
    <>
      {row.arrivals > 1 && <span class="mark">{words.again(row.arrivals)}</span>}
      {late !== undefined && <span class="mark">{words.late(late)}</span>}
    </>
  );
}
