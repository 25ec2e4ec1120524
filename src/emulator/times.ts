/** `2023-08-22T19:05:53+0000`, as nodes print times. Out of unix seconds. */
export function graphTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d{3}Z$/, '+0000');
}

/** Unix seconds, as most of the state keeps time. */
export function secondsOf(nowMs: number): number {
  return Math.floor(nowMs / 1000);
}
