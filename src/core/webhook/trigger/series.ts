import { memberOf, readPath, withPath } from './json.js';
import { override } from './overrides.js';

/** How many deliveries are made of one wish, and in which order they are sent. */
export interface Series {
  /** Events in one delivery. */
  readonly batch: number;
  /** Deliveries, each of events of its own. */
  readonly burst: number;
  /** How often each is sent. */
  readonly duplicate: number;
  /** The latest first. */
  readonly disorder: boolean;
}

/** Makes a delivery of one event that happened then, with ids that no other has. */
export type MakeDelivery = (at: Date) => unknown;

/** The deliveries in the order in which they are sent. What is sent again is the same object again. */
export function planSeries(make: MakeDelivery, series: Series, now: Date): unknown[] {
  const { batch, burst, duplicate, disorder } = series;
  const isLadder = disorder && isAboutStatuses(make(now));
  // The last one happens now, the others a second apart before it: so their times tell the true order, and of events
  // without an id, which a server could not tell apart otherwise, none is the repetition of another.
  const areSpread = (disorder && !isLadder) || !hasIds(make, now);
  const happened = (at: number) => (areSpread ? secondsBefore(now, burst * batch - 1 - at) : now);
  const built = Array.from({ length: burst }, (_, at) =>
    gather(Array.from({ length: batch }, (_none, inside) => make(happened(at * batch + inside)))),
  );
  const ordered = disorder ? [...built].reverse() : built;
  const steps = isLadder ? ordered.flatMap((delivery) => ladderDownwards(delivery, now)) : ordered;
  return steps.flatMap((delivery) => Array.from({ length: duplicate }, () => delivery));
}

function hasIds(make: MakeDelivery, now: Date): boolean {
  const [one, other] = [make(now), make(now)];
  return JSON.stringify(one) !== JSON.stringify(other);
}

/** Whether a disorder can be made of it: of one event that has no steps there is nothing to disorder. */
export function canDisorder(make: MakeDelivery, { burst }: Series, now: Date): boolean {
  return burst > 1 || isAboutStatuses(make(now));
}

/** As changes of one entry, as Meta puts them into one delivery; where the entry has the time, each in one of its own. */
function gather(deliveries: readonly unknown[]): unknown {
  const entries = deliveries.map((each) => readPath(each, ['entry', '0']));
  if (new Set(entries.map((entry) => memberOf(entry, 'time'))).size > 1)
    return withPath(deliveries[0], ['entry'], entries);
  const changes = entries.flatMap((entry) => memberOf(entry, 'changes'));
  return withPath(deliveries[0], ['entry', '0', 'changes'], changes);
}

/** What really comes in this order, and what Meta says may come in any. */
const STEPS = ['sent', 'delivered', 'read'] as const;

function ladderDownwards(delivery: unknown, now: Date): unknown[] {
  return STEPS.map((status, at) => withStatusAt(delivery, status, secondsBefore(now, STEPS.length - 1 - at))).reverse();
}

function withStatusAt(delivery: unknown, status: string, at: Date): unknown {
  const changes = readPath(delivery, ['entry', '0', 'changes']);
  const seconds = String(Math.floor(at.getTime() / 1000));
  const changed = (Array.isArray(changes) ? changes : []).map((change) => {
    const alone = withPath(delivery, ['entry', '0', 'changes'], [change]);
    const stepped = override(alone, { status }).delivery;
    const statuses = readPath(stepped, [...VALUE, 'statuses']);
    const timed = (Array.isArray(statuses) ? statuses : []).map((each) => withPath(each, ['timestamp'], seconds));
    return readPath(withPath(stepped, [...VALUE, 'statuses'], timed), ['entry', '0', 'changes', '0']);
  });
  return withPath(delivery, ['entry', '0', 'changes'], changed);
}

const VALUE = ['entry', '0', 'changes', '0', 'value'] as const;

function isAboutStatuses(delivery: unknown): boolean {
  const change = readPath(delivery, ['entry', '0', 'changes', '0']);
  const statuses = readPath(change, ['value', 'statuses']);
  return memberOf(change, 'field') === 'messages' && Array.isArray(statuses) && statuses.length > 0;
}

function secondsBefore(now: Date, seconds: number): Date {
  return new Date(now.getTime() - seconds * 1000);
}
