import { useSignal } from '@preact/signals';
import { isAlarming } from '../core/webhook/alarming.js';
import type { EventDetail } from '../core/webhook/inspect-protocol.js';
import type { Parts } from './inspect-page.js';
import { JsonView } from './json-view.js';
import { Overview } from './overview.js';
import { answerOf, whatOf, whoOf } from './reading.js';
import { RequestView } from './request-view.js';
import { TimelineView } from './timeline-view.js';

const VIEWS = ['overview', 'json', 'request', 'timeline'] as const;
type View = (typeof VIEWS)[number];

/** The event that was chosen, from all sides. */
export function EventView(parts: Parts) {
  const { state, words } = parts;
  const detail = state.detail.value;
  const close = () => {
    state.select(undefined);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.row[tabindex="0"]')?.focus());
  };
  return (
    <section
      class="event"
      aria-labelledby={detail === undefined ? undefined : 'event-heading'}
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      {state.selected.value !== undefined && (
        <button type="button" class="back" onClick={close}>
          ← {words.back}
        </button>
      )}
      {detail === undefined && <p class="nothing">{words.choose}</p>}
      {detail === 'gone' && (
        <p class="nothing" id="event-heading" tabIndex={-1}>
          {words.gone}
        </p>
      )}
      {detail !== undefined && detail !== 'gone' && <Opened {...parts} detail={detail} />}
    </section>
  );
}

export interface DetailParts extends Parts {
  readonly detail: EventDetail;
}

function Opened(parts: DetailParts) {
  const { detail, words } = parts;
  const { listed, event } = detail;
  const view = useSignal<View>('overview');
  const who = whoOf(listed);
  const isToThem = listed.kind === 'status' || (event?.kind === 'message' && event.direction === 'echo');
  const wording = isToThem ? words.to : words.from;
  return (
    <>
      <div class="head">
        <h2 id="event-heading" tabIndex={-1} class={isAlarming(listed) ? 'bad' : ''}>
          {whatOf(listed, words)} {who !== undefined && <bdi>{wording(who)}</bdi>}
        </h2>
        <Replay {...parts} />
      </div>
      <Tabs view={view.value} choose={(chosen) => (view.value = chosen)} words={words} />
      {/* It scrolls, and so must be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as the pattern for tabs asks for */}
      <div class="panel" role="tabpanel" id="panel" aria-labelledby={`tab-${view.value}`} tabIndex={0}>
        {view.value === 'overview' && <Overview {...parts} />}
        {view.value === 'json' && <JsonView key={listed.id} {...parts} />}
        {view.value === 'request' && <RequestView {...parts} />}
        {view.value === 'timeline' && <TimelineView key={listed.id} {...parts} />}
      </div>
    </>
  );
}

interface TabsParts extends Pick<Parts, 'words'> {
  readonly view: View;
  choose(view: View): void;
}

function Tabs({ view, choose, words }: TabsParts) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = VIEWS[(VIEWS.indexOf(view) + step + VIEWS.length) % VIEWS.length] ?? view;
    choose(next);
    document.getElementById(`tab-${next}`)?.focus();
    event.preventDefault();
  };
  return (
    <div class="tabs" role="tablist" onKeyDown={onKeyDown}>
      {VIEWS.map((each) => (
        <button
          type="button"
          key={each}
          id={`tab-${each}`}
          role="tab"
          aria-selected={each === view}
          aria-controls="panel"
          tabIndex={each === view ? 0 : -1}
          onClick={() => choose(each)}
        >
          {words.views[each]}
        </button>
      ))}
    </div>
  );
}

function Replay({ state, words, detail }: DetailParts) {
  const replaysTo = state.about.value?.replaysTo ?? null;
  const replay = state.replayState.value;
  const isPossible = replaysTo !== null && detail.delivery !== null;
  return (
    <div class="replay">
      <button
        type="button"
        class="primary"
        // Not `disabled`: whoever cannot see it should still come by it and hear why.
        aria-disabled={!isPossible || replay === 'running'}
        aria-describedby="replay-note"
        title={replaysTo === null ? words.replaysNowhere : words.replaysTo(replaysTo)}
        onClick={() => isPossible && state.replay()}
      >
        {replay === 'running' ? words.replaying : words.replay}
      </button>
      <span id="replay-note" class="unseen">
        {replaysTo === null ? words.replaysNowhere : words.replaysTo(replaysTo)}
      </span>
      <output class={typeof replay === 'object' ? answerOf(replay, words).look : 'bad'}>
        {typeof replay === 'object' && answerOf(replay, words).value}
        {replay === 'failed' && words.replayFailed}
      </output>
    </div>
  );
}
