import type { ColumnPlan } from './columns.js';

/** Where each value of a template comes from, for a person to look over. */
export interface Filling {
  /** `to`, the name of a hole, `header`, `button_0`, … */
  readonly slot: string;
  /** Null where all get the same. */
  readonly column: string | null;
  readonly value: string | null;
}

export function describeColumns({ heads, to, sources }: ColumnPlan): Filling[] {
  return [
    { slot: 'to', column: heads[to] ?? '', value: null },
    ...sources.map((source) =>
      'column' in source
        ? { slot: source.slot.key, column: heads[source.column] ?? '', value: null }
        : { slot: source.slot.key, column: null, value: source.value },
    ),
  ];
}
