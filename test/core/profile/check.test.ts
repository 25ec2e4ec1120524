import { expect, test } from 'vitest';
import { checkProfileChanges, type ProfileProblem, toProfileUpdate } from '../../../src/core/profile/check.js';
import type { Profile, ProfileChanges } from '../../../src/core/profile/profile.js';

const allowed: [string, ProfileChanges][] = [
  ['about of 139 emoji, counted as a person counts', { about: '🎉'.repeat(139) }],
  ['an address of 256', { address: 'á'.repeat(256) }],
  ['a description of 512', { description: 'x'.repeat(512) }],
  ['empty texts, which clear the field', { address: '', description: '', email: '' }],
  ['no websites, which clears them', { websites: [] }],
  ['two websites', { websites: ['https://acme.example', 'http://tienda.example/ñandú'] }],
  ['a vertical by its API value, whatever the case', { vertical: 'retail' }],
  ['a vertical by its English label', { vertical: 'shopping and RETAIL' }],
  ['a vertical by its Spanish label without accents', { vertical: 'educacion' }],
  ['an e-mail with a plus and a subdomain', { email: 'ventas+web@mail.acme.example' }],
];

test.each(allowed)('lets %s through', (_what, changes) => {
  expect(checkProfileChanges(changes)).toEqual([]);
});

const refused: [string, ProfileChanges, Partial<ProfileProblem>[]][] = [
  ['an empty about', { about: '' }, [{ field: 'about', problem: 'empty' }]],
  ['an about of spaces', { about: '  ' }, [{ field: 'about', problem: 'empty' }]],
  ['an about of 140', { about: 'x'.repeat(140) }, [{ field: 'about', problem: 'too-long', length: 140, limit: 139 }]],
  ['an address of 257', { address: 'x'.repeat(257) }, [{ problem: 'too-long', limit: 256 }]],
  ['a description of 513', { description: '🎉'.repeat(513) }, [{ problem: 'too-long', length: 513, limit: 512 }]],
  ['an e-mail without a host', { email: 'ventas@' }, [{ field: 'email', problem: 'malformed' }]],
  ['an e-mail with two @', { email: 'a@b@c.example' }, [{ field: 'email', problem: 'malformed' }]],
  [
    'an e-mail of 130',
    { email: `${'x'.repeat(117)}@acme.example` },
    [{ field: 'email', problem: 'too-long', length: 130 }],
  ],
  [
    'three websites',
    { websites: ['https://a.example', 'https://b.example', 'https://c.example'] },
    [{ problem: 'too-many', count: 3, limit: 2 }],
  ],
  ['a website without a scheme', { websites: ['www.acme.example'] }, [{ field: 'websites', problem: 'no-scheme' }]],
  [
    'a website of 257',
    { websites: [`https://acme.example/${'x'.repeat(236)}`] },
    [{ problem: 'too-long', length: 257 }],
  ],
  ['a website that is no address', { websites: ['https://'] }, [{ problem: 'malformed', given: 'https://' }]],
  ['an empty website', { websites: [''] }, [{ problem: 'empty' }]],
  ['an unknown vertical', { vertical: 'RETAILL' }, [{ field: 'vertical', problem: 'unknown', nearest: 'RETAIL' }]],
  ['a vertical that can only be read', { vertical: 'Not a business' }, [{ problem: 'read-only' }]],
  ['an emptied vertical', { vertical: '' }, [{ problem: 'cannot-be-emptied' }]],
];

test.each(refused)('refuses %s and says why', (_what, changes, problems) => {
  expect(checkProfileChanges(changes)).toMatchObject(problems);
});

test('tells all problems at once', () => {
  const problems = checkProfileChanges({
    about: '',
    email: 'x',
    websites: ['a', 'b', 'c'],
    vertical: 'nothing like it',
  });
  expect(problems.map(({ field }) => field)).toEqual([
    'about',
    'email',
    'websites',
    'websites',
    'websites',
    'websites',
    'vertical',
  ]);
});

test('an empty vertical is no fault where none was ever set', () => {
  const unset: Profile = {
    about: null,
    address: null,
    description: null,
    email: null,
    websites: [],
    vertical: 'UNDEFINED',
    pictureUrl: null,
  };
  expect(checkProfileChanges({ vertical: '' }, unset)).toEqual([]);
  expect(checkProfileChanges({ vertical: '' }, { ...unset, vertical: 'RETAIL' })).toHaveLength(1);
});

test('sends the API value of a vertical that was given by its label', () => {
  expect(toProfileUpdate({ vertical: 'Belleza, spa y salon', about: 'Hola' })).toEqual({
    vertical: 'BEAUTY',
    about: 'Hola',
  });
});
