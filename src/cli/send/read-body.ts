import type { Context } from '../context.js';

/** The text of a message; `-` is standard input, whose last line break is the shell's and not the writer's. */
export async function readBody<Given extends string | undefined>(
  given: Given,
  { readInput }: Pick<Context<unknown>, 'readInput'>,
): Promise<Given | string> {
  return given === '-' ? new TextDecoder().decode(await readInput('-', '<body>')).replace(/\r?\n$/, '') : given;
}
