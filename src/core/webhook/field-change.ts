import { WEBHOOK_FIELDS } from '../meta/webhook-fields.js';
import { nearest } from '../nearest.js';

/** Why a list of fields cannot be ticked or unticked. */
export type FieldProblem =
  | { problem: 'unknown'; field: string; nearest: string | null }
  /** To be ticked and unticked at once. */
  | { problem: 'both'; field: string };

export interface FieldWish {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** `messages,calls` or one name; the order stays, and each stands once. */
export function splitFieldNames(given: readonly string[]): string[] {
  const names = given.flatMap((each) => each.split(',')).map((name) => name.trim());
  return [...new Set(names)].filter((name) => name !== '');
}

/**
 * All that is wrong with a wish. What Meta has ticked may be unticked although it is unknown here: it adds fields, and names
 * those that it has.
 */
export function checkFieldWish({ add, remove }: FieldWish, ticked: readonly string[]): FieldProblem[] {
  const known = WEBHOOK_FIELDS.map(({ name }) => name);
  const all = [...known, ...ticked];
  const unknown = [...new Set([...add, ...remove])].filter((field) => !all.includes(field));
  return [
    ...unknown.map((field): FieldProblem => ({ problem: 'unknown', field, nearest: nearest(field, all) })),
    ...add.filter((field) => remove.includes(field)).map((field): FieldProblem => ({ problem: 'both', field })),
  ];
}

export interface FieldPlan {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** All that must be ticked afterwards. */
  readonly after: readonly string[];
}

/** Only what differs from what Meta has. */
export function planFields({ add, remove }: FieldWish, ticked: readonly string[]): FieldPlan {
  const added = add.filter((field) => !ticked.includes(field));
  const removed = remove.filter((field) => ticked.includes(field));
  return { added, removed, after: [...ticked, ...added].filter((field) => !removed.includes(field)) };
}

/** Where Meta, asked afterwards, says something else; undefined when all is as it should be. */
export function findFieldDisagreement(
  { added, removed, after }: FieldPlan,
  found: readonly string[],
): { missing: string[]; stillTicked: string[] } | undefined {
  if (added.length + removed.length === 0) return undefined;
  const missing = after.filter((field) => !found.includes(field));
  const stillTicked = removed.filter((field) => found.includes(field));
  return missing.length + stillTicked.length === 0 ? undefined : { missing, stillTicked };
}
