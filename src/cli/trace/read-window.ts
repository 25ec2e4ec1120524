import { freeEntryOf } from '../../core/messages/free-entry.js';
import { isWindowOpen, windowClosesAt } from '../../core/messages/window.js';
import type { Host } from '../../host/host.js';
import { queryEvents } from '../../store/event-index.js';
import { messagesTo } from '../../store/message-log.js';
import { lastInboundAt } from '../../store/window-log.js';
import type { Person } from './person.js';
import { readEvent } from './read-event.js';
import type { WindowFacts } from './trace-data.js';

/** Whether a message that is no template reaches this person now, and whether it costs anything, as far as it is known here. */
export function readWindow(person: Person, host: Host): WindowFacts {
  const { database, channelId, forms } = person;
  const last = lastInboundAt(database, channelId, forms);
  const freeEntry = readFreeEntry(person, host);
  if (last === undefined) return { state: 'unknown', lastInboundAt: null, closesAt: null, freeEntry };
  const lastAt = new Date(last);
  const state = isWindowOpen(lastAt, host.now()) ? 'open' : 'closed';
  return { state, lastInboundAt: last, closesAt: windowClosesAt(lastAt).toISOString(), freeEntry };
}

/** An entry is free for 72 hours from an answer that must come within 24. */
const LOOK_BACK_MS = 96 * 3_600_000;
const MOST = 100;

function readFreeEntry({ database, channelId, forms: customers }: Person, host: Host): WindowFacts['freeEntry'] {
  const since = new Date(host.now().getTime() - LOOK_BACK_MS).toISOString();
  const query = { channelId, customers, since, limit: MOST, newestFirst: true };
  const referred = queryEvents(database, { ...query, kinds: ['message'] }).filter((each) => {
    const event = readEvent(host.folders.state, each);
    return event?.kind === 'message' && event.direction === 'in' && event.isReferral;
  });
  if (referred.length === 0) return null;
  const ours = messagesTo(database, { channelId, waIds: customers, since, limit: MOST });
  // Also what another program answered.
  const sent = queryEvents(database, { ...query, kinds: ['status'], details: ['sent'] });
  return freeEntryOf(
    referred.map(({ at, receivedAt }) => at ?? receivedAt),
    [...ours.map(({ acceptedAt }) => acceptedAt), ...sent.map(({ at, receivedAt }) => at ?? receivedAt)],
    host.now(),
  );
}
