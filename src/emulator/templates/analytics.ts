/** GET /{waba-id}/template_analytics, https://developers.facebook.com/docs/whatsapp/business-management-api/analytics#template-analytics */
import { asList, asText, type JsonObject } from '../json-values.js';
import { decodeJsonText } from '../params.js';
import { Refusal } from '../refusal.js';
import { parameterInvalid, parameterRequired } from '../refusals.js';
import type { World } from '../route.js';
import type { Template, Waba } from '../state.js';
import { DAY_SECONDS, type DayFigures, dayOf, figuresOf } from './figures.js';
import { invalidTemplate, notOneOf } from './refusals.js';

type Params = Readonly<Record<string, unknown>>;

const TEMPLATES_MAX = 10;
/** Meta's limit is not known; this one keeps an answer from growing without end. */
const DAYS_MAX = 400;
const METRICS = ['SENT', 'DELIVERED', 'READ', 'CLICKED', 'COST'];
/** Known to the Marketing Messages API alone: taken, and never counted here. */
const MARKETING_METRIC = /^(APP|WEBSITE)_[A-Z_]+$/;
const PRODUCTS = ['CLOUD_API', 'MARKETING_MESSAGES_API_FOR_WHATSAPP'];

/** One entry, which the edge pages through like any list. */
export function templateAnalytics(world: World, waba: Waba, params: Params): (JsonObject & { id: string })[] {
  if (!waba.insightsEnabled) throw notEnabled();
  readGranularity(params);
  const inWabaTimezone = asText(params.use_waba_timezone) === 'true' || params.use_waba_timezone === true;
  const start = dayOf(readTime(params, 'start', inWabaTimezone));
  const end = readTime(params, 'end', inWabaTimezone);
  if (end < start) throw parameterInvalid('end', 'must not be before start');
  if (end - start > DAYS_MAX * DAY_SECONDS)
    throw parameterInvalid('start', `must be at most ${DAYS_MAX} days before end`);
  const metrics = readMetrics(params);
  const product = readProduct(params, metrics);
  const figures = figuresOf(world, readTemplates(world, waba, params));
  const days = daysBetween(start, end);
  const points = [...figures].flatMap(([id, ofTemplate]) => {
    const category = world.state.templates.get(id)?.category;
    return days.map((day) =>
      toPoint(id, day, product === 'CLOUD_API' ? ofTemplate.get(day) : undefined, metrics, category),
    );
  });
  return [
    {
      id: 'analytics',
      // Which zone an id means is not among what this emulator knows: days are those of UTC.
      ...(inWabaTimezone && { waba_timezone: 'UTC' }),
      granularity: 'DAILY',
      product_type: product.toLowerCase(),
      data_points: points,
    },
  ];
}

/** Three days of messages that a template was never part of are three points of zeros. UNSURE. */
function toPoint(
  templateId: string,
  day: number,
  figures: DayFigures | undefined,
  metrics: readonly string[],
  category: string | undefined,
): JsonObject {
  const { sent = 0, delivered = 0, read = 0, clicks = [], amountSpent = 0 } = figures ?? {};
  const urlClicks = clicks.filter(({ type }) => type === 'url_button').reduce((sum, { count }) => sum + count, 0);
  const cost = [
    { type: 'amount_spent', value: amountSpent },
    ...(delivered > 0 ? [{ type: 'cost_per_delivered', value: amountSpent / delivered }] : []),
    ...(urlClicks > 0 ? [{ type: 'cost_per_url_button_click', value: amountSpent / urlClicks }] : []),
  ];
  const clicked = clicks.map(({ type, content, count }) => ({ type, button_content: content, count }));
  return {
    template_id: templateId,
    start: day,
    end: day + DAY_SECONDS,
    ...(metrics.includes('SENT') && { sent }),
    ...(metrics.includes('DELIVERED') && { delivered }),
    ...(metrics.includes('READ') && { read }),
    // Only for marketing and utility.
    ...(metrics.includes('CLICKED') && category !== 'AUTHENTICATION' && clicked.length > 0 && { clicked }),
    ...(metrics.includes('COST') && { cost }),
  };
}

function daysBetween(start: number, end: number): number[] {
  return Array.from(
    { length: Math.max(1, Math.ceil((end - start) / DAY_SECONDS)) },
    (_, at) => start + at * DAY_SECONDS,
  );
}

function readGranularity(params: Params): void {
  const granularity = asText(params.granularity);
  if (granularity === undefined) throw parameterRequired('granularity');
  if (granularity.toUpperCase() !== 'DAILY') throw notOneOf('granularity', ['DAILY'], granularity);
}

/** Unix seconds, or a day as YYYY-MM-DD, which is the only form beside use_waba_timezone. */
function readTime(params: Params, name: 'start' | 'end', inWabaTimezone: boolean): number {
  const text = asText(params[name]);
  if (text === undefined || text === '') throw parameterRequired(name);
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / 1000 : Number.NaN;
  if (Number.isInteger(date)) return date;
  if (!inWabaTimezone && /^\d{1,12}$/.test(text)) return Number(text);
  throw parameterInvalid(name, inWabaTimezone ? 'must be a date like 2026-11-23' : 'must be a unix time or a date');
}

function readTemplates({ state }: World, waba: Waba, params: Params): Template[] {
  const ids = listOf(params.template_ids);
  if (ids.length === 0) throw parameterRequired('template_ids');
  if (ids.length > TEMPLATES_MAX) throw parameterInvalid('template_ids', `takes at most ${TEMPLATES_MAX} ids`);
  return ids.map((id) => {
    const template = state.templates.get(id);
    if (template?.wabaId !== waba.id) throw parameterInvalid('template_ids', `has no template of this account: ${id}`);
    return template;
  });
}

/** Without a choice: all that the Cloud API counts. */
function readMetrics(params: Params): string[] {
  const metrics = listOf(params.metric_types).map((metric) => metric.toUpperCase());
  const unknown = metrics.find((metric) => !METRICS.includes(metric) && !MARKETING_METRIC.test(metric));
  if (unknown !== undefined) throw notOneOf('metric_types', METRICS, unknown);
  return metrics.length === 0 ? METRICS : metrics;
}

function readProduct(params: Params, metrics: readonly string[]): string {
  const product = asText(params.product_type)?.toUpperCase() ?? 'CLOUD_API';
  if (!PRODUCTS.includes(product)) throw notOneOf('product_type', PRODUCTS, params.product_type);
  if (product === 'CLOUD_API' && metrics.some((metric) => MARKETING_METRIC.test(metric))) {
    throw invalidTemplate({
      subcode: 2388077,
      title: 'Insight Invalid Product Type Combination',
      text: 'These metrics are only there for the Marketing Messages API.',
    });
  }
  return product;
}

function listOf(given: unknown): string[] {
  const value = decodeJsonText(given);
  const list = asList(value) ?? asText(value)?.split(',') ?? [];
  return list.map((one) => asText(one)?.trim() ?? '').filter(Boolean);
}

function notEnabled(): Refusal {
  return new Refusal({
    message: '(#200007) Template insights are not enabled for this WhatsApp Business account',
    code: 200007,
  });
}

/** Once on, they stay on. */
export function enableInsights(waba: Waba, wanted: boolean): void {
  if (!wanted && waba.insightsEnabled) {
    throw new Refusal({ message: '(#200006) Template insights cannot be disabled', code: 200006 });
  }
  waba.insightsEnabled = wanted;
}
