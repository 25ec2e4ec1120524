import * as z from 'zod/mini';

/** A column that holds JSON of the given shape. */
export function jsonColumn<Value>(schema: z.ZodMiniType<Value>): z.ZodMiniType<Value> {
  const parsed = z.transform((text: string, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.issues.push({ code: 'custom', input: text });
      return z.NEVER;
    }
  });
  return z.pipe(z.pipe(z.string(), parsed), schema);
}
