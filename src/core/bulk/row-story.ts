/** What a row has come to, from the journal and from what webhooks told. */
export const ROW_STATES = [
  'waiting',
  'again',
  'not-sent',
  'accepted',
  'refused',
  'unknown',
  'sent',
  'delivered',
  'read',
  'failed',
] as const;

export type RowStoryState = (typeof ROW_STATES)[number];

/** `failed` ranks below `delivered`: with several devices both can come, and the customer has it then. */
const LADDER = ['sent', 'failed', 'delivered', 'read', 'played'];

/** The furthest of the statuses; undefined where none that is known came. */
export function furthestOf<Status extends { readonly status: string }>(
  statuses: readonly Status[],
): Status | undefined {
  const known = statuses.filter(({ status }) => LADDER.includes(status));
  return known.reduce<Status | undefined>(
    (best, each) => (best && LADDER.indexOf(best.status) >= LADDER.indexOf(each.status) ? best : each),
    undefined,
  );
}

/** A voice message that was played was read too. */
export function toStoryState(status: string): RowStoryState | undefined {
  return status === 'played' ? 'read' : ROW_STATES.find((state) => state === status);
}
