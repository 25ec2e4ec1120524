import { sha256Of } from '../core/digest.js';
import { type UploadFile, type UploadMemory, uploadResumable } from '../graph/uploads.js';
import { forgetUpload, rememberUpload, unfinishedUpload } from '../store/upload-sessions.js';
import type { Context } from './context.js';

/** How long a session may go on; Meta does not say how long it keeps one (UNSURE), and a dead one is only a wasted request. */
const SESSION_MS = 24 * 3_600_000;

/** Uploads a file and gives its handle. What a break or a killed process left behind is finished, not begun again. */
export async function uploadFile(
  file: UploadFile,
  { session, host, dryRun }: Pick<Context<unknown>, 'session' | 'host' | 'dryRun'>,
): Promise<string> {
  const [graph, appId] = [await session.graph(), await session.appId()];
  if (dryRun) return uploadResumable(graph, appId, file);
  const database = await session.database();
  const key = { appId, sha256: sha256Of(file.bytes), mimeType: file.mimeType };
  const memory: UploadMemory = {
    unfinished: () => unfinishedUpload(database, key, new Date(host.now().getTime() - SESSION_MS).toISOString()),
    remember: (id) => rememberUpload(database, key, id, host.now().toISOString()),
    forget: () => forgetUpload(database, key),
  };
  return uploadResumable(graph, appId, file, memory);
}
