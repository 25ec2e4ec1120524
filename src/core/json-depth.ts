/** How deep a client's JSON may be nested. Meta's own limit is not published (PHP's is 512); what nests deeper is no request. */
const DEPTH_MAX = 100;

/** Deep nesting would exhaust the stack of whatever walks the value later, so it is refused where it comes in. */
export function isTooDeep(value: unknown, room = DEPTH_MAX): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (room === 0) return true;
  // A loop over the names makes no list of the members; of what comes in a thousand times a second that is half the time.
  for (const name in value) if (isTooDeep((value as Record<string, unknown>)[name], room - 1)) return true;
  return false;
}
