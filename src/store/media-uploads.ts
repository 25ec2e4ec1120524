import * as z from 'zod/mini';
import type { Database } from './database.js';

/** The same bytes, sent as the same type for the same number, are one upload as long as Meta keeps it. */
export interface MediaKey {
  readonly phoneNumberId: string;
  readonly sha256: string;
  readonly mimeType: string;
}

export interface RememberedMedia {
  readonly id: string;
  /** When it was uploaded, ISO 8601. */
  readonly at: string;
}

const row = z.object({ id: z.string(), at: z.string() });

/** The upload of these bytes, unless it is older than `since`. */
export function findMediaUpload(database: Database, key: MediaKey, since: string): RememberedMedia | undefined {
  const sql = `SELECT media_id AS id, at FROM media_uploads
    WHERE phone_number_id = :phoneNumberId AND sha256 = :sha256 AND mime_type = :mimeType AND at >= :since`;
  return database.rows(row, sql, { ...key, since })[0];
}

/** Those from before `since`, which Meta has no more, go at the same time. */
export function rememberMediaUpload(
  database: Database,
  key: MediaKey,
  { id, at }: RememberedMedia,
  since: string,
): void {
  database.write('media', () => {
    database.run('DELETE FROM media_uploads WHERE at < :since', { since });
    database.run(
      `INSERT INTO media_uploads (phone_number_id, sha256, mime_type, media_id, at)
       VALUES (:phoneNumberId, :sha256, :mimeType, :id, :at) ON CONFLICT DO UPDATE SET media_id = :id, at = :at`,
      { ...key, id, at },
    );
  });
}

/** When this machine uploaded it; undefined for what others did, or customers. */
export function mediaUploadedAt(database: Database, id: string): string | undefined {
  return database.rows(row, 'SELECT media_id AS id, at FROM media_uploads WHERE media_id = :id', { id })[0]?.at;
}

export function forgetMediaUpload(database: Database, id: string): void {
  database.write('media', () => database.run('DELETE FROM media_uploads WHERE media_id = :id', { id }));
}
