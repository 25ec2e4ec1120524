import * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import type { AppId } from '../core/ids.js';
import type { Graph } from './graph.js';
import { maybe } from './wire.js';

export interface UploadFile {
  readonly fileName: string;
  /** `application/pdf`, `image/jpeg`, `image/jpg`, `image/png` or `video/mp4`; Meta takes no other. */
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

const MAX_BREAKS = 3;

/** Remembers the session of an upload that another run of the program may have to finish. */
export interface UploadMemory {
  unfinished(): string | undefined;
  remember(session: string): void;
  forget(): void;
}

/**
 * Uploads a file for a profile picture or a template's header sample and gives its handle. After a break it goes on
 * where Meta says it stopped, in another run too. https://developers.facebook.com/docs/graph-api/guides/upload
 */
export async function uploadResumable(
  graph: Graph,
  appId: AppId,
  file: UploadFile,
  memory?: UploadMemory,
): Promise<string> {
  const resumed = await resume(graph, file, memory);
  const session = resumed?.session ?? (await openSession(graph, appId, file));
  if (!resumed) memory?.remember(session);
  const handle = await finish(graph, session, file, resumed?.offset ?? 0);
  memory?.forget();
  return handle;
}

/** A session that Meta no longer knows, or that has all of the file already and so gave its handle to another run, is none. */
async function resume(graph: Graph, { bytes }: UploadFile, memory: UploadMemory | undefined) {
  const session = memory?.unfinished();
  if (session === undefined) return undefined;
  try {
    const offset = await readOffset(graph, session, bytes.length);
    if (offset < bytes.length) return { session, offset };
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'refused')) throw error;
  }
  memory?.forget();
  return undefined;
}

async function finish(graph: Graph, session: string, file: UploadFile, start: number): Promise<string> {
  let offset = start;
  for (let breaks = 0; ; breaks += 1) {
    try {
      return await sendFrom(graph, session, file.bytes, offset);
    } catch (error) {
      if (breaks >= MAX_BREAKS || !isBreak(error)) throw error;
      offset = await readOffset(graph, session, file.bytes.length);
    }
  }
}

async function openSession(graph: Graph, appId: AppId, { fileName, mimeType, bytes }: UploadFile): Promise<string> {
  const query = { file_name: fileName, file_length: bytes.length, file_type: mimeType };
  // An abandoned session costs nothing, so that opening one may be repeated.
  const opening = { path: `/${appId}/uploads`, query, answer: session, effect: 'repeatable' } as const;
  const { id } = await graph.post({ ...opening, assumed: { id: 'upload:DRY-RUN' } });
  return id;
}

/** The session's id is used as it came: behind its `?` stands a signature that belongs to the URL. */
async function sendFrom(graph: Graph, session: string, bytes: Uint8Array, offset: number): Promise<string> {
  const { h } = await graph.upload({
    path: `/${session}`,
    bytes: bytes.subarray(offset),
    headers: { file_offset: String(offset), 'content-type': 'application/octet-stream' },
    authorization: 'OAuth',
    answer: handle,
    assumed: { h: 'HANDLE-OF-THE-UPLOADED-FILE' },
    effect: 'resumable',
  });
  return h;
}

async function readOffset(graph: Graph, session: string, length: number): Promise<number> {
  const offset = z.pipe(
    maybe(z.int().check(z.minimum(0), z.maximum(length))),
    z.transform((value) => value ?? 0),
  );
  const answer = z.looseObject({ file_offset: offset });
  return (await graph.get({ path: `/${session}`, authorization: 'OAuth', answer })).file_offset;
}

function isBreak(error: unknown): boolean {
  return error instanceof Failure && (error.is('unreachable') || error.is('meta-unavailable'));
}

const session = z.looseObject({ id: z.string().check(z.startsWith('upload:')) });
const handle = z.looseObject({ h: z.string() });
