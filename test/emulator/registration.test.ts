import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import { type RunningEmulator, runEmulator } from './running-emulator.js';

const { phoneId, wabaId } = DEFAULT_IDS;
const HOURS_72 = 72 * 3_600_000;

async function addNumber({ post }: RunningEmulator): Promise<string> {
  const json = { cc: '1', phone_number: '5550199999', verified_name: 'Luna South' };
  return (await post(`/v25.0/${wabaId}/phone_numbers`, { json })).body.id;
}

function register({ post }: RunningEmulator, id: string, pin = '271828') {
  return post(`/v25.0/${id}/register`, { json: { messaging_product: 'whatsapp', pin } });
}

async function codeOf({ get }: RunningEmulator, id: string): Promise<string> {
  const { body } = await get('/_emulator/phones');
  return body.find((phone: { id: string }) => phone.id === id).pendingCode.code;
}

test('a number goes from added to connected', async () => {
  const emulator = runEmulator();
  const { get, post } = emulator;
  const id = await addNumber(emulator);
  const fields = `/v25.0/${id}?fields=code_verification_status,platform_type,status,is_pin_enabled`;
  expect((await get(fields)).body).toMatchObject({
    code_verification_status: 'NOT_VERIFIED',
    platform_type: 'NOT_APPLICABLE',
  });
  expect((await post(`/v25.0/${id}/request_code?code_method=SMS&language=en_US`)).body).toEqual({ success: true });
  expect((await post(`/v25.0/${id}/verify_code`, { json: { code: await codeOf(emulator, id) } })).body).toEqual({
    success: true,
  });
  expect((await register(emulator, id, '150954')).body).toEqual({ success: true });
  expect((await get(fields)).body).toMatchObject({
    code_verification_status: 'VERIFIED',
    platform_type: 'CLOUD_API',
    status: 'CONNECTED',
    is_pin_enabled: true,
  });
});

test('a number that is already there is refused', async () => {
  const emulator = runEmulator();
  await addNumber(emulator);
  const json = { country_code: '1', phone_number: '15550199999', verified_name: 'Again' };
  const { body } = await emulator.post(`/v25.0/${wabaId}/phone_numbers`, { json });
  expect(body.error).toMatchObject({ code: 100, error_subcode: 2388012 });
});

test('a number must be verified before it is registered', async () => {
  const emulator = runEmulator();
  const { status, body } = await register(emulator, await addNumber(emulator));
  expect([status, body.error.code]).toEqual([400, 133006]);
});

test('no code is sent to a number that is verified', async () => {
  const { post } = runEmulator();
  expect((await post(`/v25.0/${phoneId}/request_code?code_method=VOICE&language=en`)).body.error.code).toBe(136024);
});

test('a code is good for ten minutes and must be the right one', async () => {
  const emulator = runEmulator();
  const id = await addNumber(emulator);
  await emulator.post(`/v25.0/${id}/request_code?code_method=SMS&language=en_US`);
  const code = await codeOf(emulator, id);
  const wrong = code === '000000' ? '000001' : '000000';
  expect((await emulator.post(`/v25.0/${id}/verify_code?code=${wrong}`)).body.error.code).toBe(100);
  await emulator.advance(600_000);
  expect((await emulator.post(`/v25.0/${id}/verify_code?code=${code}`)).body.error.code).toBe(100);
});

test.each(['12345', '1234567', 'abcdef', '12-456'])('the PIN %s is refused', async (pin) => {
  const { body } = await register(runEmulator(), phoneId, pin);
  expect(body.error).toMatchObject({ code: 100, message: '(#100) Param pin must be a string of 6 digits' });
});

test('a wrong PIN is 133005, and after too many the right one is refused too, until it is set anew', async () => {
  const emulator = runEmulator();
  for (let guess = 0; guess < 5; guess += 1)
    expect((await register(emulator, phoneId, '000000')).body.error.code).toBe(133005);
  expect((await register(emulator, phoneId)).body.error.code).toBe(133008);
  await emulator.post(`/v25.0/${phoneId}`, { json: { pin: '314159' } });
  expect((await register(emulator, phoneId, '314159')).status).toBe(200);
});

test('registering is limited to ten times in 72 hours', async () => {
  const emulator = runEmulator();
  for (let time = 0; time < 10; time += 1) expect((await register(emulator, phoneId)).status).toBe(200);
  expect((await register(emulator, phoneId)).body.error.code).toBe(133016);
  await emulator.advance(HOURS_72);
  expect((await register(emulator, phoneId)).status).toBe(200);
});

test('a number that was deregistered is disconnected, and cannot be so twice', async () => {
  const emulator = runEmulator();
  await emulator.post(`/v25.0/${phoneId}/deregister`);
  const { body } = await emulator.get(`/v25.0/${phoneId}?fields=status,platform_type`);
  expect(body).toMatchObject({ status: 'DISCONNECTED', platform_type: 'NOT_APPLICABLE' });
  expect((await emulator.post(`/v25.0/${phoneId}/deregister`)).body.error.code).toBe(133010);
});

test('a new display name is reviewed before it shows', async () => {
  const { get, post, advance } = runEmulator();
  const fields = `/v25.0/${phoneId}?fields=verified_name,new_display_name,new_name_status`;
  await post(`/v25.0/${phoneId}?new_display_name=Luna%20Bread`);
  expect((await get(fields)).body).toMatchObject({
    verified_name: 'Luna Bakery',
    new_display_name: 'Luna Bread',
    new_name_status: 'PENDING_REVIEW',
  });
  await advance(2_000);
  expect((await get(fields)).body).toMatchObject({ verified_name: 'Luna Bread', new_name_status: 'APPROVED' });
});

test('a change of a number that names nothing is refused', async () => {
  const { post } = runEmulator();
  expect((await post(`/v25.0/${phoneId}`, { json: {} })).body.error.code).toBe(100);
});
