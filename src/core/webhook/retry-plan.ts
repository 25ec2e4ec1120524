/**
 * Meta repeats what was not answered 200 with growing pauses, for a day and a half or for seven days: its pages disagree
 * (UNSURE). Whoever develops a server looks at it for minutes, so the same growth is pressed into one and a half of them.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/create-webhook-endpoint
 */
const PAUSES_MS = [1_000, 5_000, 15_000, 60_000];

/** How long to wait after so many attempts; undefined when there were enough. */
export function pauseAfter(attempts: number): number | undefined {
  return PAUSES_MS[attempts - 1];
}

/** Nobody listens there: what waits goes on waiting, since a server that is being restarted is back in a moment. */
const KNOCKS_MS = [250, 500, 1_000, 2_000, 5_000];

/** How long to wait before asking a server again to which so many connections in a row could not be made. */
export function pauseBeforeKnock(refusals: number): number {
  return KNOCKS_MS[Math.min(refusals, KNOCKS_MS.length) - 1] ?? 0;
}
