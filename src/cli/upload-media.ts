import { sha256Of } from '../core/digest.js';
import { Failure } from '../core/failure.js';
import { MEDIA_LIFETIMES } from '../core/meta/media-kinds.js';
import { type MediaFile, readMediaNode, uploadMedia } from '../graph/media.js';
import {
  findMediaUpload,
  forgetMediaUpload,
  type MediaKey,
  type RememberedMedia,
  rememberMediaUpload,
} from '../store/media-uploads.js';
import type { Context } from './context.js';

const DAY_MS = 86_400_000;
/** Meta's clock and its clean-up need not be as exact as ours, and a message may be sent a while after. */
const REUSED_DAYS = MEDIA_LIFETIMES.uploadedDays - 1;

export interface UploadedMedia {
  readonly id: string;
  readonly sha256: string;
  /** ISO 8601. */
  readonly uploadedAt: string;
  readonly reused: boolean;
}

export type UploadContext = Pick<Context<unknown>, 'session' | 'host' | 'dryRun'>;

/** Uploads a file, unless Meta still has it from an earlier time; `again` does not look. */
export async function uploadOrReuse(
  file: MediaFile,
  { session, host, dryRun }: UploadContext,
  { again = false }: { readonly again?: boolean } = {},
): Promise<UploadedMedia> {
  const { phoneNumberId } = await session.channel();
  const [graph, database] = [await session.graph(), await session.database()];
  const key: MediaKey = { phoneNumberId, sha256: sha256Of(file.bytes), mimeType: file.mimeType };
  const since = new Date(host.now().getTime() - REUSED_DAYS * DAY_MS).toISOString();
  const known = again ? undefined : findMediaUpload(database, key, since);
  const isThere = async ({ id }: RememberedMedia) => {
    try {
      return (await readMediaNode(graph, id, phoneNumberId)).id === id;
    } catch (thrown) {
      // Somebody deleted it, or Meta did; whatever else it refuses, the upload will tell.
      if (!(thrown instanceof Failure && thrown.kind === 'refused')) throw thrown;
      forgetMediaUpload(database, id);
      return false;
    }
  };
  if (known && (await isThere(known))) return { ...known, sha256: key.sha256, uploadedAt: known.at, reused: true };
  const id = await uploadMedia(graph, phoneNumberId, file);
  const uploaded = { id, at: host.now().toISOString() };
  if (!dryRun) rememberMediaUpload(database, key, uploaded, since);
  return { id, sha256: key.sha256, uploadedAt: uploaded.at, reused: false };
}

/** Until when Meta keeps an upload, ISO 8601. */
export function keptUntil(uploadedAt: string): string {
  return new Date(Date.parse(uploadedAt) + MEDIA_LIFETIMES.uploadedDays * DAY_MS).toISOString();
}
