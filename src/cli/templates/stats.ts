import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import {
  byTemplate,
  clicksOf,
  type DayFigures,
  daysOf,
  fillDays,
  MOST_DAYS,
  totalsOf,
} from '../../core/templates/statistics.js';
import { enableInsights, readTemplateAnalytics, TEMPLATES_AT_ONCE } from '../../graph/template-analytics.js';
import { details } from '../../ui/details.js';
import type { Screen } from '../../ui/screen.js';
import { sparkline } from '../../ui/sparkline.js';
import { table } from '../../ui/table.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { type Field, flag, integer, optional, text } from '../field.js';
import { knownTemplates, versionsOf } from './pick-template.js';

const clicks = z.readonly(z.array(z.object({ type: z.string(), button: z.string(), count: z.number() })));
const rate = z.nullable(z.number());

const templateStats = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  category: z.string(),
  sent: z.number(),
  delivered: z.number(),
  read: z.number(),
  clicked: z.number(),
  amountSpent: z.nullable(z.number()),
  deliveryRate: rate,
  readRate: rate,
  clickRate: rate,
  buttons: clicks,
  days: z.array(
    z.object({
      day: z.string(),
      sent: z.number(),
      delivered: z.number(),
      read: z.number(),
      clicks,
      amountSpent: z.nullable(z.number()),
    }),
  ),
});

type TemplateStats = z.infer<typeof templateStats>;

export const stats = command({
  path: 'templates stats',
  examples: [
    'wabactl templates stats order_ready --days 30',
    'wabactl templates stats --since 2026-11-01 --until 2026-11-15 --output csv',
    'wabactl templates stats --enable',
  ],
  args: { name: optional(text('[name]')) },
  options: {
    language: optional(text('--language <code>')),
    days: optional(integer('--days <n>', { min: 1, max: MOST_DAYS })),
    since: optional(day('--since <day>')),
    until: optional(day('--until <day>')),
    enable: flag('--enable'),
  },
  output: z.object({
    /** Both ends included; days of UTC. */
    since: z.string(),
    until: z.string(),
    templates: z.array(templateStats),
    enabled: z.boolean(),
  }),
  rows: ({ templates }) => templates.flatMap(toDayRows),
  changes: true,
  async run(input, context) {
    const { session, host, say, ask } = context;
    const span = spanOf(input, host.now());
    const { wabaId } = await session.channel();
    if (input.enable) {
      await ask.confirm(say.confirmEnable);
      await enableInsights(await session.graph(), wabaId);
      return { ...span, templates: [], enabled: true };
    }
    const all = await knownTemplates(context);
    const chosen =
      input.name === undefined ? all.filter(isOf(input.language)) : versionsOf(all, input.name, input.language);
    const points = await readAll(
      chosen.map(({ id }) => id),
      span,
      context,
    );
    const days = daysOf(span.since, span.until);
    const figuresOf = byTemplate(points);
    const templates = chosen.map(({ id, name, language, category }) => {
      const figures = fillDays(figuresOf.get(id) ?? [], id, days);
      const own = { ...totalsOf(figures), buttons: clicksOf(figures), days: figures.map(withoutId) };
      return { id, name, language, category, ...own };
    });
    return { ...span, templates: templates.sort((one, other) => other.sent - one.sent), enabled: false };
  },
  view({ since, until, templates, enabled }, screen, say) {
    if (enabled) return `${screen.style.good('✓')} ${say.enabled}\n\n${say.nextEnabled}`;
    const sent = templates.filter((template) => template.sent > 0);
    const head = say.span(since, until);
    const [only, ...others] = templates;
    if (only === undefined || sent.length === 0) return `${head}\n${say.nothingSent}`;
    const body = others.length === 0 ? viewOne(only, screen, say) : viewMany(sent, screen, say);
    const silent = templates.length - sent.length;
    return [head, body, ...(silent > 0 && others.length > 0 ? ['', screen.style.dim(say.silent(silent))] : [])].join(
      '\n',
    );
  },
});

/** A day as `2026-11-23`, of UTC. */
function day(flags: string): Field<string> {
  const isDay = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  return { flags, schema: z.string().check(z.refine(isDay)), problem: { expected: 'day' } };
}

const DAY_MS = 86_400_000;
const USUAL_DAYS = 7;

interface Span {
  readonly since: string;
  readonly until: string;
}

function spanOf(
  { days, since, until }: { days?: number | undefined; since?: string | undefined; until?: string | undefined },
  now: Date,
): Span {
  if (days !== undefined && since !== undefined) {
    throw new Failure('conflicting-options', { first: '--days', second: '--since' });
  }
  const last = until ?? now.toISOString().slice(0, 10);
  const first = since ?? new Date(Date.parse(last) - ((days ?? USUAL_DAYS) - 1) * DAY_MS).toISOString().slice(0, 10);
  const oldest = new Date(now.getTime() - MOST_DAYS * DAY_MS).toISOString().slice(0, 10);
  if (first > last || first < oldest) throw new Failure('template-span-invalid', { since: first, until: last, oldest });
  return { since: first, until: last };
}

const isOf = (language: string | undefined) => (template: { readonly language: string }) =>
  language === undefined || template.language === language;

type StatsContext = Context<Says<'templates stats'>>;

/** Ten at once, as Meta has it. */
async function readAll(
  ids: readonly string[],
  span: Span,
  { session, host, say }: StatsContext,
): Promise<DayFigures[]> {
  const { wabaId } = await session.channel();
  const graph = await session.graph();
  const since = new Date(span.since);
  const until = new Date(Math.min(Date.parse(span.until) + DAY_MS, host.now().getTime()));
  const points: DayFigures[] = [];
  const progress = host.progress(say.reading);
  try {
    for (let at = 0; at < ids.length; at += TEMPLATES_AT_ONCE) {
      const templateIds = ids.slice(at, at + TEMPLATES_AT_ONCE);
      points.push(...(await readTemplateAnalytics(graph, wabaId, { templateIds, since, until })));
    }
    return points;
  } finally {
    progress.done();
  }
}

function withoutId({ templateId: _, ...figures }: DayFigures): Omit<DayFigures, 'templateId'> {
  return figures;
}

/** For CSV: one line for each template and day. */
function toDayRows({ name, language, days }: TemplateStats): Record<string, unknown>[] {
  return days.map(({ clicks: clicked, ...figures }) => ({
    name,
    language,
    ...figures,
    clicked: clicked.filter(({ type }) => type !== 'unique_url_button').reduce((sum, { count }) => sum + count, 0),
  }));
}

function percent(value: number | null, { text: words }: Screen): string {
  if (value === null) return '–';
  return value.toLocaleString(words.language, { style: 'percent', maximumFractionDigits: 1 });
}

function viewOne(template: TemplateStats, screen: Screen, say: Says<'templates stats'>): string {
  const { labels } = say;
  const { language } = screen.text;
  const line = (value: number, share: number | null, of: (figures: TemplateStats['days'][number]) => number) =>
    `${sparkline(template.days.map(of))}  ${value.toLocaleString(language)}${share === null ? '' : ` (${percent(share, screen)})`}`;
  const buttons = template.buttons.map(
    ({ type, button, count }) => `[${button}] ${count.toLocaleString(language)} ${type}`,
  );
  const cost = template.amountSpent;
  return details(
    [
      [labels.name, `${screen.style.strong(template.name)} (${template.language}, ${template.category})`],
      [labels.sent, line(template.sent, null, ({ sent }) => sent)],
      [labels.delivered, line(template.delivered, template.deliveryRate, ({ delivered }) => delivered)],
      [labels.read, line(template.read, template.readRate, ({ read }) => read)],
      [labels.clicked, `${template.clicked.toLocaleString(language)} (${percent(template.clickRate, screen)})`],
      [labels.buttons, buttons.length === 0 ? undefined : buttons.join('\n')],
      [labels.cost, cost === null ? undefined : cost.toLocaleString(language, { maximumFractionDigits: 2 })],
    ],
    screen,
  );
}

function viewMany(templates: readonly TemplateStats[], screen: Screen, say: Says<'templates stats'>): string {
  const number = (value: number) => value.toLocaleString(screen.text.language);
  const rows = templates.map((template) => [
    `${template.name} (${template.language})`,
    number(template.sent),
    percent(template.deliveryRate, screen),
    percent(template.readRate, screen),
    percent(template.clickRate, screen),
    template.amountSpent === null
      ? '–'
      : template.amountSpent.toLocaleString(screen.text.language, { maximumFractionDigits: 2 }),
    sparkline(
      template.days.map(({ sent }) => sent),
      15,
    ),
  ]);
  return table(say.head, rows, screen);
}
