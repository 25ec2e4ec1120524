import { expect, test } from 'vitest';
import { VERTICALS } from '../../src/core/meta/verticals.js';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import { type RunningEmulator, runEmulator } from './running-emulator.js';
import { uploadPicture } from './tour.js';

const { appId, phoneId } = DEFAULT_IDS;
const PROFILE = `/v25.0/${phoneId}/whatsapp_business_profile`;
const ALL = `${PROFILE}?fields=about,address,description,email,profile_picture_url,websites,vertical`;

function change({ post }: RunningEmulator, fields: Record<string, unknown>) {
  return post(PROFILE, { json: { messaging_product: 'whatsapp', ...fields } });
}

test('the profile is flat, and what is not set is missing', async () => {
  const { get } = runEmulator();
  expect((await get(ALL)).body).toEqual({
    data: [
      {
        about: 'Fresh bread every day',
        vertical: 'RESTAURANT',
        websites: ['https://lunabakery.example/'],
        messaging_product: 'whatsapp',
      },
    ],
  });
});

test('without fields only messaging_product comes', async () => {
  const { get } = runEmulator();
  expect((await get(PROFILE)).body).toEqual({ data: [{ messaging_product: 'whatsapp' }] });
});

test('only what is sent changes, and an empty text clears', async () => {
  const emulator = runEmulator();
  await change(emulator, { address: 'Main Street 1', email: 'hi@luna.example', description: '🥐'.repeat(512) });
  await change(emulator, { email: '', vertical: '', websites: [] });
  const [profile] = (await emulator.get(ALL)).body.data;
  expect(profile).toEqual({
    about: 'Fresh bread every day',
    address: 'Main Street 1',
    description: '🥐'.repeat(512),
    messaging_product: 'whatsapp',
  });
});

test.each([
  ['about', ''],
  ['about', 'x'.repeat(140)],
  ['address', 'x'.repeat(257)],
  ['description', 'x'.repeat(513)],
  ['email', 'not-an-address'],
  ['email', `${'x'.repeat(120)}@long.example`],
  ['websites', ['www.luna.example']],
  ['websites', ['https://a.example', 'https://b.example', 'https://c.example']],
  ['websites', [`https://a.example/${'x'.repeat(256)}`]],
  ['vertical', 'BAKERY'],
  ['vertical', 'UNDEFINED'],
  ['vertical', 'NOT_A_BIZ'],
  ['profile_picture_handle', '4:unknown'],
])('a bad %s is refused and changes nothing', async (name, value) => {
  const emulator = runEmulator();
  const before = (await emulator.get(ALL)).body;
  const { status, body } = await change(emulator, { address: 'New Street 2', [name]: value });
  expect([status, body.error.code]).toEqual([400, 100]);
  expect(body.error.message).toContain(name);
  expect((await emulator.get(ALL)).body).toEqual(before);
});

test('every vertical that Meta lets one set is taken, in any case', async () => {
  const emulator = runEmulator();
  for (const { value } of VERTICALS.filter(({ settable }) => settable)) {
    expect((await change(emulator, { vertical: value.toLowerCase() })).status).toBe(200);
    expect((await emulator.get(ALL)).body.data[0].vertical).toBe(value);
  }
});

test('messaging_product is demanded', async () => {
  const { post } = runEmulator();
  expect((await post(PROFILE, { json: { about: 'Hi' } })).body.error.message).toBe(
    '(#100) The parameter messaging_product is required.',
  );
});

test('an unknown field of the profile is refused', async () => {
  const { get } = runEmulator();
  expect((await get(`${PROFILE}?fields=business_hours`)).body.error.code).toBe(100);
});

test('an uploaded picture can be fetched by everybody from where the profile says', async () => {
  const emulator = runEmulator();
  await change(emulator, { profile_picture_handle: await uploadPicture(emulator) });
  const [{ profile_picture_url }] = (await emulator.get(ALL)).body.data;
  const picture = await emulator.get(profile_picture_url, { token: undefined });
  expect(picture.headers['content-type']).toBe('image/png');
  expect([...picture.bytes]).toEqual([137, 80, 78, 71]);
});

test('a PDF is no picture', async () => {
  const emulator = runEmulator();
  const opened = await emulator.post(`/v25.0/${appId}/uploads?file_name=a.pdf&file_length=1&file_type=application/pdf`);
  const sent = await emulator.post(`/v25.0/${opened.body.id}`, {
    body: new Uint8Array(1),
    headers: { file_offset: '0' },
  });
  expect((await change(emulator, { profile_picture_handle: sent.body.h })).body.error.code).toBe(100);
});

test('a refused choice names what can be chosen, and what was sent', async () => {
  const { post } = runEmulator();
  const json = { messaging_product: 'whatsapp', vertical: 'UNDEFINED' };
  const { body } = await post(`/v25.0/${DEFAULT_IDS.phoneId}/whatsapp_business_profile`, { json });
  expect(body.error.message).toMatch(/^\(#100\) Param vertical must be one of \{ALCOHOL, .*\} - got "UNDEFINED"\.$/);
});
