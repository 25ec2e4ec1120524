/**
 * `--param` as a person gives it, by the names of the holes that it fills: `name=value` where a template has named
 * parameters, and just a text, in the order of the holes, where it has numbered ones.
 */
export function readParams(
  given: readonly string[],
  holes: readonly string[],
  isNamed: boolean,
): Record<string, string> {
  if (isNamed) return Object.fromEntries(given.map(splitName));
  return Object.fromEntries(holes.flatMap((hole, at) => (given[at] === undefined ? [] : [[hole, given[at]]])));
}

/** At the first `=`; without one it is a name that has no value. */
export function splitName(param: string): [name: string, value: string] {
  const at = param.indexOf('=');
  return at > 0 ? [param.slice(0, at), param.slice(at + 1)] : [param, ''];
}
