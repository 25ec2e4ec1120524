import { Failure } from '../../../core/failure.js';
import { type IdRange, readEventIds } from '../../../core/webhook/event-ids.js';
import type { Database } from '../../../store/database.js';
import { findEvent, type IndexedEvent, queryEvents } from '../../../store/event-index.js';

export interface EventChoice {
  readonly ids: readonly string[];
  readonly last: number | undefined;
}

/** As many as one would send again at once. */
export const REPLAY_MAX = 10_000;

/**
 * The events that are meant, in the order of their arrival. An id names an event of any channel; a range and whatever else
 * is asked for are of the channel alone, whose server would not know what to do with another's.
 */
export function chooseEvents(database: Database, channelId: string, { ids, last }: EventChoice): IndexedEvent[] {
  const { ranges, wrong } = readEventIds(ids);
  if (wrong.length > 0) throw new Failure('event-ids-malformed', { given: [...wrong] });
  const named = ranges.map((range) => ({ range, events: eventsIn(database, channelId, range) }));
  const missing = named.filter(({ events }) => events.length === 0).map(({ range }) => spell(range));
  if (missing.length > 0) throw new Failure('events-not-found', { ids: missing });
  const latest = last === undefined ? [] : queryEvents(database, { channelId, limit: last, newestFirst: true });
  const chosen = new Map([...named.flatMap(({ events }) => events), ...latest].map((event) => [event.id, event]));
  if (chosen.size === 0) throw new Failure('events-not-found', { ids: [] });
  if (chosen.size > REPLAY_MAX) throw new Failure('too-many-to-replay', { limit: REPLAY_MAX });
  return [...chosen.values()].sort((one, other) => one.id - other.id);
}

function eventsIn(database: Database, channelId: string, { from, to }: IdRange): readonly IndexedEvent[] {
  if (from === to) return [findEvent(database, from)].filter((event) => event !== undefined);
  const limit = REPLAY_MAX + 1;
  return queryEvents(database, { channelId, afterId: from - 1, beforeId: to + 1, limit, newestFirst: false });
}

function spell({ from, to }: IdRange): string {
  return from === to ? String(from) : `${from}..${to}`;
}
