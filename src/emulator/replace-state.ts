import type { EmulatorState } from './state.js';

/** Puts `fresh` into the state that everybody already holds. */
export function replaceState(state: EmulatorState, fresh: EmulatorState): void {
  refill(state.businesses, fresh.businesses);
  refill(state.apps, fresh.apps);
  refill(state.users, fresh.users);
  refill(state.tokens, fresh.tokens);
  refill(state.wabas, fresh.wabas);
  refill(state.phones, fresh.phones);
  refill(state.templates, fresh.templates);
  refill(state.deletedNumbers, fresh.deletedNumbers);
  refill(state.tombstones, fresh.tombstones);
  refill(state.media, fresh.media);
  refill(state.uploads, fresh.uploads);
  refill(state.handles, fresh.handles);
  refill(state.messages, fresh.messages);
  state.tally.clear();
  refill(state.customers, fresh.customers);
  refill(state.codes, fresh.codes);
  refill(state.callCounts, fresh.callCounts);
  state.deliveries.splice(0, Infinity, ...fresh.deliveries);
  state.keptChanges = fresh.keptChanges;
  state.faults.splice(0, Infinity, ...fresh.faults);
  Object.assign(state.settings, fresh.settings);
}

function refill<Key, Value>(map: Map<Key, Value>, fresh: ReadonlyMap<Key, Value>): void {
  map.clear();
  for (const [key, value] of fresh) map.set(key, value);
}
