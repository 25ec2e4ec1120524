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

/**
 * Uploads a file for a profile picture or a template's header sample and gives its handle. After a break it goes on
 * where Meta says it stopped. https://developers.facebook.com/docs/graph-api/guides/upload
 */
export async function uploadResumable(graph: Graph, appId: AppId, file: UploadFile): Promise<string> {
  const session = await openSession(graph, appId, file);
  let offset = 0;
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
