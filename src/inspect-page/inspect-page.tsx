import { EventList } from './event-list.js';
import { EventView } from './event-view.js';
import { FilterBar } from './filter-bar.js';
import type { Format } from './format.js';
import type { PageState } from './page-state.js';
import { TopBar } from './top-bar.js';
import type { Words } from './words.js';

/** What every part of the page works with. */
export interface Parts {
  readonly state: PageState;
  readonly words: Words;
  readonly format: Format;
}

export function InspectPage(parts: Parts) {
  const { state } = parts;
  return (
    <div class={`page${state.selected.value === undefined ? '' : ' reading'}`}>
      <TopBar {...parts} />
      <main>
        <section class="finding" aria-label={parts.words.listLabel}>
          <FilterBar {...parts} />
          <EventList {...parts} />
        </section>
        <EventView {...parts} />
      </main>
      <p class="unseen" role="status">
        {state.announcement.value}
      </p>
    </div>
  );
}
