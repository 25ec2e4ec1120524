const HOUR_MS = 3_600_000;

/**
 * The free entry point: somebody wrote by way of an advertisement or a page's button, and whoever answers within 24 hours pays
 * nothing for 72 hours from the answer. https://developers.facebook.com/docs/whatsapp/pricing
 */
const ANSWER_WITHIN_MS = 24 * HOUR_MS;
const FREE_MS = 72 * HOUR_MS;

export type FreeEntry =
  | { readonly state: 'free'; readonly until: string }
  /** Nobody has answered yet. */
  | { readonly state: 'waits-for-answer'; readonly until: string };

/** By the times of what came through an advertisement and of our messages; null where nothing is free now. ISO 8601. */
export function freeEntryOf(referredAt: readonly string[], answeredAt: readonly string[], now: Date): FreeEntry | null {
  const answers = answeredAt.map(Date.parse).sort((one, other) => one - other);
  const states = referredAt.map(Date.parse).map((opened): FreeEntry => {
    const answer = answers.find((at) => at >= opened && at <= opened + ANSWER_WITHIN_MS);
    const until = (ms: number) => new Date(ms).toISOString();
    return answer === undefined
      ? { state: 'waits-for-answer', until: until(opened + ANSWER_WITHIN_MS) }
      : { state: 'free', until: until(answer + FREE_MS) };
  });
  const current = states.filter(({ until }) => Date.parse(until) > now.getTime());
  const latest = (state: FreeEntry['state']) =>
    current.filter((each) => each.state === state).sort((one, other) => (one.until < other.until ? 1 : -1))[0];
  return latest('free') ?? latest('waits-for-answer') ?? null;
}
