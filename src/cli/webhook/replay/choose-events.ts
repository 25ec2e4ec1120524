import { Failure } from '../../../core/failure.js';
import type { FilterConditions } from '../../../core/webhook/event-filter.js';
import { type IdRange, readEventIds } from '../../../core/webhook/event-ids.js';
import type { Database } from '../../../store/database.js';
import { type IndexedEvent, queryEvents } from '../../../store/event-index.js';

export interface EventChoice {
  readonly ids: readonly string[];
  /** The latest of those that fit the conditions. */
  readonly last: number | undefined;
  readonly conditions: FilterConditions;
}

export function isNothing({ ids, last, conditions }: EventChoice): boolean {
  return ids.length === 0 && last === undefined && Object.keys(conditions).length === 0;
}

/** As many as one would send again at once. */
export const REPLAY_MAX = 10_000;

/**
 * The events that are meant, in the order of their arrival: of those that are named, or of all, the ones that fit. An id
 * names an event of any channel; everything else is of the channel alone, whose server would not know another's.
 */
export function chooseEvents(database: Database, channelId: string, choice: EventChoice): IndexedEvent[] {
  const { ids, last, conditions } = choice;
  const { ranges, wrong } = readEventIds(ids);
  if (wrong.length > 0) throw new Failure('event-ids-malformed', { given: [...wrong] });
  const missing = ranges.filter((range) => eventsIn(database, channelId, range, {}, 1).length === 0);
  if (missing.length > 0) throw new Failure('events-not-found', { ids: missing.map(spell) });
  const limit = REPLAY_MAX + 1;
  const fitting =
    ranges.length > 0
      ? ranges.flatMap((range) => eventsIn(database, channelId, range, conditions, limit))
      : queryEvents(database, { ...conditions, channelId, limit: last ?? limit, newestFirst: true });
  const chosen = [...new Map(fitting.map((event) => [event.id, event])).values()]
    .sort((one, other) => one.id - other.id)
    .slice(-(last ?? limit));
  if (chosen.length === 0) throw new Failure('events-not-found', { ids: [] });
  if (chosen.length > REPLAY_MAX) throw new Failure('too-many-to-replay', { limit: REPLAY_MAX });
  return chosen;
}

function eventsIn(
  database: Database,
  channelId: string,
  { from, to }: IdRange,
  conditions: FilterConditions,
  limit: number,
): readonly IndexedEvent[] {
  const ofChannel = from === to ? {} : { channelId };
  const query = { ...conditions, ...ofChannel, afterId: from - 1, beforeId: to + 1 };
  return queryEvents(database, { ...query, limit, newestFirst: false });
}

function spell({ from, to }: IdRange): string {
  return from === to ? String(from) : `${from}..${to}`;
}
