import { createRecentMap } from '../recent-map.js';
import type { EventSummary } from './event-summary.js';

/** In the order in which they happen; a failed message has no other status afterwards. */
const ORDER = ['sent', 'delivered', 'read', 'played'];

/** So many messages are remembered; of older ones nobody expects a status any more. */
const REMEMBERED = 10_000;

export interface StatusOrder {
  /** The later status of the same message that had arrived before this one; null where all is in order. */
  laterThan(summary: EventSummary): string | null;
}

/** Meta does not promise that statuses arrive in the order in which they happened. In a group each participant has their own. */
export function watchStatusOrder(): StatusOrder {
  const latest = createRecentMap<number>(REMEMBERED);
  return {
    laterThan(summary) {
      const rank = rankOf(summary);
      if (rank < 0) return null;
      const key = `${summary.messageId} ${summary.customer ?? ''}`;
      const before = latest.get(key) ?? -1;
      latest.set(key, Math.max(before, rank));
      return before > rank ? (ORDER[before] ?? null) : null;
    },
  };
}

/** Below zero for what has no place in that order. */
function rankOf({ kind, detail, messageId }: EventSummary): number {
  return kind === 'status' && messageId !== null && detail !== null ? ORDER.indexOf(detail) : -1;
}
