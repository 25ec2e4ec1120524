import { expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../src/emulator/default-seed.js';
import type { Seed } from '../../src/emulator/seed.js';
import { type RunningEmulator, runEmulator, START_MS } from './running-emulator.js';
import { APP_TOKEN } from './tour.js';

const { appId, appSecret, businessId, personId, systemUserId, testAppId, testAppSecret, wabaId } = DEFAULT_IDS;
const OTHER = 'EAAotherToken0000000000000000000000000000';
const NOW = START_MS / 1000;
type TokenSeed = NonNullable<Seed['tokens']>[number];

function withToken(token: Partial<TokenSeed>): RunningEmulator {
  const other: TokenSeed = { token: OTHER, appId, userId: systemUserId, ...token };
  return runEmulator({ seed: { ...defaultSeed, tokens: [...(defaultSeed.tokens ?? []), other] } });
}

function debug({ get }: RunningEmulator, input: string, token: string = APP_TOKEN) {
  return get(`/v25.0/debug_token?input_token=${encodeURIComponent(input)}`, { token });
}

test('a token tells its app, user, scopes and times', async () => {
  const { body } = await debug(runEmulator(), DEFAULT_TOKEN);
  expect(body.data).toEqual({
    app_id: appId,
    type: 'SYSTEM_USER',
    application: 'Luna Bakery Messaging',
    data_access_expires_at: 0,
    expires_at: 0,
    issued_at: NOW - 86_400,
    is_valid: true,
    scopes: ['business_management', 'whatsapp_business_management', 'whatsapp_business_messaging'],
    granular_scopes: [
      { scope: 'business_management' },
      { scope: 'whatsapp_business_management' },
      { scope: 'whatsapp_business_messaging' },
    ],
    user_id: systemUserId,
  });
});

test('a scope that is limited names its WABAs, newest first', async () => {
  const [waba] = defaultSeed.wabas ?? [];
  if (!waba) throw new Error('The default seed has a WABA.');
  const older = { ...waba, id: '100000000000001', phones: [], templates: [], createdAt: 1_600_000_000 };
  const granularTargets = { whatsapp_business_management: [older.id, wabaId] };
  const token = { token: OTHER, appId, userId: systemUserId, granularTargets };
  const emulator = runEmulator({ seed: { ...defaultSeed, wabas: [waba, older], tokens: [token] } });
  const { body } = await debug(emulator, OTHER);
  expect(body.data.granular_scopes).toContainEqual({
    scope: 'whatsapp_business_management',
    target_ids: [wabaId, older.id],
  });
});

test('an expired token is no error of the call', async () => {
  const { status, body } = await debug(withToken({ expiresAt: NOW - 1 }), OTHER);
  expect(status).toBe(200);
  expect(body.data).toMatchObject({ is_valid: false, error: { code: 190, subcode: 463 } });
});

test('an unknown token is no error of the call either', async () => {
  const { status, body } = await debug(runEmulator(), 'nonsense');
  expect(status).toBe(200);
  expect(body.data).toMatchObject({ is_valid: false, error: { code: 190 }, scopes: [] });
});

test('an app token can be looked at too, and a user may look at their own', async () => {
  expect((await debug(runEmulator(), APP_TOKEN)).body.data).toEqual({
    app_id: appId,
    type: 'APP',
    application: 'Luna Bakery Messaging',
    is_valid: true,
    scopes: [],
  });
  expect((await debug(runEmulator(), DEFAULT_TOKEN, DEFAULT_TOKEN)).body.data.is_valid).toBe(true);
});

test("another app's token is refused", async () => {
  const other = { id: '712300456789099', name: 'Other', secret: 'other' };
  const emulator = runEmulator({ seed: { ...defaultSeed, apps: [...(defaultSeed.apps ?? []), other] } });
  const { status, body } = await debug(emulator, DEFAULT_TOKEN, '712300456789099|other');
  expect(status).toBe(400);
  expect(body.error.message).toBe('(#100) The App_id in the input_token did not match the Viewing App');
});

function exchange({ get }: RunningEmulator, params: Record<string, string>) {
  const query = new URLSearchParams({ client_id: appId, client_secret: appSecret, ...params });
  return get(`/v25.0/oauth/access_token?${query}`, { token: undefined });
}

test('a short-lived token is exchanged for one of 60 days', async () => {
  const emulator = withToken({ type: 'USER', expiresAt: NOW + 3600 });
  const { body } = await exchange(emulator, { grant_type: 'fb_exchange_token', fb_exchange_token: OTHER });
  expect(body).toEqual({
    access_token: expect.stringMatching(/^EAA[A-Za-z0-9]{60,}$/),
    token_type: 'bearer',
    expires_in: 5_183_944,
  });
  expect((await emulator.get('/v25.0/me', { token: body.access_token })).body.id).toBe(systemUserId);
  await emulator.advance(5_183_944_000);
  expect((await emulator.get('/v25.0/me', { token: body.access_token })).body.error.error_subcode).toBe(463);
});

test('a token that never expires is exchanged for another such', async () => {
  const { body } = await exchange(runEmulator(), { grant_type: 'fb_exchange_token', fb_exchange_token: DEFAULT_TOKEN });
  expect(body).not.toHaveProperty('expires_in');
});

test('a dead token cannot be exchanged', async () => {
  const emulator = withToken({ expiresAt: NOW - 1 });
  const { body } = await exchange(emulator, { grant_type: 'fb_exchange_token', fb_exchange_token: OTHER });
  expect(body.error).toMatchObject({ code: 190, error_subcode: 463 });
});

test.each([
  ['an unknown app', { client_id: '712300456789099' }, 101],
  ['a wrong secret', { client_secret: 'wrong' }, 1],
  ['nothing to exchange', {}, 100],
])('%s is refused', async (_what, params, code) => {
  const { status, body } = await exchange(runEmulator(), params);
  expect([status, body.error.code]).toEqual([400, code]);
});

test("a system user's token of 60 days is exchanged for a new one of 60 days", async () => {
  const emulator = withToken({ expiresAt: NOW + 86_400 });
  const { body } = await exchange(emulator, {
    grant_type: 'fb_exchange_token',
    fb_exchange_token: OTHER,
    set_token_expires_in_60_days: 'true',
  });
  expect(body.expires_in).toBe(5_183_944);
  expect((await debug(emulator, body.access_token)).body.data).toMatchObject({
    type: 'SYSTEM_USER',
    expires_at: NOW + 5_183_944,
  });
});

const REDIRECT = 'http://localhost:3000/';

async function makeCode({ post }: RunningEmulator, login: Record<string, unknown> = {}): Promise<string> {
  const json = { appId, userId: personId, redirectUri: REDIRECT, ...login };
  return (await post('/_emulator/codes', { json })).body.code;
}

async function redeem(emulator: RunningEmulator, login: Record<string, unknown> = {}) {
  const code = await makeCode(emulator, login);
  return (await exchange(emulator, { code, redirect_uri: REDIRECT })).body;
}

test('a code is exchanged once, with the same redirect', async () => {
  const emulator = runEmulator();
  const code = await makeCode(emulator);
  expect((await exchange(emulator, { code, redirect_uri: 'http://localhost/' })).body.error.error_subcode).toBe(36008);
  const { body } = await exchange(emulator, { code, redirect_uri: REDIRECT });
  expect((await emulator.get('/v25.0/me', { token: body.access_token })).body.id).toBe(personId);
  const again = await exchange(emulator, { code, redirect_uri: REDIRECT });
  expect(again.body.error).toMatchObject({ code: 100, message: 'This authorization code has been used.' });
});

test('a code belongs to its app', async () => {
  const emulator = runEmulator();
  const code = await makeCode(emulator);
  const other = { client_id: testAppId, client_secret: testAppSecret };
  expect((await exchange(emulator, { ...other, code, redirect_uri: REDIRECT })).body.error.code).toBe(100);
});

test('a code dies after some minutes', async () => {
  const emulator = runEmulator();
  const code = await makeCode(emulator);
  await emulator.advance(600_000);
  const { body } = await exchange(emulator, { code, redirect_uri: REDIRECT });
  expect(body.error.message).toBe('This authorization code has expired.');
});

test("a person's token lives one to two hours, may read for 90 days, and is exchanged for one of 60 days", async () => {
  const emulator = runEmulator();
  const short = await redeem(emulator);
  expect(short.expires_in).toBe(7_200);
  expect((await debug(emulator, short.access_token)).body.data).toMatchObject({
    type: 'USER',
    user_id: personId,
    expires_at: NOW + 7_200,
    data_access_expires_at: NOW + 90 * 86_400,
  });
  const params = { grant_type: 'fb_exchange_token', fb_exchange_token: short.access_token };
  const long = (await exchange(emulator, params)).body;
  expect(long.expires_in).toBe(5_183_944);
  await emulator.advance(7_200_000);
  expect((await emulator.get('/v25.0/me', { token: short.access_token })).body.error.error_subcode).toBe(463);
  expect((await emulator.get('/v25.0/me', { token: long.access_token })).status).toBe(200);
  expect((await debug(emulator, long.access_token)).body.data.data_access_expires_at).toBe(NOW + 90 * 86_400);
});

test('a code may give a token of a new system user that reaches what was chosen', async () => {
  const emulator = runEmulator();
  const granted = await redeem(emulator, { tokenType: 'SYSTEM_USER', expires: false });
  expect(granted).not.toHaveProperty('expires_in');
  const { body } = await emulator.get('/v25.0/me?fields=name,client_business_id', { token: granted.access_token });
  expect(body).toMatchObject({ name: 'Luna Bakery Messaging System User', client_business_id: businessId });
  expect([systemUserId, personId]).not.toContain(body.id);
  expect((await emulator.get(`/v25.0/${wabaId}`, { token: granted.access_token })).status).toBe(200);
  expect((await redeem(emulator, { tokenType: 'SYSTEM_USER' })).expires_in).toBe(5_183_944);
});

test('a changed password ends the logins of that person, and of nobody else', async () => {
  const emulator = runEmulator();
  const own = (await redeem(emulator)).access_token;
  const integration = (await redeem(emulator, { tokenType: 'SYSTEM_USER' })).access_token;
  await emulator.post(`/_emulator/users/${personId}/password`);
  const { body } = await emulator.get('/v25.0/me', { token: own });
  expect(body.error).toMatchObject({ code: 190, error_subcode: 460 });
  for (const token of [integration, DEFAULT_TOKEN]) {
    expect((await emulator.get('/v25.0/me', { token })).status).toBe(200);
  }
});
