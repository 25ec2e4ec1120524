import * as z from 'zod/mini';
import type { WabaId } from '../core/ids.js';
import type { Comparison } from '../core/templates/comparison.js';
import type { DayFigures } from '../core/templates/statistics.js';
import type { Graph } from './graph.js';
import { collect } from './pages.js';
import { count, id, list, maybe, moment, text } from './wire.js';

/** As many templates as one request takes. */
export const TEMPLATES_AT_ONCE = 10;

const money = maybe(z.union([z.number(), z.pipe(z.string(), z.transform(Number))]));

const point = z.pipe(
  z.looseObject({
    template_id: id(),
    start: moment,
    sent: count,
    delivered: count,
    read: count,
    clicked: list(z.looseObject({ type: text, button_content: text, count })),
    cost: list(z.looseObject({ type: text, value: money })),
  }),
  z.transform(
    (wire): DayFigures => ({
      templateId: wire.template_id,
      day: wire.start?.slice(0, 10) ?? '',
      sent: wire.sent ?? 0,
      delivered: wire.delivered ?? 0,
      read: wire.read ?? 0,
      clicks: wire.clicked.map((click) => ({
        type: click.type ?? '',
        button: click.button_content ?? '',
        count: click.count ?? 0,
      })),
      amountSpent: wire.cost.find(({ type }) => type === 'amount_spent')?.value ?? null,
    }),
  ),
);

/** Entries have no id, but paging wants to know what it has seen; their points tell one from another. */
const entry = z.pipe(
  z.looseObject({ data_points: list(point) }),
  z.transform(({ data_points: points }) => ({
    id: points.map(({ templateId, day }) => `${templateId}/${day}`).join() || 'none',
    points,
  })),
);

/**
 * What happened to messages day by day, for at most ten templates; days are those of UTC, slots without messages may be
 * missing. https://developers.facebook.com/docs/whatsapp/business-management-api/analytics#template-analytics
 */
export async function readTemplateAnalytics(
  graph: Graph,
  wabaId: WabaId,
  { templateIds, since, until }: { templateIds: readonly string[]; since: Date; until: Date },
): Promise<DayFigures[]> {
  const query = {
    start: unix(since),
    end: unix(until),
    granularity: 'DAILY',
    template_ids: JSON.stringify(templateIds),
    metric_types: JSON.stringify(['SENT', 'DELIVERED', 'READ', 'CLICKED', 'COST']),
  };
  const entries = await collect(graph, { path: `/${wabaId}/template_analytics`, query, item: entry });
  return entries.flatMap(({ points }) => points);
}

/** Opts the account in, which cannot be undone. Meta answers the account's id, as a number. */
export async function enableInsights(graph: Graph, wabaId: WabaId): Promise<void> {
  await graph.post({
    path: `/${wabaId}`,
    query: { is_enabled_for_insights: true },
    answer: z.looseObject({}),
    assumed: {},
    effect: 'repeatable',
  });
}

const metric = z.looseObject({
  metric: z.string(),
  order_by_relative_metric: list(id()),
  number_values: list(z.looseObject({ key: id(), value: count })),
  string_values: list(z.looseObject({ key: id(), value: text })),
});

/**
 * Two templates of one account, over exactly 7, 30, 60 or 90 days back from now.
 * https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/template-comparison
 */
export async function compareTemplates(
  graph: Graph,
  [one, other]: readonly [string, string],
  { days, now }: { days: number; now: Date },
): Promise<Comparison> {
  const end = unix(now);
  const query = { template_ids: JSON.stringify([other]), start: end - days * 86_400, end };
  const answer = z.looseObject({ data: list(metric) });
  const { data } = await graph.get({ path: `/${one}/compare`, query, answer });
  const of = (name: string) => data.find((each) => each.metric === name);
  return {
    byBlockRate: of('BLOCK_RATE')?.order_by_relative_metric ?? [],
    sends: toRecord(of('MESSAGE_SENDS')?.number_values ?? []),
    topBlockReasons: toRecord(of('TOP_BLOCK_REASON')?.string_values ?? []),
  };
}

function toRecord<Value>(pairs: readonly { key: string; value: Value }[]): Record<string, Value> {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
}

function unix(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
