import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../src/emulator/default-seed.js';
import { type RunningEmulator, runEmulator } from './running-emulator.js';
import { APP_TOKEN, uploadMedia } from './tour.js';

const { appId, phoneId } = DEFAULT_IDS;

async function openSession({ post }: RunningEmulator, length = 4): Promise<string> {
  const { body } = await post(`/v25.0/${appId}/uploads?file_name=logo.png&file_length=${length}&file_type=image/png`);
  return body.id;
}

test('an upload in one piece gives a handle', async () => {
  const emulator = runEmulator();
  const id = await openSession(emulator);
  expect(id).toMatch(/^upload:[\w-]+\?sig=ARZ\w+$/);
  const { body } = await emulator.post(`/v25.0/${id}`, {
    token: undefined,
    headers: { authorization: `OAuth ${DEFAULT_TOKEN}`, file_offset: '0' },
    body: new Uint8Array(4),
  });
  expect(body.h).toMatch(/^4:bG9nby5wbmc=:aW1hZ2UvcG5n:ARa\w+:e:\d+:/);
});

test('an upload that broke off goes on where it stands', async () => {
  const emulator = runEmulator();
  const id = await openSession(emulator);
  await emulator.post(`/v25.0/${id}`, { headers: { file_offset: '0' }, body: new Uint8Array([1, 2]) });
  expect((await emulator.get(`/v25.0/${id}`)).body).toEqual({ id, file_offset: 2 });
  const wrong = await emulator.post(`/v25.0/${id}`, { headers: { file_offset: '0' }, body: new Uint8Array([3, 4]) });
  expect(wrong.body.error.code).toBe(100);
  const { body } = await emulator.post(`/v25.0/${id}`, { headers: { file_offset: '2' }, body: new Uint8Array([3, 4]) });
  expect([...(emulator.emulator.state.handles.get(body.h)?.bytes ?? [])]).toEqual([1, 2, 3, 4]);
});

test.each([
  ['without file_offset', {}, 4],
  ['with more bytes than announced', { file_offset: '0' }, 5],
])('bytes %s are refused', async (_what, headers, count) => {
  const emulator = runEmulator();
  const id = await openSession(emulator);
  expect((await emulator.post(`/v25.0/${id}`, { headers, body: new Uint8Array(count) })).body.error.code).toBe(100);
});

test('a client that drops the signature or encodes it away finds no session', async () => {
  const emulator = runEmulator();
  const id = await openSession(emulator);
  for (const wrong of [id.split('?')[0], encodeURIComponent(id)]) {
    expect((await emulator.get(`/v25.0/${wrong}`)).body.error).toMatchObject({ code: 100, error_subcode: 33 });
  }
});

test.each([
  'file_length=4',
  'file_length=4&file_type=image/gif',
  'file_type=image/png',
  'file_type=image/png&file_length=0',
])('a session with %s is refused', async (query) => {
  const { post } = runEmulator();
  expect((await post(`/v25.0/${appId}/uploads?${query}`)).body.error.code).toBe(100);
});

test('an app token opens no session', async () => {
  const { post } = runEmulator();
  const path = `/v25.0/${appId}/uploads?file_name=a.png&file_length=4&file_type=image/png`;
  expect((await post(path, { token: APP_TOKEN })).body.error.code).toBe(100);
});

test('uploaded media can be read, downloaded with the token and deleted', async () => {
  const emulator = runEmulator();
  const { id } = (await uploadMedia(emulator)).body;
  const { body } = await emulator.get(`/v25.0/${id}`);
  const sha256 = createHash('sha256')
    .update(new Uint8Array([255, 216, 255]))
    .digest('hex');
  expect(body).toMatchObject({ messaging_product: 'whatsapp', mime_type: 'image/jpeg', sha256, file_size: 3, id });
  const file = await emulator.get(body.url);
  expect(file.headers['content-type']).toBe('image/jpeg');
  expect([...file.bytes]).toEqual([255, 216, 255]);
  expect((await emulator.delete(`/v25.0/${id}`)).body).toEqual({ success: true });
  expect((await emulator.get(`/v25.0/${id}`)).body.error.error_subcode).toBe(33);
});

test('a download link needs the token and lives for five minutes', async () => {
  const emulator = runEmulator();
  const { url } = (await emulator.get(`/v25.0/${(await uploadMedia(emulator)).body.id}`)).body;
  expect((await emulator.get(url, { token: undefined })).status).toBe(404);
  expect((await emulator.get(url, { token: 'nonsense' })).status).toBe(404);
  expect((await emulator.get(url.replace(/hash=.*/, 'hash=guess'))).status).toBe(404);
  await emulator.advance(300_000);
  expect((await emulator.get(url)).status).toBe(404);
});

test('media of another number are not found when the number is named', async () => {
  const emulator = runEmulator();
  const { id } = (await uploadMedia(emulator)).body;
  expect((await emulator.get(`/v25.0/${id}?phone_number_id=${phoneId}`)).status).toBe(200);
  expect((await emulator.get(`/v25.0/${id}?phone_number_id=100000000000001`)).body.error.code).toBe(100);
});

test('uploaded media live for 30 days', async () => {
  const emulator = runEmulator();
  const { id } = (await uploadMedia(emulator)).body;
  await emulator.advance(30 * 86_400_000);
  expect((await emulator.get(`/v25.0/${id}`)).body.error.code).toBe(100);
});

test.each(['text/csv', 'application/octet-stream', 'image/gif'])(
  'a file of type %s is refused with the list',
  async (type) => {
    const { body } = await uploadMedia(runEmulator(), type);
    expect(body.error.code).toBe(100);
    expect(body.error.message).toMatch(
      /^\(#100\) Param file must be a file with one of the following types: audio\/aac, /,
    );
    expect(body.error.message).toContain(`Received file of type '${type}'.`);
  },
);

test('an image of more than 5 MB is refused', async () => {
  const { post } = runEmulator();
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('file', new Blob([new Uint8Array(5 * 1024 * 1024 + 1)], { type: 'image/png' }), 'big.png');
  expect((await post(`/v25.0/${phoneId}/media`, { form })).body.error.code).toBe(131053);
});

test('an upload without a file, or without messaging_product, is refused', async () => {
  const { post } = runEmulator();
  const without = new FormData();
  without.set('messaging_product', 'whatsapp');
  expect((await post(`/v25.0/${phoneId}/media`, { form: without })).body.error.message).toContain('file');
  const form = new FormData();
  form.set('file', new Blob(['x'], { type: 'image/png' }), 'x.png');
  expect((await post(`/v25.0/${phoneId}/media`, { form })).body.error.message).toContain('messaging_product');
});

test("another app's session is not found", async () => {
  const other = { id: '712300456789099', name: 'Other', secret: 'other' };
  const token = { token: 'EAAother', appId: other.id, userId: DEFAULT_IDS.systemUserId };
  const seed = {
    ...defaultSeed,
    apps: [...(defaultSeed.apps ?? []), other],
    tokens: [...(defaultSeed.tokens ?? []), token],
  };
  const emulator = runEmulator({ seed });
  const id = await openSession(emulator);
  expect((await emulator.get(`/v25.0/${id}`, { token: token.token })).body.error.error_subcode).toBe(33);
});
