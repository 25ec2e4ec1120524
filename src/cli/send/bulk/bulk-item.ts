import * as z from 'zod/mini';
import { STOP_REASONS } from '../../../core/bulk/stop-reason.js';
import { details } from '../../../ui/details.js';
import type { Screen } from '../../../ui/screen.js';

/** What became of one row, as soon as it is known. */
const rowItem = z.object({
  kind: z.literal('row'),
  /** Number of the record in the file of recipients, from 1. */
  row: z.number(),
  to: z.string(),
  /** `accepted` is not delivered: that comes by webhook. */
  state: z.enum(['accepted', 'refused', 'unknown']),
  at: z.string(),
  wamid: z.nullable(z.string()),
  /** Meta holds it back for a quality check. */
  held: z.boolean(),
  /** Meta's code of the refusal. */
  code: z.nullable(z.number()),
});

const summaryItem = z.object({
  kind: z.literal('summary'),
  run: z.string(),
  outcome: z.enum(['finished', 'stopped', 'cancelled']),
  /** Why it stopped. */
  reason: z.nullable(z.enum(STOP_REASONS)),
  /** All rows of the run; each is in one of accepted, refused, unknown and waiting. */
  queued: z.number(),
  accepted: z.number(),
  held: z.number(),
  refused: z.number(),
  /** Their answer was lost, and no status has told yet whether Meta took them. */
  unknown: z.number(),
  waiting: z.number(),
  /** Of the accepted ones, as far as webhooks told it to this machine. */
  delivered: z.number(),
  read: z.number(),
  failed: z.number(),
  /** Of this process. */
  seconds: z.number(),
  perSecond: z.number(),
});

export const bulkItem = z.union([rowItem, summaryItem]);

export type BulkItem = z.infer<typeof bulkItem>;
export type BulkSummary = z.infer<typeof summaryItem>;

/** In CSV only rows are told, which have the same columns all. */
export function bulkRows(item: BulkItem): readonly unknown[] {
  return item.kind === 'row' ? [item] : [];
}

export function viewBulkItem(item: BulkItem, screen: Screen): string {
  if (item.kind === 'row') return `${item.row} ${item.to} ${item.state}`;
  const { text, style } = screen;
  const say = text.bulkSending;
  const { outcome, run, accepted, held, delivered, read, failed, refused, unknown, waiting, seconds, perSecond } = item;
  const mark = outcome === 'finished' ? style.good('✓') : style.warn('!');
  const rows: [string, string | undefined][] = [
    [say.labels.accepted, say.accepted(accepted, held)],
    [say.labels.delivered, String(delivered)],
    [say.labels.read, String(read)],
    [say.labels.failed, String(failed)],
    [say.labels.refused, shownIf(refused)],
    [say.labels.unknown, shownIf(unknown)],
    [say.labels.waiting, shownIf(waiting)],
    [say.labels.time, say.time(seconds, perSecond)],
  ];
  const settled = unknown > 0 ? `${say.settled}\n` : '';
  return `${mark} ${say.outcomes[outcome](run)}\n${details(rows, screen)}\n\n${settled}${say.next(run)}`;
}

function shownIf(count: number): string | undefined {
  return count > 0 ? String(count) : undefined;
}
