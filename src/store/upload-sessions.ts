import * as z from 'zod/mini';
import type { Database } from './database.js';

/** What of a file goes to which app: the same bytes of the same kind can go on where they stopped. */
export interface UploadKey {
  readonly appId: string;
  readonly sha256: string;
  readonly mimeType: string;
}

const row = z.object({ session: z.string() });

/** Before the first byte goes out, so that a process that is killed is remembered too. */
export function rememberUpload(database: Database, key: UploadKey, session: string, at: string): void {
  database.write('upload', () =>
    database.run(
      `INSERT INTO upload_sessions (app_id, sha256, mime_type, session, at) VALUES (:appId, :sha256, :mimeType, :session, :at)
       ON CONFLICT DO UPDATE SET session = :session, at = :at`,
      { ...key, session, at },
    ),
  );
}

/** One that was opened since then and never ended. */
export function unfinishedUpload(database: Database, key: UploadKey, since: string): string | undefined {
  const sql = `SELECT session FROM upload_sessions
    WHERE app_id = :appId AND sha256 = :sha256 AND mime_type = :mimeType AND at >= :since`;
  return database.rows(row, sql, { ...key, since })[0]?.session;
}

export function forgetUpload(database: Database, key: UploadKey): void {
  database.write('upload', () =>
    database.run('DELETE FROM upload_sessions WHERE app_id = :appId AND sha256 = :sha256 AND mime_type = :mimeType', {
      ...key,
    }),
  );
}
