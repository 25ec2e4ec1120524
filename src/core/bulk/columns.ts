import { findColumn, guessRecipientColumn, nearestColumn } from '../csv/recipient-column.js';
import { nearest } from '../nearest.js';
import { readListed } from '../phone/listed-recipient.js';
import { isNamedAfter, type Slot } from './slots.js';

/** Where the value of one slot comes from: a column of each row, or the same for all. */
export type SlotSource =
  | { readonly slot: Slot; readonly column: number }
  | { readonly slot: Slot; readonly value: string };

/** How the columns of a file fill a template. */
export interface ColumnPlan {
  readonly heads: readonly string[];
  /** Where the number stands. */
  readonly to: number;
  readonly sources: readonly SlotSource[];
  /** Columns that nothing is taken from. */
  readonly unused: readonly string[];
}

export interface ColumnWishes {
  readonly toColumn: string | undefined;
  readonly map: readonly { readonly name: string; readonly value: string }[];
  readonly param: readonly { readonly name: string; readonly value: string }[];
  /** Filled from elsewhere, by key. */
  readonly given: ReadonlySet<string>;
}

export type ColumnProblem =
  /** The first line is a person already. */
  | { problem: 'no-head' }
  | { problem: 'no-recipient-column' }
  | { problem: 'no-column'; slot: string }
  /** `wanted` is the slot, or `to`. */
  | { problem: 'unknown-column'; column: string; wanted: string; nearest: string | null }
  | { problem: 'unknown-slot'; given: string; flag: '--map' | '--param'; nearest: string | null }
  | { problem: 'twice'; slot: string }
  | { problem: 'same-head'; column: string };

/** Fits the columns to the template, or says everything that does not fit, before any row is looked at. */
export function planColumns(
  heads: readonly string[],
  slots: readonly Slot[],
  wishes: ColumnWishes,
): ColumnPlan | { readonly problems: readonly ColumnProblem[] } {
  const recipient = findRecipient(heads, wishes.toColumn);
  const found = slots.map((slot) => findSource(slot, heads, wishes));
  const sources = found.flatMap((each) => ('source' in each ? [each.source] : []));
  const problems: ColumnProblem[] = [
    ...(heads.some((head) => isNumber(head)) ? [{ problem: 'no-head' } as const] : []),
    ...('problem' in recipient ? [recipient] : []),
    ...found.flatMap((each) => ('problems' in each ? each.problems : [])),
    ...findUnknownSlots(slots, wishes),
  ];
  if (problems.length > 0 || 'problem' in recipient) return { problems };
  const used = new Set([recipient.at, ...sources.flatMap((source) => ('column' in source ? [source.column] : []))]);
  const twice = findSameHeads(heads, used);
  if (twice.length > 0) return { problems: twice };
  return { heads, to: recipient.at, sources, unused: heads.filter((head, at) => head !== '' && !used.has(at)) };
}

function isNumber(head: string): boolean {
  return /\d{7}/.test(head.replace(/[\s().-]/g, '')) && typeof readListed(head, '+') !== 'string';
}

function findRecipient(heads: readonly string[], wanted: string | undefined): { readonly at: number } | ColumnProblem {
  if (wanted === undefined) {
    const at = guessRecipientColumn(heads);
    return at === undefined ? { problem: 'no-recipient-column' } : { at };
  }
  const at = findColumn(heads, wanted);
  if (at !== undefined) return { at };
  return { problem: 'unknown-column', column: wanted, wanted: 'to', nearest: nearestColumn(heads, wanted) };
}

type Found = { readonly source: SlotSource } | { readonly problems: readonly ColumnProblem[] };

function findSource(slot: Slot, heads: readonly string[], { map, param, given }: ColumnWishes): Found {
  const { key, isRequired } = slot;
  const maps = map.filter(({ name }) => name === key);
  const params = param.filter(({ name }) => name === key);
  if (maps.length + params.length > 1) return { problems: [{ problem: 'twice', slot: key }] };
  const [mapped, same] = [maps[0], params[0]];
  if (same) return { source: { slot, value: same.value } };
  if (mapped) return findMapped(slot, heads, mapped.value);
  const column = heads.findIndex((head) => isNamedAfter(slot, head));
  if (column >= 0) return { source: { slot, column } };
  return { problems: isRequired && !given.has(key) ? [{ problem: 'no-column', slot: key }] : [] };
}

function findMapped(slot: Slot, heads: readonly string[], column: string): Found {
  const at = findColumn(heads, column);
  if (at !== undefined) return { source: { slot, column: at } };
  const near = nearestColumn(heads, column);
  return { problems: [{ problem: 'unknown-column', column, wanted: slot.key, nearest: near }] };
}

function findUnknownSlots(slots: readonly Slot[], { map, param }: ColumnWishes): ColumnProblem[] {
  const keys = slots.map(({ key }) => key);
  const unknown = (given: ColumnWishes['map'], flag: '--map' | '--param') =>
    given
      .filter(({ name }) => !keys.includes(name))
      .map(({ name }) => ({ problem: 'unknown-slot', given: name, flag, nearest: nearest(name, keys) }) as const);
  return [...unknown(map, '--map'), ...unknown(param, '--param')];
}

/** Which of two columns of one name is meant, nobody can know. */
function findSameHeads(heads: readonly string[], used: ReadonlySet<number>): ColumnProblem[] {
  const names = [...used].map((at) => heads[at] ?? '');
  const same = names.filter((name) => heads.filter((head) => head === name).length > 1);
  return [...new Set(same)].map((column) => ({ problem: 'same-head', column }));
}
