import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../src/emulator/default-seed.js';
import type { Seed } from '../../src/emulator/seed.js';
import { runEmulator, START_MS } from './running-emulator.js';
import { APP_TOKEN } from './tour.js';

const { appId, appSecret, businessId, phoneId, systemUserId, wabaId } = DEFAULT_IDS;
const OTHER = 'EAAotherToken0000000000000000000000000000';
type TokenSeed = NonNullable<Seed['tokens']>[number];

function withToken(token: Partial<TokenSeed>, more: Partial<Seed> = {}): Seed {
  const other: TokenSeed = { token: OTHER, appId, userId: systemUserId, ...token };
  return { ...defaultSeed, ...more, tokens: [...(defaultSeed.tokens ?? []), other] };
}

test('without a token everything is refused with 104', async () => {
  const { get } = runEmulator();
  const { status, body } = await get('/v25.0/me', { token: undefined });
  expect(status).toBe(401);
  expect(body.error).toMatchObject({ code: 104, message: 'An access token is required to request this resource.' });
});

test('an unknown token cannot be parsed', async () => {
  const { get } = runEmulator();
  const { status, body } = await get('/v25.0/me', { token: 'nonsense' });
  expect(status).toBe(401);
  expect(body.error).toMatchObject({ code: 190, message: 'Invalid OAuth access token - Cannot parse access token' });
  expect(body.error).not.toHaveProperty('error_subcode');
});

test('an app token with a wrong secret is refused', async () => {
  const { get } = runEmulator();
  expect((await get(`/v25.0/${appId}/subscriptions`, { token: `${appId}|wrong` })).body.error.code).toBe(190);
});

test('an expired token names both times', async () => {
  const { get } = runEmulator({ seed: withToken({ expiresAt: START_MS / 1000 - 3600 }) });
  const { status, body } = await get('/v25.0/me', { token: OTHER });
  expect([status, body.error.code, body.error.error_subcode]).toEqual([401, 190, 463]);
  expect(body.error.message).toBe(
    'Error validating access token: Session has expired on Monday, 23-Nov-26 03:00:00 PST. The current time is Monday, 23-Nov-26 04:00:00 PST.',
  );
});

test.each([456, 457, 458, 459, 460, 461, 462, 463, 464, 465, 466, 467, 468, 492])(
  'a token that died of %i says so',
  async (invalidSubcode) => {
    const { get } = runEmulator({ seed: withToken({ invalidSubcode }) });
    const { body } = await get('/v25.0/me', { token: OTHER });
    expect(body.error).toMatchObject({ code: 190, error_subcode: invalidSubcode });
    // A subcode of its own has a sentence of its own, not the one for subcodes that nobody knows.
    expect(body.error.message).toMatch(/^Error validating access token: .{10,}/);
    expect(body.error.message).not.toBe('Error validating access token: The session is invalid.');
  },
);

test('any token will do when the settings say so', async () => {
  const { get } = runEmulator({ settings: { acceptAnyToken: true } });
  expect((await get('/v25.0/me', { token: 'nonsense' })).body.id).toBe(systemUserId);
});

test.each([
  ['whatsapp_business_management', `/v25.0/${wabaId}`, 200],
  ['business_management', '/v25.0/me/businesses', 200],
  ['whatsapp_business_messaging', `/v25.0/${phoneId}/messages`, 10],
])('a token without %s is refused', async (missing, path, code) => {
  const scopes = ['business_management', 'whatsapp_business_management', 'whatsapp_business_messaging'];
  const { send } = runEmulator({ seed: withToken({ scopes: scopes.filter((scope) => scope !== missing) }) });
  const { status, body } = await send(code === 10 ? 'POST' : 'GET', path, { token: OTHER });
  expect([status, body.error.code]).toEqual([403, code]);
});

test('a number can be read with either permission, but registered with both only', async () => {
  const { get, post } = runEmulator({ seed: withToken({ scopes: ['whatsapp_business_messaging'] }) });
  expect((await get(`/v25.0/${phoneId}`, { token: OTHER })).status).toBe(200);
  const json = { messaging_product: 'whatsapp', pin: '271828' };
  expect((await post(`/v25.0/${phoneId}/register`, { token: OTHER, json })).status).toBe(403);
});

test('a WABA that is not assigned to the user does not exist for them', async () => {
  const user = { id: '122000000000001', name: 'Stranger' };
  const seed = withToken({ userId: user.id }, { users: [...(defaultSeed.users ?? []), user] });
  const { get } = runEmulator({ seed });
  for (const id of [wabaId, phoneId, businessId, systemUserId]) {
    expect((await get(`/v25.0/${id}`, { token: OTHER })).body.error).toMatchObject({ code: 100, error_subcode: 33 });
  }
});

test('a scope that is limited to another WABA does not reach this one', async () => {
  const granularTargets = { whatsapp_business_management: ['100000000000009'] };
  const { get } = runEmulator({ seed: withToken({ granularTargets }) });
  expect((await get(`/v25.0/${wabaId}`, { token: OTHER })).body.error.error_subcode).toBe(33);
});

test('permissions can be switched off', async () => {
  const { get } = runEmulator({ seed: withToken({ scopes: [] }), settings: { checkPermissions: false } });
  expect((await get(`/v25.0/${wabaId}`, { token: OTHER })).status).toBe(200);
});

test('subscriptions of an app need an app token', async () => {
  const { get } = runEmulator();
  expect((await get(`/v25.0/${appId}/subscriptions`)).body.error).toMatchObject({
    code: 15,
    message: '(#15) This method must be called with an app access_token.',
  });
});

test('an app token is nobody, and reads no WABA', async () => {
  const { get } = runEmulator();
  expect((await get('/v25.0/me', { token: APP_TOKEN })).body.error.code).toBe(2500);
  expect((await get(`/v25.0/${wabaId}`, { token: APP_TOKEN })).body.error.code).toBe(100);
});

function proofOf(text: string): string {
  return createHmac('sha256', appSecret).update(text).digest('hex');
}

test('appsecret_proof is checked when it is sent', async () => {
  const { get } = runEmulator();
  expect((await get(`/v25.0/me?appsecret_proof=${proofOf(DEFAULT_TOKEN)}`)).status).toBe(200);
  const { status, body } = await get('/v25.0/me?appsecret_proof=00');
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ code: 100, message: 'Invalid appsecret_proof provided in the API argument' });
});

test('neither token nor proof is kept with a message that came with them', async () => {
  const { get, post } = runEmulator();
  const time = START_MS / 1000;
  const proof = proofOf(`${DEFAULT_TOKEN}|${time}`);
  const query = `access_token=${DEFAULT_TOKEN}&appsecret_proof=${proof}&appsecret_time=${time}`;
  const json = { messaging_product: 'whatsapp', to: '+15550142233', text: { body: 'Hi' }, access_token: DEFAULT_TOKEN };
  const { status } = await post(`/v25.0/${phoneId}/messages?${query}`, { token: undefined, json });
  expect(status).toBe(200);
  const { body } = await get('/_emulator/messages', { token: undefined });
  expect(body[0].payload).toEqual({ messaging_product: 'whatsapp', to: '+15550142233', text: { body: 'Hi' } });
  const kept = JSON.stringify([body, (await get('/_emulator/deliveries', { token: undefined })).body]);
  expect(kept).not.toMatch(new RegExp(`${proof}|${DEFAULT_TOKEN}|appsecret`));
});

test('appsecret_proof is demanded when the app says so', async () => {
  const apps = [
    { ...defaultSeed.apps?.[0], id: appId, name: 'Strict', secret: appSecret, requireAppSecretProof: true },
  ];
  const { get } = runEmulator({ seed: { ...defaultSeed, apps } });
  expect((await get('/v25.0/me')).body.error.message).toBe(
    'API calls from the server require an appsecret_proof argument',
  );
  expect((await get(`/v25.0/me?appsecret_proof=${proofOf(DEFAULT_TOKEN)}`)).status).toBe(200);
});

test('appsecret_proof with a time is good for five minutes', async () => {
  const { get, advance } = runEmulator();
  const time = START_MS / 1000;
  const path = `/v25.0/me?appsecret_proof=${proofOf(`${DEFAULT_TOKEN}|${time}`)}&appsecret_time=${time}`;
  expect((await get(path)).status).toBe(200);
  await advance(301_000);
  expect((await get(path)).status).toBe(400);
});

test('a new PIN needs both permissions of WhatsApp, a new display name only one', async () => {
  const { post } = runEmulator({ seed: withToken({ scopes: ['whatsapp_business_management'] }) });
  const pin = await post(`/v25.0/${phoneId}`, { token: OTHER, json: { pin: '123456' } });
  expect([pin.status, pin.body.error.code]).toEqual([403, 10]);
  const name = await post(`/v25.0/${phoneId}`, { token: OTHER, json: { new_display_name: 'Luna' } });
  expect(name.status).toBe(200);
});

test('where any token passes, it is also one that can be looked at', async () => {
  const { get } = runEmulator({ settings: { acceptAnyToken: true } });
  const { body } = await get('/v25.0/debug_token?input_token=whatever', { token: 'whatever' });
  expect(body.data).toMatchObject({ is_valid: true, app_id: appId, user_id: systemUserId });
});

test('a proof that is as long as a right one but not of hex is refused', async () => {
  const { get } = runEmulator();
  const { status, body } = await get(`/v25.0/me?appsecret_proof=${encodeURIComponent('é'.repeat(64))}`);
  expect([status, body.error.message]).toEqual([400, 'Invalid appsecret_proof provided in the API argument']);
});
