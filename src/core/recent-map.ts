/** Remembers what was set last: at least so many, and no more than twice as many. */
export interface RecentMap<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

/** In two generations: taking the oldest out of one large Map for each that comes in costs more and more, since a Map keeps its holes. */
export function createRecentMap<Value>(remembered: number): RecentMap<Value> {
  let recent = new Map<string, Value>();
  let older = new Map<string, Value>();
  return {
    get: (key) => recent.get(key) ?? older.get(key),
    set(key, value) {
      recent.set(key, value);
      if (recent.size < remembered) return;
      older = recent;
      recent = new Map();
    },
  };
}
