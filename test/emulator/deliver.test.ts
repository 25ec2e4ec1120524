import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { NetworkFault } from '../../src/core/network-fault.js';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import type { Change } from '../../src/emulator/route.js';
import { openCallback, subscribeApp } from './callbacks.js';
import { runEmulator, START_MS } from './running-emulator.js';

const { appId, appSecret, phoneId, wabaId } = DEFAULT_IDS;
const MESSAGE: Change = {
  wabaId,
  phoneId,
  field: 'messages',
  value: { messaging_product: 'whatsapp', text: 'Añejo 🥐 https://luna.example/' },
};
const ACCOUNT: Change = { wabaId, phoneId, field: 'account_update', value: { event: 'ACCOUNT_DELETED' } };

/** An app with a callback, subscribed to the WABA, with two fields ticked. */
async function subscribed(settings = {}) {
  const emulator = runEmulator({ settings });
  const callback = openCallback(emulator, 'app.example');
  await subscribeApp(emulator, { appId, wabaId }, { callback, fields: ['messages', 'account_update'] });
  return { ...emulator, running: emulator, callback };
}

test('a delivery is signed over exactly its bytes, which are ASCII', async () => {
  const { emulator, callback } = await subscribed();
  emulator.world.publish(MESSAGE);
  await emulator.settle();
  const [delivery] = callback.deliveries;
  const body = delivery?.body ?? new Uint8Array();
  const text = new TextDecoder().decode(body);
  expect(text).toContain('"text":"A\\u00f1ejo \\ud83e\\udd50 https:\\/\\/luna.example\\/"');
  expect(JSON.parse(text)).toEqual({
    object: 'whatsapp_business_account',
    entry: [{ id: wabaId, changes: [{ value: MESSAGE.value, field: 'messages' }] }],
  });
  expect(delivery?.headers).toEqual({
    host: 'app.example',
    accept: '*/*',
    'content-type': 'application/json',
    'content-length': String(body.length),
    'user-agent': 'facebookexternalua',
    'x-hub-signature': `sha1=${createHmac('sha1', appSecret).update(body).digest('hex')}`,
    'x-hub-signature-256': `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`,
  });
});

test('changes of the account carry the time of the entry', async () => {
  const { emulator, callback } = await subscribed();
  emulator.world.publish(ACCOUNT);
  await emulator.settle();
  const { entry } = JSON.parse(new TextDecoder().decode(callback.deliveries[0]?.body));
  expect(entry[0].time).toBe(START_MS / 1000);
});

test('nothing is delivered to an app that is not subscribed to the WABA', async () => {
  const emulator = runEmulator();
  const callback = openCallback(emulator, 'app.example');
  await subscribeApp(emulator, { appId }, { callback, fields: ['messages'] });
  emulator.emulator.world.publish(MESSAGE);
  await emulator.emulator.settle();
  expect(callback.deliveries).toEqual([]);
  expect(emulator.events).toContainEqual({ kind: 'not-delivered', field: 'messages', reason: 'no-app-subscribed' });
});

test('nothing is delivered for a field that is not ticked', async () => {
  const { emulator, callback, events } = await subscribed();
  emulator.world.publish({ ...MESSAGE, field: 'calls' });
  await emulator.settle();
  expect(callback.deliveries).toEqual([]);
  expect(events).toContainEqual({ kind: 'not-delivered', field: 'calls', reason: 'field-not-ticked' });
});

// user-problems.md 5
test('an app in development mode hears of test numbers alone, until it is live', async () => {
  const { emulator, callback, events, running } = await subscribed();
  const change = (path: string, json: object) => running.send('PATCH', `/_emulator/${path}`, { json });
  const deliver = async (what: Change) => {
    emulator.world.publish(what);
    await emulator.settle();
    return callback.deliveries.length;
  };
  await change(`apps/${appId}`, { mode: 'development' });
  expect(await deliver(MESSAGE)).toBe(0);
  expect(events).toContainEqual({ kind: 'not-delivered', field: 'messages', reason: 'app-in-development' });
  await change(`phones/${phoneId}`, { accountMode: 'SANDBOX' });
  expect(await deliver(MESSAGE)).toBe(1);
  expect(await deliver({ ...ACCOUNT, phoneId: undefined })).toBe(1);
  await change(`apps/${appId}`, { mode: 'live' });
  expect(await deliver({ ...ACCOUNT, phoneId: undefined })).toBe(2);
});

test("the number's callback wins over the WABA's, and that over the app's", async () => {
  const { emulator, running, callback } = await subscribed();
  const waba = openCallback(running, 'waba.example');
  const phone = openCallback(running, 'phone.example');
  const override = (url: string) => ({ override_callback_uri: url, verify_token: 'secret' });
  const deliver = async () => {
    emulator.world.publish(MESSAGE);
    await emulator.settle();
    return [phone, waba, callback].map(({ deliveries }) => deliveries.length);
  };
  await running.post(`/v25.0/${wabaId}/subscribed_apps`, { json: override(waba.url) });
  await running.post(`/v25.0/${phoneId}`, { json: { webhook_configuration: override(phone.url) } });
  expect(await deliver()).toEqual([1, 0, 0]);
  await running.post(`/v25.0/${phoneId}`, { json: { webhook_configuration: override('') } });
  expect(await deliver()).toEqual([1, 1, 0]);
  await running.post(`/v25.0/${wabaId}/subscribed_apps`);
  expect(await deliver()).toEqual([1, 1, 1]);
});

test('what happens to the account goes to the app, whatever the overrides', async () => {
  const { emulator, running, callback } = await subscribed();
  const waba = openCallback(running, 'waba.example');
  const json = { override_callback_uri: waba.url, verify_token: 'secret' };
  await running.post(`/v25.0/${wabaId}/subscribed_apps`, { json });
  emulator.world.publish(ACCOUNT);
  await emulator.settle();
  expect([waba.deliveries.length, callback.deliveries.length]).toEqual([0, 1]);
});

test('only 200 counts: anything else is tried again, with growing pauses, until it is given up', async () => {
  const { emulator, callback, advance } = await subscribed({ deliveryRetryMs: [1_000, 5_000] });
  callback.status = 204;
  emulator.world.publish(MESSAGE);
  await emulator.settle();
  const [record] = emulator.state.deliveries;
  expect([record?.state, callback.deliveries.length]).toEqual(['retrying', 1]);
  await advance(999);
  expect(callback.deliveries.length).toBe(1);
  await advance(1);
  expect(callback.deliveries.length).toBe(2);
  await advance(5_000);
  expect([record?.state, callback.deliveries.length]).toEqual(['given-up', 3]);
  await advance(86_400_000);
  expect(callback.deliveries.length).toBe(3);
  expect(record?.attempts.map(({ problem }) => problem)).toEqual(['HTTP 204', 'HTTP 204', 'HTTP 204']);
});

test('a delivery that finds its receiver again is done, with the same bytes', async () => {
  const { emulator, running, callback, advance } = await subscribed();
  const online = running.hosts.get('app.example');
  running.hosts.set('app.example', async () => {
    throw new NetworkFault('connect', 'ECONNREFUSED', false);
  });
  emulator.world.publish(MESSAGE);
  await emulator.settle();
  expect(emulator.state.deliveries[0]?.attempts[0]).toMatchObject({
    status: undefined,
    problem: expect.stringContaining('curl_errno = 7'),
  });
  if (online) running.hosts.set('app.example', online);
  await advance(1_000);
  expect(emulator.state.deliveries[0]).toMatchObject({ state: 'delivered', level: 'app' });
  expect(new TextDecoder().decode(callback.deliveries[0]?.body)).toBe(emulator.state.deliveries[0]?.body);
});

test('closing the emulator cancels what is still to come', async () => {
  const { emulator, callback, advance } = await subscribed();
  callback.status = 500;
  emulator.world.publish(MESSAGE);
  await emulator.settle();
  emulator.close();
  await advance(86_400_000);
  expect(callback.deliveries.length).toBe(1);
});

test('a customer who writes is heard by the app, and the event says so', async () => {
  const { callback, events, post } = await subscribed();
  await post('/_emulator/inbound', { json: { from: '15550142233', text: 'Open today?' } });
  await post('/_emulator/settle');
  const { entry } = JSON.parse(new TextDecoder().decode(callback.deliveries[0]?.body));
  expect(entry[0].changes[0].value.messages[0]).toMatchObject({ type: 'text', text: { body: 'Open today?' } });
  expect(events).toContainEqual(
    expect.objectContaining({ kind: 'delivery', status: 200, state: 'delivered', attempt: 1 }),
  );
});

test('a delivery that was forgotten by a reset is not tried again', async () => {
  const { emulator, callback, post, advance } = await subscribed();
  callback.status = 500;
  emulator.world.publish(MESSAGE);
  await emulator.settle();
  await post('/_emulator/reset');
  await advance(86_400_000);
  expect([callback.deliveries.length, emulator.state.deliveries]).toEqual([1, []]);
});

test('what waits behind ten deliveries goes together, each change once and in order', async () => {
  const { emulator, callback, get } = await subscribed();
  for (let number = 0; number < 250; number += 1) {
    emulator.world.publish({ ...MESSAGE, value: { messaging_product: 'whatsapp', number } });
  }
  const waiting = (await get('/_emulator/deliveries')).body;
  expect(waiting.at(-1)).toMatchObject({ state: 'waiting', changes: 40 });
  await emulator.settle();
  const bodies = callback.deliveries.map(({ body }) => JSON.parse(new TextDecoder().decode(body)));
  const changes = bodies.map(({ entry }) => entry.flatMap((one: { changes: unknown[] }) => one.changes));
  expect(changes.map(({ length }) => length)).toEqual([...Array.from({ length: 10 }, () => 1), 100, 100, 40]);
  expect(changes.flat().map(({ value }) => value.number)).toEqual(Array.from({ length: 250 }, (_, number) => number));
});

test('several changes in one delivery count as several in the history', async () => {
  const { emulator } = await subscribed({ historyLimit: 120 });
  for (let number = 0; number < 250; number += 1) emulator.world.publish(MESSAGE);
  await emulator.settle();
  emulator.world.publish(MESSAGE);
  await emulator.settle();
  expect(emulator.state.deliveries.map(({ changes }) => changes)).toEqual([40, 1]);
});

test('changes of another field are not put together with messages', async () => {
  const { emulator, callback } = await subscribed();
  for (let number = 0; number < 12; number += 1) emulator.world.publish(MESSAGE);
  emulator.world.publish(ACCOUNT);
  await emulator.settle();
  const last = JSON.parse(new TextDecoder().decode(callback.deliveries.at(-1)?.body));
  expect(last.entry[0].changes.map(({ field }: { field: string }) => field)).toEqual(['account_update']);
});
