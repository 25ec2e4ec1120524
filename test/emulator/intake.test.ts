import { expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { runEmulator } from './running-emulator.js';

const { wabaId, phoneId, systemUserId } = DEFAULT_IDS;

test('a client may leave out the version and put a trailing slash', async () => {
  const { get } = runEmulator();
  expect((await get('/me')).body).toEqual({ name: 'Luna System User', id: systemUserId });
  expect((await get('/v25.0/me/')).body).toEqual({ name: 'Luna System User', id: systemUserId });
});

test.each([
  ['in the header as OAuth', '/v25.0/me', { token: undefined, headers: { authorization: `OAuth ${DEFAULT_TOKEN}` } }],
  ['in the query', `/v25.0/me?access_token=${DEFAULT_TOKEN}`, { token: undefined }],
])('a token is taken %s', async (_where, path, options) => {
  const { get } = runEmulator();
  expect((await get(path, options)).body.id).toBe(systemUserId);
});

test('fields are selected with nested ones and modifiers, and id is always there', async () => {
  const { get } = runEmulator();
  const { body } = await get(`/v25.0/${wabaId}?fields=name,phone_numbers.limit(1){verified_name,throughput{level}}`);
  expect(body).toMatchObject({
    name: 'Luna Bakery',
    phone_numbers: { data: [{ verified_name: 'Luna Bakery', throughput: { level: 'STANDARD' }, id: phoneId }] },
    id: wabaId,
  });
});
