/** From good to bad; what is not rated yet is as good as the best. */
const WORSE: readonly string[] = ['GREEN', 'YELLOW', 'RED'];

/** Whether Meta thinks less of something than before. What is unknown is no reason to worry. */
export function hasDropped(before: string | null | undefined, now: string | null | undefined): boolean {
  return rankOf(now) > Math.max(0, rankOf(before));
}

function rankOf(score: string | null | undefined): number {
  return WORSE.indexOf(score?.toUpperCase() ?? '');
}
