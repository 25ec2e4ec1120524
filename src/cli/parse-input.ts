import * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import type { InputProblem } from '../core/failures/command-line.js';
import type { Field, Fields } from './field.js';

/** What each field's schema makes of what was typed. */
export type Input<F> = { [Key in keyof F]: F[Key] extends Field<infer Value> ? Value : never };

/** Checks what the user typed. The message names the flag, because that is what they can change. */
export function parseInput<F extends Fields>(fields: F, raw: Record<string, unknown>): Input<F> {
  const entries = Object.entries(fields).map(([key, { flags, schema, problem }]) => {
    const { success, data } = z.safeParse(schema, raw[key]);
    if (!success) {
      const given = asText(raw[key]);
      const wrong: InputProblem = raw[key] === undefined ? { expected: 'present' } : problem;
      throw new Failure('invalid-value', { field: spelling(flags), given, problem: wrong });
    }
    return [key, data];
  });
  // Each value was made by the schema of its own key, which the types of entries cannot say.
  return Object.fromEntries(entries) as Input<F>;
}

/** `--name` of `-n, --name <name>`; an argument stays as it is. */
function spelling(flags: string): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? flags;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : '';
}
