import * as z from 'zod/mini';
import { isTooDeep } from '../core/json-depth.js';
import type { Refusal } from './refusal.js';
import { parameterInvalid, parameterRequired } from './refusals.js';

/** A text that clients may also send as a number or a boolean. */
export const wireText = z.pipe(z.union([z.string(), z.number(), z.boolean()]), z.transform(String));

/** A number, also as text. */
export const wireNumber = z.pipe(
  wireText.check(z.refine((text) => text.trim() !== '' && Number.isFinite(Number(text)), 'must be a number')),
  z.transform(Number),
);

/** One of a closed list, compared without case and given back as the list spells it. */
export function wireChoice<const Choice extends string>(choices: readonly Choice[]) {
  const find = (text: string) => choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
  return z.pipe(
    wireText.check(
      z.refine((text) => find(text) !== undefined, `must be one of {${choices.filter(Boolean).join(', ')}}`),
    ),
    z.transform((text): Choice => find(text) ?? (choices[0] as Choice)),
  );
}

/** Parses the parameters of a call; the first problem becomes Meta's code 100 with the name of the parameter. */
export function parseParams<Schema extends z.ZodMiniType>(
  schema: Schema,
  params: Readonly<Record<string, unknown>>,
): z.output<Schema> {
  const result = z.safeParse(schema, params);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = issue?.path.join('.') || 'body';
  const value = valueAt(params, issue?.path ?? []);
  if (value === undefined) throw parameterRequired(name);
  const rule = issue?.message;
  if (rule?.startsWith('must be one of')) throw notOneOf(name, rule, value);
  throw parameterInvalid(name, rule && !/^Invalid/.test(rule) ? rule : 'is not valid');
}

/** Graph repeats what it got, https://developers.facebook.com/docs/graph-api/guides/error-handling */
function notOneOf(name: string, rule: string, value: unknown): Refusal {
  const got = typeof value === 'string' ? value : JSON.stringify(value);
  return parameterInvalid(name, `${rule} - got "${got}".`);
}

function valueAt(params: unknown, path: readonly PropertyKey[]): unknown {
  let value = params;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** A JSON text in a string becomes what it says; anything else stays as it is. Many clients send arrays and objects so. */
export function decodeJsonText(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    const decoded: unknown = JSON.parse(value);
    return isTooDeep(decoded) ? value : decoded;
  } catch {
    // Not JSON after all: the route judges the text itself.
    return value;
  }
}
