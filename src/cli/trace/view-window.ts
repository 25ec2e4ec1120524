import { localDayTime } from '../../ui/local-time.js';
import { relativeTime } from '../../ui/relative-time.js';
import type { Screen } from '../../ui/screen.js';
import { shortDuration } from '../../ui/short-duration.js';
import type { Says } from '../command.js';
import type { OptOutFacts, WindowFacts } from './trace-data.js';

export function viewWindow(
  { state, lastInboundAt, closesAt }: WindowFacts,
  { style, now, text }: Screen,
  say: Says<'trace'>,
): string {
  if (lastInboundAt === null || closesAt === null) return style.dim(say.window.unknown);
  if (state !== 'open') return style.warn(say.window.closed(relativeTime(new Date(lastInboundAt), now, text.language)));
  const left = shortDuration(Date.parse(closesAt) - now.getTime());
  return style.good(say.window.open(localDayTime(closesAt), left));
}

export function viewFreeEntry({ freeEntry }: WindowFacts, say: Says<'trace'>): string | undefined {
  return freeEntry === null ? undefined : say.freeEntry[freeEntry.state](localDayTime(freeEntry.until));
}

export function viewOptOut(optOut: OptOutFacts, { style }: Screen, say: Says<'trace'>): string | undefined {
  if (optOut === null) return undefined;
  const { sources, note, at } = optOut;
  const how = sources.map((source) => say.optOutSources[source]).join(', ');
  return style.warn(say.optOut(localDayTime(at), note === null ? how : `${how}: ${note}`));
}

/** As people write a number; a user id stays as it is. */
export function withPlus(customer: string): string {
  return /^\d+$/.test(customer) ? `+${customer}` : customer;
}
