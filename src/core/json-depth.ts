/** How deep a client's JSON may be nested. Meta's own limit is not published (PHP's is 512); what nests deeper is no request. */
const DEPTH_MAX = 100;

/** Deep nesting would exhaust the stack of whatever walks the value later, so it is refused where it comes in. */
export function isTooDeep(value: unknown, room = DEPTH_MAX): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return room === 0 || Object.values(value).some((member) => isTooDeep(member, room - 1));
}
