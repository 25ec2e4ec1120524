import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import type { Host } from '../host/host.js';

/** What a team keeps in git beside its templates: which channel, which Graph version. Never a secret. */
export interface ProjectFile {
  readonly path: string;
  readonly settings: {
    readonly channel?: string | undefined;
    readonly graphUrl?: string | undefined;
    readonly graphVersion?: string | undefined;
    readonly output?: 'human' | 'json' | 'csv' | undefined;
  };
}

export const PROJECT_FILE_NAME = 'wabactl.config.json';

const schema = z.strictObject({
  $schema: z.optional(z.string()),
  channel: z.optional(z.string().check(z.minLength(1))),
  graphUrl: z.optional(z.string().check(z.refine((value) => /^https?:\/\//i.test(value) && URL.canParse(value)))),
  graphVersion: z.optional(z.string().check(z.minLength(1))),
  output: z.optional(z.enum(['human', 'json', 'csv'])),
});

const SECRET_NAME = /token|secret|password|pin$/i;
const SECRET_SHAPE = /^EAA[A-Za-z0-9]{16,}|^\d{5,25}\|[\w-]{16,}$/;

/** The nearest `wabactl.config.json`, from the folder the user stands in upwards; undefined when there is none. */
export async function readProjectFile(host: Pick<Host, 'cwd' | 'readFileIfExists'>): Promise<ProjectFile | undefined> {
  for (let folder = host.cwd; ; folder = dirname(folder)) {
    const path = join(folder, PROJECT_FILE_NAME);
    const bytes = await host.readFileIfExists(path);
    if (bytes) return { path, settings: parse(path, new TextDecoder().decode(bytes)) };
    if (dirname(folder) === folder) return undefined;
  }
}

function parse(path: string, text: string): ProjectFile['settings'] {
  const content = parseJson(path, text);
  const key = findSecret(content);
  if (key !== undefined) throw new Failure('secret-in-project-file', { path, key });
  const { success, data, error } = z.safeParse(schema, content);
  if (success) return data;
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') {
    throw new Failure('file-damaged', { path, problem: 'unknown-member', where: issue.keys.join(', ') });
  }
  throw new Failure('file-damaged', { path, problem: 'wrong-shape', where: issue?.path.join('.') ?? '' });
}

/** The way to the first member that is named like a secret or holds something shaped like one, at any depth. */
function findSecret(content: unknown): string | undefined {
  if (content === null || typeof content !== 'object') return undefined;
  for (const [key, value] of Object.entries(content)) {
    if (SECRET_NAME.test(key) && typeof value !== 'object') return key;
    if (typeof value === 'string' && SECRET_SHAPE.test(value)) return key;
    const inner = findSecret(value);
    if (inner !== undefined) return `${key}.${inner}`;
  }
  return undefined;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the file, which may hold a secret by mistake.
    throw new Failure('file-damaged', { path, problem: 'not-json' });
  }
}
