/** Events by the ids that lists show. Both ends belong to it. */
export interface IdRange {
  readonly from: number;
  readonly to: number;
}

export interface ReadIds {
  readonly ranges: readonly IdRange[];
  /** What is neither an id nor a range. */
  readonly wrong: readonly string[];
}

/** `4711`, `100..200`, and several with commas between them, as people copy them. */
export function readEventIds(words: readonly string[]): ReadIds {
  const parts = words.flatMap((word) => word.split(',')).map((part) => part.trim().replace(/^#/, ''));
  const read = parts.filter((part) => part !== '').map((part) => ({ part, range: toRange(part) }));
  return {
    ranges: read.flatMap(({ range }) => range ?? []),
    wrong: read.filter(({ range }) => range === undefined).map(({ part }) => part),
  };
}

function toRange(part: string): IdRange | undefined {
  const [, first, last = first] = /^(\d{1,15})(?:\.\.(\d{1,15}))?$/.exec(part) ?? [];
  if (first === undefined) return undefined;
  const range = { from: Number(first), to: Number(last) };
  return range.from <= range.to ? range : undefined;
}
