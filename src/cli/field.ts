import * as z from 'zod/mini';
import type { InputProblem } from '../core/failures/command-line.js';
import { parsePhoneNumber } from '../core/phone/number.js';

/**
 * One argument or option: how it is spelt, what it must look like, and how to say what was expected. Its help stands in
 * the text catalogue, under the command and the key it has there.
 */
export interface Field<Value = unknown> {
  readonly flags: string;
  /** Reads what commander gives: a string, `true`, or an array of strings; undefined when it was not given. */
  readonly schema: z.ZodMiniType<Value>;
  readonly problem: InputProblem;
  /** Shown in help; the schema holds the value that counts. */
  readonly fallback?: string;
  /** May be given several times. */
  readonly repeatable?: true;
  /** Each value comes with its place among those of all such options. */
  readonly ordered?: true;
  /** Offered by completion. */
  readonly values?: readonly string[];
}

export type Fields = Record<string, Field>;

/** The same field, but it may be left out. */
export function optional<Value>(field: Field<Value>): Field<Value | undefined> {
  return { ...field, schema: z.optional(field.schema) };
}

export function text(flags: string, limits: { minLength?: number; maxLength?: number } = {}): Field<string> {
  const { minLength = 1, maxLength } = limits;
  const schema = z.string().check(
    z.refine((value) => {
      const length = [...value].length;
      return length >= minLength && (maxLength === undefined || length <= maxLength);
    }),
  );
  return { flags, schema, problem: { expected: 'text', minLength, ...(maxLength !== undefined && { maxLength }) } };
}

/** Any text, the empty one too, which some fields of Meta's take to clear a value. */
export function anyText(flags: string): Field<string> {
  return { flags, schema: z.string(), problem: { expected: 'text' } };
}

export function integer(flags: string, range: { min: number; max: number }): Field<number> {
  const schema = z.pipe(
    z.pipe(
      z.string().check(z.regex(/^-?\d+$/)),
      z.transform((value: string) => Number(value)),
    ),
    z.number().check(z.gte(range.min), z.lte(range.max)),
  );
  return { flags, schema, problem: { expected: 'integer', ...range } };
}

/** An integer that has a value when nothing is given. */
export function integerOr(flags: string, range: { min: number; max: number; fallback: number }): Field<number> {
  const { fallback, min, max } = range;
  const { schema, problem } = integer(flags, { min, max });
  const withFallback = z.pipe(
    z.optional(schema),
    z.transform((value: number | undefined) => value ?? fallback),
  );
  return { flags, schema: withFallback, problem, fallback: String(fallback) };
}

export function oneOf<const Value extends string>(flags: string, values: readonly Value[]): Field<Value> {
  return { flags, schema: z.enum(values), problem: { expected: 'one-of', values: [...values] }, values };
}

/** One of these, or nothing behind the flag, which says: the usual one. */
export function oneOfOrPresent<const Value extends string>(
  flags: string,
  values: readonly Value[],
): Field<Value | true> {
  const field = oneOf(flags, values);
  return { ...field, schema: z.union([z.literal(true), field.schema]) };
}

/** A switch: present or not. */
export function flag(flags: string): Field<boolean> {
  const schema = z.pipe(
    z.optional(z.boolean()),
    z.transform((value: boolean | undefined) => value ?? false),
  );
  return { flags, schema, problem: { expected: 'present' } };
}

/** Values of an option that is given several times, in their order; none = an empty list. */
export function list(flags: string): Field<string[]> {
  const schema = z.pipe(
    z.optional(z.array(z.string())),
    z.transform((values: string[] | undefined) => values ?? []),
  );
  return { flags, schema, problem: { expected: 'text' }, repeatable: true };
}

/** A value of a repeated option, with its place among all values of options that are kept in order. */
export interface Ordered {
  readonly order: number;
  readonly text: string;
}

/** Like `list`, for options whose order among each other says something: a `--row` belongs to the `--section` before it. */
export function inOrder(flags: string): Field<Ordered[]> {
  const schema = z.pipe(
    z.optional(z.array(z.object({ order: z.number(), text: z.string() }))),
    z.transform((values: Ordered[] | undefined) => values ?? []),
  );
  return { flags, schema, problem: { expected: 'text' }, repeatable: true, ordered: true };
}

/** Like `list`, split at the first `=`. */
export function pairs(flags: string): Field<{ name: string; value: string }[]> {
  const pair = z.pipe(
    z.string().check(z.regex(/^[^=]+=/)),
    z.transform((item: string) => {
      const at = item.indexOf('=');
      return { name: item.slice(0, at), value: item.slice(at + 1) };
    }),
  );
  const schema = z.pipe(
    z.optional(z.array(pair)),
    z.transform((values: { name: string; value: string }[] | undefined) => values ?? []),
  );
  return { flags, schema, problem: { expected: 'key=value' }, repeatable: true };
}

export function url(flags: string, protocols: readonly string[] = ['https:', 'http:']): Field<string> {
  const schema = z.string().check(z.refine((value) => protocols.includes(protocolOf(value))));
  return { flags, schema, problem: { expected: 'url', protocols: [...protocols] } };
}

/** An address that may be left out, which says: the usual one. */
export function urlOrPresent(flags: string): Field<string | true> {
  const { schema, problem } = url(flags);
  return { flags, schema: z.union([z.literal(true), schema]), problem };
}

function protocolOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol : '';
}

/** A channel's name. Names are compared without regard to case, so that `Shop` and `shop` cannot both exist. */
export function name(flags: string): Field<string> {
  const schema = z.string().check(z.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u));
  return { flags, schema, problem: { expected: 'name' } };
}

export function graphId(flags: string): Field<string> {
  return { flags, schema: z.string().check(z.regex(/^\d{5,25}$/)), problem: { expected: 'id' } };
}

/** As it was typed: whoever receives it normalises it in its own way. */
export function phoneNumber(flags: string): Field<string> {
  const schema = z.string().check(z.refine((value) => parsePhoneNumber(value) !== undefined));
  return { flags, schema, problem: { expected: 'phone-number' } };
}

/** Language and country as Meta's calls about numbers want them, for example `es_ES`. */
export function locale(flags: string): Field<string> {
  return { flags, schema: z.string().check(z.regex(/^[a-z]{2,3}_[A-Z]{2}$/)), problem: { expected: 'locale' } };
}

const UNIT_MS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** `500ms`, `30s`, `5m`, `2h`, as milliseconds; undefined when it is none of these. */
function parseDuration(value: string): number | undefined {
  const [, amount, unit] = /^(\d{1,7})(ms|s|m|h)$/.exec(value) ?? [];
  return amount === undefined ? undefined : Number(amount) * (UNIT_MS[unit ?? ''] ?? 0);
}

export function duration(flags: string): Field<number> {
  const schema = z.pipe(
    z.string().check(z.refine((value) => parseDuration(value) !== undefined)),
    z.transform((value: string) => parseDuration(value) ?? 0),
  );
  return { flags, schema, problem: { expected: 'duration' } };
}
