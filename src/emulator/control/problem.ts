import * as z from 'zod/mini';

/** A wrong control call: the text tells its writer what to change. */
export class ControlProblem extends Error {
  override readonly name = 'ControlProblem';
  readonly status: 400 | 404 | 409;

  constructor(status: 400 | 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}

export function parseBody<Schema extends z.ZodMiniType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = z.safeParse(schema, body ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ControlProblem(400, `${issue?.path.join('.') || 'The body'}: ${issue?.message ?? 'is not valid'}`);
}

export function notFound(what: string, id: string | undefined): ControlProblem {
  return new ControlProblem(404, `There is no ${what} ${id ?? ''}.`);
}
