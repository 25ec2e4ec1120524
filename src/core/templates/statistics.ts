/** What happened to a template's messages on one day. */
export interface DayFigures {
  readonly templateId: string;
  /** `2026-11-23`, of UTC. */
  readonly day: string;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly clicks: readonly Clicks[];
  /** In the account's currency; null where Meta does not tell, as when a partner pays. */
  readonly amountSpent: number | null;
}

export interface Clicks {
  /** `url_button`, `unique_url_button`, `quick_reply_button`. */
  readonly type: string;
  /** The button's label. */
  readonly button: string;
  readonly count: number;
}

export interface Totals {
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  /** Of links and quick replies; `unique_url_button` counts people that `url_button` counts already. */
  readonly clicked: number;
  readonly amountSpent: number | null;
  /** Of what was sent; null where nothing was. */
  readonly deliveryRate: number | null;
  /** Of what was delivered. */
  readonly readRate: number | null;
  readonly clickRate: number | null;
}

const DAY_MS = 86_400_000;

/** Meta keeps template analytics for so many days. */
export const MOST_DAYS = 90;

/** The days of a span, both ends included, as `2026-11-23`. */
export function daysOf(since: string, until: string): string[] {
  const first = Date.parse(since);
  const count = Math.round((Date.parse(until) - first) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) =>
    new Date(first + at * DAY_MS).toISOString().slice(0, 10),
  );
}

/** One entry a day, zeros where Meta left a day out; points of one day are added up. All must be of this template. */
export function fillDays(points: readonly DayFigures[], templateId: string, days: readonly string[]): DayFigures[] {
  const byDay = groupBy(points, ({ day }) => day);
  return days.map((day) => addUp(byDay.get(day) ?? [], templateId, day));
}

export function byTemplate(points: readonly DayFigures[]): Map<string, DayFigures[]> {
  return groupBy(points, ({ templateId }) => templateId);
}

function groupBy(points: readonly DayFigures[], of: (point: DayFigures) => string): Map<string, DayFigures[]> {
  const groups = new Map<string, DayFigures[]>();
  for (const point of points) {
    const group = groups.get(of(point)) ?? [];
    group.push(point);
    groups.set(of(point), group);
  }
  return groups;
}

function addUp(points: readonly DayFigures[], templateId: string, day: string): DayFigures {
  const amounts = points.map(({ amountSpent }) => amountSpent).filter((amount) => amount !== null);
  return {
    templateId,
    day,
    sent: sum(points, ({ sent }) => sent),
    delivered: sum(points, ({ delivered }) => delivered),
    read: sum(points, ({ read }) => read),
    clicks: clicksOf(points),
    amountSpent: amounts.length === 0 ? null : amounts.reduce((total, amount) => total + amount, 0),
  };
}

export function totalsOf(days: readonly DayFigures[]): Totals {
  const { sent, delivered, read, clicks, amountSpent } = addUp(days, '', '');
  const clicked = sum(
    clicks.filter(({ type }) => type !== 'unique_url_button'),
    ({ count }) => count,
  );
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    sent,
    delivered,
    read,
    clicked,
    amountSpent,
    deliveryRate: share(delivered, sent),
    readRate: share(read, delivered),
    clickRate: share(clicked, delivered),
  };
}

/** Each button once, most clicks first. */
export function clicksOf(days: readonly Pick<DayFigures, 'clicks'>[]): Clicks[] {
  const byButton = new Map<string, Clicks>();
  for (const click of days.flatMap(({ clicks }) => clicks)) {
    const key = `${click.type}/${click.button}`;
    byButton.set(key, { ...click, count: (byButton.get(key)?.count ?? 0) + click.count });
  }
  return [...byButton.values()].sort((one, other) => other.count - one.count);
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
