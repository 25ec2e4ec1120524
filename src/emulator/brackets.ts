export type FormEntry = readonly [name: string, value: string];

/** Longer names than any real parameter are taken as they stand, whatever brackets they have. */
const NAME_MAX = 1_000;

interface Branch {
  readonly members: Map<string, Branch | string>;
}

/**
 * Form and query fields with brackets in their names become nested values, as PHP reads them and Graph does:
 * `websites[]=a&websites[]=b` is a list, `text[body]=hi` an object. Of equal plain names the last one wins.
 */
export function foldBrackets(entries: readonly FormEntry[]): Record<string, unknown> {
  const root: Branch = { members: new Map() };
  for (const [name, value] of entries) put(root, keysOf(name), value);
  return Object.fromEntries([...root.members].map(([name, member]) => [name, toValue(member)]));
}

function keysOf(name: string): string[] {
  const match = name.length <= NAME_MAX && /^([^[\]]+)((?:\[[^[\]]*\])+)$/.exec(name);
  if (!match) return [name];
  return [match[1] ?? '', ...[...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map(([, key]) => key ?? '')];
}

function put(branch: Branch, [key = '', ...rest]: readonly string[], value: string): void {
  const name = key === '' ? String(branch.members.size) : key;
  if (rest.length === 0) {
    branch.members.set(name, value);
    return;
  }
  const known = branch.members.get(name);
  const next: Branch = typeof known === 'object' ? known : { members: new Map() };
  branch.members.set(name, next);
  put(next, rest, value);
}

function toValue(member: Branch | string): unknown {
  if (typeof member === 'string') return member;
  const entries = [...member.members].map(([name, one]) => [name, toValue(one)] as const);
  const isList = entries.every(([name], index) => name === String(index));
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}
