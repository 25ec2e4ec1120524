import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { isAlarming } from '../core/webhook/alarming.js';
import type { InspectFilter } from '../core/webhook/inspect-protocol.js';
import type { ListedEvent } from '../core/webhook/listed-event.js';
import type { DetailParts } from './event-view.js';
import { gapBetween, withPlus } from './format.js';
import { whatOf, whoOf } from './reading.js';
import { visible } from './visible.js';

type Whose = 'message' | 'customer';

/** What became of one message, or everything with one customer, as it happened; it grows while one looks. */
export function TimelineView(parts: DetailParts) {
  const { messageId, customer } = parts.detail.listed;
  const { words } = parts;
  const whose = useSignal<Whose>(messageId === null ? 'customer' : 'message');
  const events = useSignal<readonly ListedEvent[]>([]);
  const of = whose.value === 'message' ? filterBy('messageId', messageId) : filterBy('customer', customer);
  useTimeline(parts, of, events);
  if (messageId === null && customer === null) return <p class="nothing">{words.timelineEmpty}</p>;
  return (
    <>
      {messageId !== null && customer !== null && (
        <fieldset class="whose">
          <legend>{words.timelineOf}</legend>
          <Option name="message" label={words.ofMessage} whose={whose} />
          <Option name="customer" label={`${words.ofCustomer} (${withPlus(customer)})`} whose={whose} />
        </fieldset>
      )}
      {events.value.length >= TIMELINE_MAX && <p>{words.timelineCut(TIMELINE_MAX)}</p>}
      <ol class="timeline">
        {events.value.map((event, place) => (
          <Moment key={event.id} event={event} before={events.value[place - 1]} {...parts} />
        ))}
      </ol>
    </>
  );
}

/** What the server gives at once. */
const TIMELINE_MAX = 500;
/** However much arrives, the timeline is looked up no more often. */
const REFRESH_MS = 1_000;

function filterBy(name: 'messageId' | 'customer', value: string | null): InspectFilter {
  return value === null ? {} : { [name]: value };
}

function useTimeline({ state }: DetailParts, of: InspectFilter, events: Signal<readonly ListedEvent[]>): void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const key = `${of.messageId} ${of.customer}`;
  const current = useRef(key);
  const refresh = async () => {
    timer.current = undefined;
    const found = await state.timeline(of);
    if (current.current === key && found) events.value = found;
  };
  useEffect(() => {
    current.current = key;
    events.value = [];
    void refresh();
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [key]);
  useEffect(() => {
    timer.current ??= setTimeout(refresh, REFRESH_MS);
  }, [key, state.revision.value]);
}

interface OptionParts {
  readonly name: Whose;
  readonly label: string;
  readonly whose: Signal<Whose>;
}

function Option({ name, label, whose }: OptionParts) {
  return (
    <label>
      <input type="radio" name="whose" checked={whose.value === name} onChange={() => (whose.value = name)} /> {label}
    </label>
  );
}

interface MomentParts extends DetailParts {
  readonly event: ListedEvent;
  /** undefined for the first. */
  readonly before: ListedEvent | undefined;
}

function Moment({ event, before, detail, words, format, state }: MomentParts) {
  const isThis = event.id === detail.listed.id;
  const at = timeOf(event);
  const gap = before && gapBetween(timeOf(before), at);
  const who = event.kind === 'message' ? whoOf(event) : undefined;
  return (
    <li class={`${event.kind}${isAlarming(event) ? ' bad' : ''}`}>
      <button type="button" aria-current={isThis ? 'true' : undefined} onClick={() => state.select(event.id)}>
        <time dateTime={at}>
          {format.brief(at)} {gap !== undefined && <small>{gap}</small>}
        </time>
        <span class="gist">
          {whatOf(event, words)} {who !== undefined && <bdi>{words.from(who)}</bdi>}
        </span>
        {event.text !== null && <bdi class="said">{visible(event.text.slice(0, 200))}</bdi>}
        {event.errors.map(({ code, title }) => (
          <span class="said" key={code}>
            {code} {title}
          </span>
        ))}
      </button>
    </li>
  );
}

/** Meta's clock, where it says when. */
function timeOf({ at, receivedAt }: ListedEvent): string {
  return at ?? receivedAt;
}
