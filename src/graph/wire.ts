import * as z from 'zod/mini';

/**
 * Pieces of Meta's answers. All are lenient: a field that is missing, or null, or of a new value, must never break a
 * released program. What is needed to go on, an id for example, is the only thing that is demanded.
 */

/** An id, which Meta's examples print as a string or as a number. The brand is put on here and nowhere else. */
export function id<Id extends string = string>(): z.ZodMiniType<Id> {
  const text = z.union([z.string().check(z.minLength(1)), z.number()]);
  // The brand exists in types only, so there is nothing to check at run time; this is the one cast that puts it on.
  return z.pipe(
    text,
    z.transform((value) => String(value) as Id),
  );
}

/** Missing and null are the same thing in Graph: nothing is known. */
export function maybe<Value>(schema: z.ZodMiniType<Value>): z.ZodMiniType<Value | null> {
  return z.pipe(
    z.optional(z.nullable(schema)),
    z.transform((value) => value ?? null),
  );
}

/** A text that may be missing; Meta also sends an empty one for "not set". */
export const text = maybe(z.string());

export const flag = maybe(z.boolean());

/** A number, or the text of one, as error codes come in some answers. */
export const count = maybe(
  z.pipe(
    z.union([z.number(), z.string().check(z.regex(/^-?\d+$/))]),
    z.transform((value) => Number(value)),
  ),
);

/** A list that is left out when it is empty. */
export function list<Item>(item: z.ZodMiniType<Item>): z.ZodMiniType<Item[]> {
  return z.pipe(
    maybe(z.array(item)),
    z.transform((items) => items ?? []),
  );
}

/** A moment as Graph writes it: unix seconds, their text, or `2023-08-22T19:05:53+0000`; ISO 8601 UTC, null if unclear. */
export const moment = z.pipe(
  maybe(z.union([z.number(), z.string()])),
  z.transform((value) => (value === null ? null : toIso(value))),
);

function toIso(value: number | string): string | null {
  const seconds = typeof value === 'number' || /^\d+$/.test(value) ? Number(value) : undefined;
  // Node's Date wants a colon in the offset, which Graph leaves out.
  const date = new Date(seconds === undefined ? String(value).replace(/([+-]\d\d)(\d\d)$/, '$1:$2') : seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** `{"success":true}`, `true`, and the text `"true"`, which one of Meta's pages prints. Anything else was not a success. */
export const success = z.pipe(
  z.union([z.literal([true, 'true']), z.looseObject({ success: z.literal([true, 'true']) })]),
  z.transform(() => true as const),
);
