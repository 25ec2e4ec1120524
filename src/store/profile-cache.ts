import * as z from 'zod/mini';
import type { Profile } from '../core/profile/profile.js';
import type { Database } from './database.js';
import { jsonColumn } from './json-column.js';

export interface CachedProfile {
  readonly profile: Profile;
  /** ISO 8601. */
  readonly syncedAt: string;
}

const text = z._default(z.nullable(z.string()), null);

/** Fields that an older version of this program did not keep read as null until the next sync. */
const profileShape: z.ZodMiniType<Profile> = z.looseObject({
  about: text,
  address: text,
  description: text,
  email: text,
  websites: z.array(z.string()),
  vertical: text,
  pictureUrl: text,
});

const profileRow = z.object({ profile: jsonColumn(profileShape), syncedAt: z.string() });

export function saveProfile(database: Database, channelId: string, { profile, syncedAt }: CachedProfile): void {
  database.write('profile', () =>
    database.run(
      `INSERT INTO profiles (channel_id, json, synced_at) VALUES (:channelId, :json, :syncedAt)
       ON CONFLICT DO UPDATE SET json = :json, synced_at = :syncedAt`,
      { channelId, json: JSON.stringify(profile), syncedAt },
    ),
  );
}

/** undefined when the profile was never synced. */
export function lastProfile(database: Database, channelId: string): CachedProfile | undefined {
  const sql = 'SELECT json AS profile, synced_at AS syncedAt FROM profiles WHERE channel_id = :channelId';
  return database.rows(profileRow, sql, { channelId })[0];
}
