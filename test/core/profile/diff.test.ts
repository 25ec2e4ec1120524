import { expect, test } from 'vitest';
import { diffProfiles } from '../../../src/core/profile/diff.js';
import type { Profile } from '../../../src/core/profile/profile.js';

const profile: Profile = {
  about: 'Hola',
  address: null,
  description: null,
  email: null,
  websites: ['https://a.example'],
  vertical: 'RETAIL',
  pictureUrl: 'https://cdn.example/picture.jpg?signature=1',
};

test('tells what was changed, set and cleared', () => {
  const after: Profile = { ...profile, about: 'Chau', address: 'Salta 1', websites: [] };
  expect(diffProfiles(profile, after)).toEqual([
    { field: 'about', before: 'Hola', after: 'Chau' },
    { field: 'address', before: null, after: 'Salta 1' },
    { field: 'websites', before: 'https://a.example', after: null },
  ]);
});

test('a picture link that was only signed anew is the same picture', () => {
  expect(diffProfiles(profile, { ...profile, pictureUrl: 'https://cdn.example/picture.jpg?signature=2' })).toEqual([]);
  expect(diffProfiles(profile, { ...profile, pictureUrl: 'https://cdn.example/other.jpg' })).toHaveLength(1);
});

test('an unset field and an empty one are the same', () => {
  expect(diffProfiles(profile, { ...profile, address: '' })).toEqual([]);
});
