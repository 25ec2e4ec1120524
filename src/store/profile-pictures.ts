import * as z from 'zod/mini';
import type { Database } from './database.js';

/** The file that this machine last made a number's picture. Meta tells only a link, and signs it anew at every read. */
export interface RememberedPicture {
  readonly sha256: string;
  /** The link without its signature, as Meta gave it right after; null where it gave none yet. */
  readonly link: string | null;
}

const picture = z.object({ sha256: z.string(), link: z.nullable(z.string()) });

export function rememberPicture(
  database: Database,
  phoneNumberId: string,
  { sha256, link, at }: RememberedPicture & { readonly at: string },
): void {
  database.write('profile-picture', () =>
    database.run(
      `INSERT INTO profile_pictures (phone_number_id, sha256, link, at) VALUES (:phoneNumberId, :sha256, :link, :at)
       ON CONFLICT DO UPDATE SET sha256 = :sha256, link = :link, at = :at`,
      { phoneNumberId, sha256, link, at },
    ),
  );
}

export function rememberedPicture(database: Database, phoneNumberId: string): RememberedPicture | undefined {
  const sql = 'SELECT sha256, link FROM profile_pictures WHERE phone_number_id = :phoneNumberId';
  return database.rows(picture, sql, { phoneNumberId })[0];
}
