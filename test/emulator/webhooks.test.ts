import { expect, test } from 'vitest';
import { NetworkFault } from '../../src/core/network-fault.js';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import { openCallback, subscribeApp } from './callbacks.js';
import { type RunningEmulator, runEmulator } from './running-emulator.js';
import { APP_TOKEN } from './tour.js';

const { appId, phoneId, wabaId } = DEFAULT_IDS;
const SUBSCRIPTIONS = `/v25.0/${appId}/subscriptions`;

function subscribe({ post }: RunningEmulator, callback_url: string, more: Record<string, unknown> = {}) {
  const json = {
    object: 'whatsapp_business_account',
    callback_url,
    verify_token: 'secret',
    fields: 'messages',
    ...more,
  };
  return post(SUBSCRIPTIONS, { token: APP_TOKEN, json });
}

test('a callback that passes the handshake is kept with its fields', async () => {
  const emulator = runEmulator();
  const callback = openCallback(emulator, 'hooks.example');
  expect((await subscribe(emulator, callback.url, { fields: 'messages, account_update' })).body).toEqual({
    success: true,
  });
  const { body } = await emulator.get(SUBSCRIPTIONS, { token: APP_TOKEN });
  expect(body.data).toEqual([
    {
      object: 'whatsapp_business_account',
      callback_url: callback.url,
      active: true,
      fields: [
        { name: 'messages', version: 'v25.0' },
        { name: 'account_update', version: 'v25.0' },
      ],
    },
  ]);
  expect(emulator.events).toContainEqual({ kind: 'handshake', url: callback.url, problem: undefined });
});

test('a second subscription replaces the fields of the first', async () => {
  const emulator = runEmulator();
  const callback = openCallback(emulator, 'hooks.example');
  await subscribe(emulator, callback.url, { fields: ['messages', 'security'] });
  await subscribe(emulator, callback.url, { fields: '["calls"]' });
  const { body } = await emulator.get(SUBSCRIPTIONS, { token: APP_TOKEN });
  expect(body.data[0].fields).toEqual([{ name: 'calls', version: 'v25.0' }]);
});

test('fields can be taken away one by one, or all with the callback', async () => {
  const emulator = runEmulator();
  const callback = openCallback(emulator, 'hooks.example');
  await subscribe(emulator, callback.url, { fields: 'messages,security' });
  await emulator.delete(`${SUBSCRIPTIONS}?object=whatsapp_business_account&fields=security`, { token: APP_TOKEN });
  const { body } = await emulator.get(SUBSCRIPTIONS, { token: APP_TOKEN });
  expect(body.data[0].fields).toEqual([{ name: 'messages', version: 'v25.0' }]);
  await emulator.delete(`${SUBSCRIPTIONS}?object=whatsapp_business_account`, { token: APP_TOKEN });
  expect((await emulator.get(SUBSCRIPTIONS, { token: APP_TOKEN })).body).toEqual({ data: [] });
});

test('an unknown field is refused before the handshake', async () => {
  const emulator = runEmulator();
  const { body } = await subscribe(emulator, openCallback(emulator, 'hooks.example').url, { fields: 'mesages' });
  expect(body.error.code).toBe(100);
  expect(emulator.events.filter(({ kind }) => kind === 'handshake')).toEqual([]);
});

const PREFIX = '(#2200) Callback verification failed with the following errors: ';

test('a wrong verify token fails the handshake', async () => {
  const emulator = runEmulator();
  const { status, body } = await subscribe(emulator, openCallback(emulator, 'hooks.example').url, {
    verify_token: 'wrong',
  });
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ code: 2200, message: `${PREFIX}HTTP Status Code = 403` });
});

test('the challenge must come back and nothing else', async () => {
  const emulator = runEmulator();
  emulator.hosts.set('hooks.example', async ({ url }) => {
    const challenge = new URL(url).searchParams.get('hub.challenge');
    return { status: 200, headers: {}, body: new TextEncoder().encode(`"${challenge}"`) };
  });
  const { body } = await subscribe(emulator, 'https://hooks.example/');
  expect(body.error.message).toMatch(/Response does not match challenge, expected value = "\d+", received = "\\?"\d+/);
});

test.each([
  ['dns', 'curl_errno = 6; curl_error = Could not resolve host: hooks.example; HTTP Status Code = 0'],
  ['connect', 'curl_errno = 7; curl_error = Failed to connect to hooks.example; HTTP Status Code = 0'],
  ['timeout', 'curl_errno = 28; curl_error = Operation timed out; HTTP Status Code = 0'],
  ['broken', 'curl_errno = 52; curl_error = Empty reply from server; HTTP Status Code = 0'],
  ['tls', 'curl_errno = 60; curl_error = SSL certificate problem: CERT; HTTP Status Code = 0'],
] as const)('a handshake that ends in %s reads as curl says it', async (reason, text) => {
  const emulator = runEmulator();
  emulator.hosts.set('hooks.example', async () => {
    throw new NetworkFault(reason, 'CERT', true);
  });
  expect((await subscribe(emulator, 'https://hooks.example/')).body.error.message).toBe(PREFIX + text);
});

test('http is taken on this machine and in its containers only', async () => {
  const emulator = runEmulator();
  for (const host of ['127.0.0.1:3000', 'localhost:3000', 'app:3000', '192.168.1.5']) {
    openCallback(emulator, host);
    expect((await subscribe(emulator, `http://${host}/hook`)).status).toBe(200);
  }
  expect((await subscribe(emulator, 'http://hooks.example/')).body.error.code).toBe(100);
  expect((await subscribe(emulator, 'not a url')).body.error.code).toBe(100);
});

test('an app is subscribed to a WABA and unsubscribed again', async () => {
  const emulator = runEmulator();
  const path = `/v25.0/${wabaId}/subscribed_apps`;
  expect((await emulator.get(path)).body).toEqual({ data: [] });
  await emulator.post(path);
  expect((await emulator.get(path)).body.data).toEqual([
    {
      whatsapp_business_api_data: {
        id: appId,
        name: 'Luna Bakery Messaging',
        link: `https://www.facebook.com/games/?app_id=${appId}`,
      },
    },
  ]);
  await emulator.delete(path);
  expect((await emulator.get(path)).body).toEqual({ data: [] });
});

test('an override of a WABA needs a handshake, and a subscription without one removes it', async () => {
  const emulator = runEmulator();
  const path = `/v25.0/${wabaId}/subscribed_apps`;
  const { url } = openCallback(emulator, 'waba.example');
  await emulator.post(path);
  const wrong = await emulator.post(path, { json: { override_callback_uri: url, verify_token: 'wrong' } });
  expect(wrong.body.error.code).toBe(2200);
  await emulator.post(path, { json: { override_callback_uri: url, verify_token: 'secret' } });
  expect((await emulator.get(path)).body.data[0].override_callback_uri).toBe(url);
  await emulator.post(path);
  expect((await emulator.get(path)).body.data[0]).not.toHaveProperty('override_callback_uri');
});

test('a number shows the callbacks of all three levels', async () => {
  const emulator = runEmulator();
  const [app, waba, phone] = ['app.example', 'waba.example', 'phone.example'].map((host) =>
    openCallback(emulator, host),
  );
  if (!app || !waba || !phone) throw new Error('Three callbacks were opened.');
  await subscribeApp(emulator, { appId, wabaId }, { callback: app, fields: ['messages'] });
  await emulator.post(`/v25.0/${wabaId}/subscribed_apps`, {
    json: { override_callback_uri: waba.url, verify_token: 'secret' },
  });
  const webhook_configuration = JSON.stringify({ override_callback_uri: phone.url, verify_token: 'secret' });
  await emulator.post(`/v25.0/${phoneId}`, { json: { webhook_configuration } });
  const read = async () =>
    (await emulator.get(`/v25.0/${phoneId}?fields=webhook_configuration`)).body.webhook_configuration;
  expect(await read()).toEqual({ phone_number: phone.url, whatsapp_business_account: waba.url, application: app.url });
  await emulator.post(`/v25.0/${phoneId}`, { json: { webhook_configuration: { override_callback_uri: '' } } });
  expect(await read()).toEqual({ whatsapp_business_account: waba.url, application: app.url });
});

test('an override may have 200 characters', async () => {
  const emulator = runEmulator();
  const uri = `https://waba.example/${'x'.repeat(200)}`;
  const json = { override_callback_uri: uri, verify_token: 'secret' };
  await emulator.post(`/v25.0/${wabaId}/subscribed_apps`);
  const { body } = await emulator.post(`/v25.0/${wabaId}/subscribed_apps`, { json });
  expect(body.error).toMatchObject({ code: 100, message: expect.stringContaining('at most 200 characters') });
});

// user-problems.md 7
test.each([
  ['an account', `/v25.0/${wabaId}/subscribed_apps`, (override: object) => override],
  ['a number', `/v25.0/${phoneId}`, (override: object) => ({ webhook_configuration: override })],
])('an override of %s is refused before the app is subscribed, and nobody shakes hands', async (_what, path, wrap) => {
  const emulator = runEmulator();
  const { url } = openCallback(emulator, 'hooks.example');
  const json = wrap({ override_callback_uri: url, verify_token: 'secret' });
  const { status, body } = await emulator.post(path, { json });
  expect([status, body.error.code]).toEqual([400, 100]);
  expect(body.error.message).toContain('your app must be subscribed');
  expect(emulator.events.filter(({ kind }) => kind === 'handshake')).toEqual([]);
  await emulator.post(`/v25.0/${wabaId}/subscribed_apps`);
  expect((await emulator.post(path, { json })).body).toEqual({ success: true });
});

test('an override that is taken away needs no subscription', async () => {
  const { post } = runEmulator();
  const json = { webhook_configuration: { override_callback_uri: '' } };
  expect((await post(`/v25.0/${phoneId}`, { json })).body).toEqual({ success: true });
});

test('a callback needs a verify token', async () => {
  const emulator = runEmulator();
  const { url } = openCallback(emulator, 'hooks.example');
  const json = { object: 'whatsapp_business_account', callback_url: url, fields: 'messages' };
  const { body } = await emulator.post(SUBSCRIPTIONS, { token: APP_TOKEN, json });
  expect(body.error.message).toBe('(#100) The parameter verify_token is required.');
});

test('webhooks about the number name it in digits', async () => {
  const emulator = runEmulator();
  const callback = openCallback(emulator, 'hooks.example');
  await subscribeApp(emulator, { appId, wabaId }, { callback, fields: ['security'] });
  await emulator.post(`/v25.0/${phoneId}`, { json: { pin: '123456' } });
  await emulator.advance(0);
  const { entry } = JSON.parse(new TextDecoder().decode(callback.deliveries[0]?.body));
  expect(entry[0].changes[0].value).toEqual({ display_phone_number: '15550192837', event: 'PIN_CHANGED' });
});
