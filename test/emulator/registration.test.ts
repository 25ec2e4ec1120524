import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import { type RunningEmulator, runEmulator } from './running-emulator.js';

const { businessId, phoneId, wabaId } = DEFAULT_IDS;
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
  await emulator.advance(HOURS_72);
  expect((await register(emulator, phoneId)).status).toBe(200);
});

test('one registration too many locks the number for 72 hours, and another does not prolong that', async () => {
  const emulator = runEmulator();
  const code = async () => (await register(emulator, phoneId)).body.error?.code ?? null;
  for (let time = 0; time < 10; time += 1) expect(await code()).toBe(null);
  await emulator.advance(HOURS_72 - 2_000);
  expect(await code()).toBe(133016);
  await emulator.advance(HOURS_72 - 2_000);
  expect(await code()).toBe(133016);
  await emulator.advance(2_000);
  expect(await code()).toBe(null);
});

test('a number that was deregistered is disconnected, and cannot be so twice', async () => {
  const emulator = runEmulator();
  await emulator.post(`/v25.0/${phoneId}/deregister`);
  const { body } = await emulator.get(`/v25.0/${phoneId}?fields=status,platform_type`);
  expect(body).toMatchObject({ status: 'DISCONNECTED', platform_type: 'NOT_APPLICABLE' });
  expect((await emulator.post(`/v25.0/${phoneId}/deregister`)).body.error.code).toBe(133010);
});

test('a code may be asked for in the query, in JSON or in a form', async () => {
  const { emulator, post } = runEmulator();
  Object.assign(emulator.state.phones.get(phoneId) ?? {}, { codeVerificationStatus: 'NOT_VERIFIED' });
  const wanted = { code_method: 'SMS', language: 'en_US' };
  const replies = [
    await post(`/v25.0/${phoneId}/request_code?${new URLSearchParams(wanted)}`),
    await post(`/v25.0/${phoneId}/request_code`, { json: wanted }),
    await post(`/v25.0/${phoneId}/request_code`, { form: new URLSearchParams(wanted) }),
  ];
  expect(replies.map(({ body }) => body)).toEqual(replies.map(() => ({ success: true })));
});

test('codes are limited to ten in 72 hours', async () => {
  const emulator = runEmulator();
  const id = await addNumber(emulator);
  const ask = async () => (await emulator.post(`/v25.0/${id}/request_code?code_method=SMS&language=en_US`)).body;
  for (let time = 0; time < 10; time += 1) expect(await ask()).toEqual({ success: true });
  expect((await ask()).error.code).toBe(136025);
  await emulator.advance(HOURS_72);
  expect(await ask()).toEqual({ success: true });
});

test('a number shows where in its life it is', async () => {
  const emulator = runEmulator();
  const { get, post } = emulator;
  const id = await addNumber(emulator);
  const fields =
    'status,code_verification_status,platform_type,throughput,is_pin_enabled,last_onboarded_time,health_status';
  const look = async () => {
    const { body } = await get(`/v25.0/${id}?fields=${fields}`);
    const { health_status, throughput, last_onboarded_time, ...rest } = body;
    const errors = health_status.entities[0].errors?.map((error: { error_code: number }) => error.error_code);
    return { ...rest, level: throughput.level, hasTime: last_onboarded_time !== undefined, errors };
  };
  const added = {
    status: 'PENDING',
    code_verification_status: 'NOT_VERIFIED',
    platform_type: 'NOT_APPLICABLE',
    is_pin_enabled: false,
    level: 'NOT_APPLICABLE',
    hasTime: false,
    errors: [141000],
    id,
  };
  expect(await look()).toEqual(added);
  await post(`/v25.0/${id}/request_code?code_method=SMS&language=en_US`);
  await post(`/v25.0/${id}/verify_code`, { json: { code: await codeOf(emulator, id) } });
  const verified = { ...added, code_verification_status: 'VERIFIED' };
  expect(await look()).toEqual(verified);
  await register(emulator, id, '150954');
  const registered = { status: 'CONNECTED', platform_type: 'CLOUD_API', level: 'STANDARD', is_pin_enabled: true };
  expect(await look()).toEqual({ ...verified, ...registered, hasTime: true, errors: undefined });
  await post(`/v25.0/${id}/deregister`);
  const gone = { status: 'DISCONNECTED', is_pin_enabled: true, hasTime: true };
  expect(await look()).toEqual({ ...verified, ...gone });
});

test('a test number has no time of onboarding', async () => {
  const emulator = runEmulator();
  const time = async () =>
    (await emulator.get(`/v25.0/${phoneId}?fields=last_onboarded_time`)).body.last_onboarded_time;
  await register(emulator, phoneId);
  expect(await time()).toBe('2026-11-23T12:00:00+0000');
  const id = await addNumber(emulator);
  const changes = { accountMode: 'SANDBOX', codeVerificationStatus: 'VERIFIED' };
  await emulator.send('PATCH', `/_emulator/phones/${id}`, { json: changes });
  expect((await register(emulator, id)).status).toBe(200);
  expect((await emulator.get(`/v25.0/${id}?fields=last_onboarded_time`)).body).toEqual({ id });
});

describe('how many numbers a portfolio may have', () => {
  async function addUpTo({ post }: RunningEmulator, count: number): Promise<(number | undefined)[]> {
    const codes: (number | undefined)[] = [];
    for (let number = 0; number < count; number += 1) {
      const json = { cc: '1', phone_number: `55501990${10 + number}`, verified_name: 'Luna' };
      codes.push((await post(`/v25.0/${wabaId}/phone_numbers`, { json })).body.error?.code);
    }
    return codes;
  }
  const change = ({ send }: RunningEmulator, json: object) =>
    send('PATCH', `/_emulator/businesses/${businessId}`, { json });

  test('is two at first', async () => {
    const emulator = runEmulator();
    await change(emulator, { verificationStatus: 'not_verified', messagingLimit: 'TIER_250' });
    expect(await addUpTo(emulator, 2)).toEqual([undefined, 100]);
  });

  test.each([
    ['once it is verified', { verificationStatus: 'verified', messagingLimit: 'TIER_250' }],
    ['from a limit of 2 000 on', { verificationStatus: 'not_verified', messagingLimit: 'TIER_2K' }],
  ])('is twenty %s', async (_when, state) => {
    const emulator = runEmulator();
    await change(emulator, state);
    const codes = await addUpTo(emulator, 20);
    expect([codes.filter((code) => code === undefined).length, codes.at(-1)]).toEqual([19, 100]);
  });
});

describe('deleting a number', () => {
  const remove = (emulator: RunningEmulator, id: string) => emulator.delete(`/_emulator/phones/${id}`);

  test('is nothing that the API can do', async () => {
    const emulator = runEmulator();
    const { status, body } = await emulator.delete(`/v25.0/${phoneId}`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 100,
      error_subcode: 33,
      message: expect.stringMatching(/^Unsupported delete request\./),
    });
  });

  test('lets its digits be added at once, but registered after five minutes only', async () => {
    const emulator = runEmulator();
    const first = await addNumber(emulator);
    expect((await remove(emulator, first)).body).toEqual({ success: true });
    expect((await emulator.get(`/v25.0/${first}`)).body.error.error_subcode).toBe(33);
    const again = await addNumber(emulator);
    const changes = { codeVerificationStatus: 'VERIFIED' };
    await emulator.send('PATCH', `/_emulator/phones/${again}`, { json: changes });
    expect((await register(emulator, again)).body.error.code).toBe(133015);
    await emulator.advance(300_000);
    expect((await register(emulator, again)).status).toBe(200);
  });

  test('is refused for 30 days after a paid message', async () => {
    const emulator = runEmulator();
    const template = { name: 'hello_world', language: { code: 'en_US' } };
    const json = { messaging_product: 'whatsapp', to: '+15550142233', type: 'template', template };
    await emulator.post(`/v25.0/${phoneId}/messages`, { json });
    expect((await remove(emulator, phoneId)).status).toBe(409);
    await emulator.advance(30 * 86_400_000);
    expect((await remove(emulator, phoneId)).status).toBe(200);
  });

  test('is not refused for messages that cost nothing', async () => {
    const emulator = runEmulator();
    await emulator.post('/_emulator/inbound', { json: { from: '15550142233', text: 'Hello' } });
    const json = { messaging_product: 'whatsapp', to: '+15550142233', type: 'text', text: { body: 'Hi' } };
    await emulator.post(`/v25.0/${phoneId}/messages`, { json });
    expect((await remove(emulator, phoneId)).status).toBe(200);
    await emulator.advance(60_000);
  });
});

test('a number that is in use in the app too says so, and cannot be deregistered', async () => {
  const emulator = runEmulator();
  const read = async () => (await emulator.get(`/v25.0/${phoneId}?fields=is_on_biz_app`)).body.is_on_biz_app;
  expect(await read()).toBe(false);
  await emulator.send('PATCH', `/_emulator/phones/${phoneId}`, { json: { isOnBizApp: true } });
  expect(await read()).toBe(true);
  expect((await emulator.post(`/v25.0/${phoneId}/deregister`)).body.error.code).toBe(100);
  expect((await emulator.get(`/v25.0/${phoneId}?fields=status`)).body.status).toBe('CONNECTED');
});

test('a deregistration that fails in the middle can be played', async () => {
  const emulator = runEmulator();
  const action = { kind: 'refuse', httpStatus: 500, code: 133000 };
  await emulator.post('/_emulator/faults', { json: { pathEndsWith: '/register', action } });
  expect((await register(emulator, phoneId)).body.error.code).toBe(133000);
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
