import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import { runEmulator } from './running-emulator.js';
import { uploadMedia } from './tour.js';

const { wabaId } = DEFAULT_IDS;

test.each([
  ['a foreign name that points to this machine', { host: 'evil.example:8787' }],
  ['a name that only begins like this machine', { host: '127.0.0.1.evil.example' }],
  ['an address of the network', { host: '192.168.1.7:8787' }],
  ['no name at all', { host: '' }],
  ['a page of another site', { origin: 'https://evil.example' }],
  ['a page without an origin of its own', { origin: 'null' }],
])('a request under %s is refused before anything is done', async (_who, headers) => {
  const { emulator, events, post } = runEmulator();
  const { status, body } = await post(`/v25.0/${wabaId}`, { json: { name: 'Taken over' }, headers });
  expect([status, body.error.type]).toEqual([403, 'OAuthException']);
  expect(emulator.state.wabas.get(wabaId)?.name).toBe('Luna Bakery');
  expect(events).toEqual([{ kind: 'request', method: 'POST', path: `/v25.0/${wabaId}`, status: 403, code: 1 }]);
});

test.each([
  ['localhost', { host: 'localhost:8787' }],
  ['the loopback', { host: '127.0.0.1:8787' }],
  ['the loopback of IPv6', { host: '[::1]:8787' }],
  ['the name of a container', { host: 'wabactl-emulator:4290' }],
  ['a page of this machine', { origin: 'http://localhost:3000' }],
])('%s is answered', async (_who, headers) => {
  const { get } = runEmulator();
  expect((await get(`/v25.0/${wabaId}`, { headers })).status).toBe(200);
});

test('media are kept from strangers too', async () => {
  const emulator = runEmulator();
  const { url } = (await emulator.get(`/v25.0/${(await uploadMedia(emulator)).body.id}`)).body;
  expect((await emulator.get(url, { headers: { host: 'evil.example' } })).status).toBe(403);
  expect((await emulator.get(url)).status).toBe(200);
});

test('another page of this machine may call the API, but not the control interface', async () => {
  const { get } = runEmulator();
  const headers = { host: 'localhost:8787', origin: 'http://localhost:3000' };
  expect((await get('/_emulator/state', { headers })).status).toBe(403);
});
