import { expect, test } from 'vitest';
import type { Profile } from '../../src/core/profile/profile.js';
import { openDatabase } from '../../src/store/database.js';
import { lastProfile, saveProfile } from '../../src/store/profile-cache.js';
import { newFolder } from './support/folder.js';

const profile: Profile = {
  about: 'Plants',
  address: null,
  description: null,
  email: 'hi@example.com',
  websites: ['https://example.com'],
  vertical: 'RETAIL',
  pictureUrl: null,
};

test('the profile of the last sync is remembered, one for each channel', async () => {
  const database = await openDatabase({ folder: newFolder() });
  expect(lastProfile(database, 'channel-1')).toBeUndefined();
  const first = { profile, syncedAt: '2026-01-01T00:00:00.000Z' };
  const second = { profile: { ...profile, about: null }, syncedAt: '2026-01-02T00:00:00.000Z' };
  saveProfile(database, 'channel-1', first);
  saveProfile(database, 'channel-1', second);
  saveProfile(database, 'channel-2', first);
  expect(lastProfile(database, 'channel-1')).toEqual(second);
  expect(lastProfile(database, 'channel-2')).toEqual(first);
});
