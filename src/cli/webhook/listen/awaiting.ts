import { Failure } from '../../../core/failure.js';
import { isFault, isHopeless, isWanted, parseUntil, type Until } from '../../../core/webhook/until.js';
import type { Host } from '../../../host/host.js';
import { summaryOf } from '../event-line.js';
import type { Line } from './lines.js';

/** Throws Failure `until-unclear`. */
export function readUntil(expression: string | undefined): Until | undefined {
  if (expression === undefined) return undefined;
  const until = parseUntil(expression);
  if (isFault(until)) throw new Failure('until-unclear', { expression, ...until });
  return until;
}

/**
 * Until so many events came that fit, or no line comes any more; gives the number of events. A failure that makes the
 * waiting hopeless ends it at once: a pipeline need not sit out its time to learn that.
 */
export async function* takeLines(
  lines: AsyncIterable<Line>,
  until: Until | undefined,
): AsyncGenerator<Line, number, undefined> {
  let arrived = 0;
  for await (const each of lines) {
    yield each;
    if (each.kind !== 'event' || until === undefined) continue;
    const summary = summaryOf(each);
    if (isWanted(until.condition, summary)) arrived++;
    if (arrived === until.count) break;
    const { messageId, customer, errors } = summary;
    if (isHopeless(until, summary)) throw new Failure('awaited-message-failed', { messageId, customer, errors });
  }
  return arrived;
}

/** Throws when this ended without having all that was waited for. */
export function requireEnough(
  arrived: number,
  until: Until | undefined,
  timeoutMs: number | undefined,
  { stop }: Pick<Host, 'stop'>,
): void {
  if (arrived === until?.count) return;
  if (stop.aborted) throw new Failure('interrupted', {}, stop.reason);
  if (until === undefined) return;
  throw new Failure('events-timed-out', { expected: until.count, arrived, waitedSeconds: (timeoutMs ?? 0) / 1000 });
}
