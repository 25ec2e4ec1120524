/** JSON that is looked into and built anew: nothing here changes what it was given. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every text and number in it, with the key it stands under, replaced by what `change` gives. */
export function mapLeaves(value: unknown, change: (leaf: string | number, key: string) => unknown, key = ''): unknown {
  if (typeof value === 'string' || typeof value === 'number') return change(value, key);
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, change, key));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapLeaves(member, change, name)]));
}

/** What `over` says, where it says something: objects member by member, lists item by item. */
export function mergeJson(base: unknown, over: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(over)) {
    const length = Math.max(base.length, over.length);
    return Array.from({ length }, (_, at) => (at < over.length ? mergeJson(base[at], over[at]) : base[at]));
  }
  if (!isObject(base) || !isObject(over)) return over;
  const merged = Object.entries(over).map(([name, member]) => [name, mergeJson(memberOf(base, name), member)] as const);
  return Object.fromEntries([...Object.entries(base), ...merged]);
}

export type JsonPath = readonly string[];

export function memberOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return /^\d+$/.test(name) ? value[Number(name)] : undefined;
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function readPath(value: unknown, path: JsonPath): unknown {
  return path.reduce(memberOf, value);
}

/** With this member set. What is missing on the way is made: a list where the path goes on with a number, else an object. */
export function withPath(value: unknown, [name, ...rest]: JsonPath, to: unknown): unknown {
  if (name === undefined) return to;
  const isIndex = /^\d+$/.test(name);
  const next = withPath(memberOf(value, name), rest, to);
  if (Array.isArray(value) || (!isObject(value) && isIndex)) {
    const items: unknown[] = Array.isArray(value) ? [...value] : [];
    items[Number(name)] = next;
    return Array.from(items, (item) => item ?? null);
  }
  return Object.fromEntries([...Object.entries(isObject(value) ? value : {}), [name, next]]);
}
