import { Failure } from '../core/failure.js';
import { type JudgedFile, judgeFile, judgeSize } from '../core/media/judge-file.js';
import type { FileProblem, MediaKind, MediaUse } from '../core/media/media-problem.js';
import type { Context } from './context.js';

export interface MediaFileRequest {
  /** A path, or `-` for standard input. */
  readonly given: string;
  /** undefined: of whichever kind takes such a file. */
  readonly kind: MediaKind | undefined;
  readonly use?: MediaUse | undefined;
  /** The option or argument that it was given by. */
  readonly givenBy: string;
}

export type UnreadFile = { problem: 'file-unreadable'; code: string } | { problem: 'file-missing' };

export interface ReadFile extends JudgedFile {
  /** Without its folders; undefined for standard input. */
  readonly fileName: string | undefined;
  readonly bytes: Uint8Array;
}

export type MediaFileContext = Pick<Context<unknown>, 'host' | 'readInput'>;

/** Reads a file and judges it. One that is larger than any message could carry is not read. */
export async function readMediaFile(
  { host, readInput }: MediaFileContext,
  { given, kind, use, givenBy }: MediaFileRequest,
): Promise<ReadFile | UnreadFile> {
  const fileName = given === '-' ? undefined : given.split(/[/\\]/).at(-1);
  try {
    const problem = given === '-' ? undefined : await problemBefore(host, given, kind);
    if (problem?.problem === 'file-missing') return problem;
    if (problem) return { fileName, bytes: new Uint8Array(), mimeType: undefined, problems: [problem], warnings: [] };
    const bytes = await readInput(given, givenBy);
    return { fileName, bytes, ...judgeFile(bytes, { kind, use, name: fileName }) };
  } catch (thrown) {
    if (!(thrown instanceof Failure && thrown.is('file-unreadable'))) throw thrown;
    return { problem: 'file-unreadable', code: thrown.facts.problem };
  }
}

async function problemBefore(
  host: MediaFileContext['host'],
  path: string,
  kind: MediaKind | undefined,
): Promise<FileProblem | { problem: 'file-missing' } | undefined> {
  const found = await host.lookAt(path);
  return found ? judgeSize(found.bytes, kind) : { problem: 'file-missing' };
}
