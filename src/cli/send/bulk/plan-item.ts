import * as z from 'zod/mini';
import { details } from '../../../ui/details.js';
import type { Screen } from '../../../ui/screen.js';
import type { Says } from '../../command.js';

/** What a run would do, before anybody agrees to it. */
export const planItem = z.object({
  kind: z.literal('plan'),
  run: z.string(),
  template: z.string(),
  language: z.string(),
  category: z.string(),
  file: z.string(),
  rows: z.number(),
  queued: z.number(),
  invalid: z.number(),
  duplicate: z.number(),
  optedOut: z.number(),
  /** The first of those that are left out, with the reason in the person's language. */
  leftOut: z.array(
    z.object({
      row: z.number(),
      line: z.number(),
      to: z.string(),
      reason: z.enum(['invalid', 'duplicate', 'opted-out']),
      message: z.string(),
    }),
  ),
  /** Where each value comes from: a column, or the same for all. */
  filling: z.array(z.object({ slot: z.string(), column: z.nullable(z.string()), value: z.nullable(z.string()) })),
  unusedColumns: z.array(z.string()),
  /** The first messages as they are read. */
  examples: z.array(z.object({ row: z.number(), to: z.string(), text: z.string() })),
  /** Null without a rate card. */
  cost: z.nullable(
    z.object({
      currency: z.nullable(z.string()),
      amount: z.number(),
      /** Where Meta may bill the higher price for foreign businesses. */
      atMost: z.nullable(z.number()),
      /** Messages that the card has no price for. */
      unpriced: z.number(),
      markets: z.array(z.object({ market: z.string(), messages: z.number(), amount: z.number() })),
    }),
  ),
  /** How many people may be written to in 24 hours; `people` is null where there is no limit, or none was told. */
  limit: z.object({
    people: z.nullable(z.number()),
    isUnlimited: z.boolean(),
    reached: z.number(),
    beyond: z.number(),
  }),
  perSecond: z.number(),
  seconds: z.number(),
  /** Who gets no marketing because of their country (131049). */
  unitedStates: z.number(),
  /** Who has never written to this channel, as far as this machine knows. */
  strangers: z.number(),
  environment: z.enum(['production', 'test-number', 'emulator']),
});

export type PlanItem = z.infer<typeof planItem>;

type BulkSays = Says<'send bulk'>;

export function viewPlanItem(plan: PlanItem, screen: Screen, say: BulkSays): string {
  const { style } = screen;
  const { template, language, category, queued } = plan;
  const rows: [string, string | undefined][] = [
    [say.labels.file, say.file(plan.file, plan.rows)],
    [say.labels.filling, plan.filling.map(say.filled).join('\n')],
    [say.labels.unused, plan.unusedColumns.length > 0 ? plan.unusedColumns.join(', ') : undefined],
    [say.labels.leftOut, leftOutLines(plan, say)],
    [say.labels.examples, plan.examples.map(({ to, text }) => `${to}: ${text}`).join('\n') || undefined],
    [say.labels.cost, costLines(plan, say)],
    [say.labels.limit, say.limit(plan.limit)],
    [say.labels.time, say.time(plan.seconds, plan.perSecond)],
  ];
  const head = say.head({ template, language, category, queued });
  return [
    `${style.strong(head)}\n${details(rows, screen)}`,
    ...warningsOf(plan, say).map((warning) => style.warn(`! ${warning}`)),
  ].join('\n');
}

function leftOutLines(plan: PlanItem, say: BulkSays): string {
  const { invalid, duplicate, optedOut, leftOut } = plan;
  const total = invalid + duplicate + optedOut;
  return [
    say.leftOut(invalid, duplicate, optedOut),
    ...leftOut.map(({ line, to, message }) => say.leftOutLine(line, to, message)),
    ...(total > leftOut.length && total > 0 ? [say.more(total - leftOut.length)] : []),
  ].join('\n');
}

function costLines({ cost }: PlanItem, say: BulkSays): string {
  if (cost === null) return say.costUnknown;
  const [dearest] = [...cost.markets].sort((one, other) => other.amount - one.amount);
  return [
    say.cost(cost.currency, cost.amount, cost.atMost),
    ...(dearest && cost.markets.length > 1 ? [say.markets(cost.markets.length, dearest.market, dearest.amount)] : []),
    ...(cost.unpriced > 0 ? [say.unpriced(cost.unpriced)] : []),
  ].join('\n');
}

function warningsOf({ limit, unitedStates, strangers, queued }: PlanItem, say: BulkSays): string[] {
  return [
    ...(limit.beyond > 0 ? [say.beyond(limit.beyond)] : []),
    ...(unitedStates > 0 ? [say.unitedStates(unitedStates)] : []),
    ...(strangers > 0 ? [say.strangers(strangers, queued)] : []),
  ];
}
