import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { WEBHOOK_FIELDS } from '../core/meta/webhook-fields.js';
import { type InspectFilter, readSearch, writeFilter } from '../core/webhook/inspect-protocol.js';
import { MESSAGE_TYPES, PERIODS_MS, STATUSES } from './choices.js';
import type { Parts } from './inspect-page.js';
import type { Words } from './words.js';

const FIELDS = WEBHOOK_FIELDS.map(({ name }) => name);

/** Long enough that a word is typed without a question for each letter. */
const TYPING_MS = 200;

export function FilterBar({ state, words }: Parts) {
  const filter = state.filter.value;
  const typed = useSignal('');
  const period = useSignal('');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const change = (part: InspectFilter) => state.setFilter({ ...state.filter.value, ...part });
  const search = (text: string) => {
    typed.value = text;
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => state.setFilter({ ...withoutSearch(state.filter.value), ...readSearch(text) }),
      TYPING_MS,
    );
  };
  const clear = () => {
    clearTimeout(timer.current);
    typed.value = '';
    period.value = '';
    state.setFilter({});
  };
  const channels = state.about.value?.channels ?? [];
  const isFiltered = typed.value !== '' || writeFilter(filter).size > 0;
  return (
    <search class="filters" aria-label={words.filters}>
      <label class="search">
        <span class="name">{words.search}</span>
        <input
          id="search"
          type="search"
          placeholder={words.searchHint}
          value={typed}
          onInput={({ currentTarget }) => search(currentTarget.value)}
          onKeyDown={({ key }) => key === 'Escape' && clear()}
        />
      </label>
      <Choice
        label={words.kind}
        value={filter.kinds?.[0]}
        groups={[{ values: Object.keys(words.kinds), name: (kind) => words.kinds[kind] ?? kind }]}
        choose={(kind) => change(only('kinds', kind))}
        words={words}
      />
      <Choice
        label={words.detail}
        value={filter.details?.[0]}
        groups={[
          { label: words.statusValues, values: STATUSES, name: (status) => words.statuses[status] ?? status },
          { label: words.messageTypes, values: MESSAGE_TYPES, name: (type) => type },
        ]}
        choose={(detail) => change(only('details', detail))}
        words={words}
      />
      <Choice
        label={words.field}
        value={filter.fields?.[0]}
        groups={[{ values: FIELDS, name: (field) => field }]}
        choose={(field) => change(only('fields', field))}
        words={words}
      />
      <Choice
        label={words.received}
        value={period.value}
        groups={[{ values: Object.keys(PERIODS_MS), name: (name) => words.periods[name] ?? name }]}
        choose={(name) => {
          period.value = name;
          state.setFilter(withPeriod(state.filter.value, name));
        }}
        words={words}
      />
      {channels.length > 1 && (
        <Choice
          label={words.channel}
          value={filter.channelId}
          groups={[
            { values: channels.map(({ id }) => id), name: (id) => channels.find((each) => each.id === id)?.name ?? id },
          ]}
          choose={(channelId) => state.setFilter(withChannel(state.filter.value, channelId))}
          words={words}
        />
      )}
      {isFiltered && (
        <button type="button" onClick={clear}>
          {words.clear}
        </button>
      )}
    </search>
  );
}

function withoutSearch({ customer, messageId, text, ...rest }: InspectFilter): InspectFilter {
  return rest;
}

function withChannel({ channelId: _, ...rest }: InspectFilter, channelId: string): InspectFilter {
  return channelId === '' ? rest : { ...rest, channelId };
}

/** Counted back from the moment of choosing. */
function withPeriod({ since: _, ...rest }: InspectFilter, period: string): InspectFilter {
  const ms = PERIODS_MS[period];
  return ms === undefined ? rest : { ...rest, since: new Date(Date.now() - ms).toISOString() };
}

/** An empty choice is none at all. */
function only(name: 'kinds' | 'details' | 'fields', value: string): InspectFilter {
  return { [name]: value === '' ? [] : [value] };
}

interface ChoiceParts {
  readonly label: string;
  readonly value: string | undefined;
  readonly groups: readonly {
    readonly label?: string;
    readonly values: readonly string[];
    name(value: string): string;
  }[];
  choose(value: string): void;
  readonly words: Words;
}

function Choice({ label, value, groups, choose, words }: ChoiceParts) {
  return (
    <label>
      <span class="name">{label}</span>
      <select value={value ?? ''} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value="">{words.all}</option>
        {groups.map(({ label: group, values, name }) => {
          const options = values.map((each) => (
            <option key={each} value={each}>
              {name(each)}
            </option>
          ));
          return group === undefined ? options : <optgroup label={group}>{options}</optgroup>;
        })}
      </select>
    </label>
  );
}
