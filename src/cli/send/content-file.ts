import type * as z from 'zod/mini';
import {
  type ContentFileProblem,
  placeInFile,
  readContentFile,
  toSyntaxProblem,
} from '../../core/messages/content-file.js';
import type { MessageProblem } from '../../core/messages/problems.js';
import type { TemplateSource } from '../../core/templates/source.js';
import type { Context } from '../context.js';
import { parseYaml } from '../yaml-source.js';

/** Either what the file says, or why it says nothing; neither where no file was given. */
export interface ReadContent<Content> {
  readonly source?: TemplateSource;
  readonly content?: Content;
  readonly problems: readonly ContentFileProblem[];
}

interface ContentForm<Content> {
  readonly schema: z.ZodMiniType<Content>;
  /** All names that such a file can have, at whatever place. */
  readonly members: readonly string[];
}

/** The content of a message from a file, YAML or JSON. */
export async function readContent<Content>(
  path: string | undefined,
  form: ContentForm<Content>,
  { readInput }: Pick<Context<unknown>, 'readInput'>,
): Promise<ReadContent<Content>> {
  return path === undefined ? { problems: [] } : parseContent(path, await readInput(path, '--file'), form);
}

export function parseContent<Content>(
  path: string,
  bytes: Uint8Array,
  { schema, members }: ContentForm<Content>,
): ReadContent<Content> {
  const parsed = parseYaml(path, bytes);
  if ('problems' in parsed) return { problems: parsed.problems.map((problem) => toSyntaxProblem(path, problem)) };
  const read = readContentFile(parsed.source, schema, members);
  return 'problems' in read ? read : { source: parsed.source, content: read.content, problems: [] };
}

/** All that is wrong with a message that a file and the command line make together; `typed` has what was typed, by member of the file. */
export function tellFaults(
  problems: readonly MessageProblem[],
  { source, problems: unreadable }: ReadContent<unknown>,
  typed: Readonly<Record<string, unknown>>,
): MessageProblem[] {
  // What is missing may stand in the part that could not be read.
  if (unreadable.length > 0) return [...unreadable, ...problems.filter(({ problem }) => problem !== 'missing')];
  return source ? placeInFile(problems, source, (member) => typed[member] === undefined) : [...problems];
}
