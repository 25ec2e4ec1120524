import { TEMPLATE_LIMITS } from '../meta/limits.js';

/** How much of an approved template's edits is used up, as far as this machine knows: other programs edit too. */
export interface EditBudget {
  readonly usedInDay: number;
  readonly usedIn30Days: number;
  /** ISO 8601: when the next edit is possible; null for now. */
  readonly freeAt: string | null;
}

interface Write {
  readonly templateId: string;
  readonly action: string;
  readonly statusBefore: string | null;
  readonly at: string;
}

const DAY_MS = 86_400_000;

/**
 * One edit in 24 hours and ten in 30 days, of approved templates only,
 * https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates#edit-a-message-template
 */
export function editBudgetOf(writes: readonly Write[], templateId: string, now: Date): EditBudget {
  const edits = writes
    .filter((write) => write.templateId === templateId && write.action === 'edit' && write.statusBefore === 'APPROVED')
    .map(({ at }) => Date.parse(at))
    .sort((one, other) => one - other);
  const since = (days: number) => edits.filter((at) => now.getTime() - at < days * DAY_MS);
  const [day, month] = [since(1), since(30)];
  const ends = [freeFrom(day, TEMPLATE_LIMITS.editsPerDay, 1), freeFrom(month, TEMPLATE_LIMITS.editsPer30Days, 30)];
  const last = Math.max(...ends);
  return { usedInDay: day.length, usedIn30Days: month.length, freeAt: last > 0 ? new Date(last).toISOString() : null };
}

/** 0 where there is room: else when the edit that must leave the window does so. */
function freeFrom(edits: readonly number[], limit: number, days: number): number {
  const blocking = edits[edits.length - limit];
  return blocking === undefined ? 0 : blocking + days * DAY_MS;
}
