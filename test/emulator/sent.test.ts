import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import { type RunningEmulator, runEmulator } from './running-emulator.js';

const { phoneId } = DEFAULT_IDS;
const template = { name: 'hello_world', language: { code: 'en_US' } };

function send({ post }: RunningEmulator, part: object = {}) {
  const json = { messaging_product: 'whatsapp', to: '+15550142233', type: 'template', template, ...part };
  return post(`/v25.0/${phoneId}/messages`, { json });
}

test('it judges which row of a run was accepted once, twice or not at all', async () => {
  const running = runEmulator({ settings: { historyLimit: 2 } });
  for (const row of [1, 2, 2, 4]) {
    await send(running, { to: `+5491150123${400 + row}`, biz_opaque_callback_data: `wabactl:run:${row}` });
  }
  await send(running, { to: '+5491150123499', biz_opaque_callback_data: 'other:1' });
  const { body } = await running.get('/_emulator/messages/counts/callback-data?startsWith=wabactl:run:');
  expect(body).toEqual({ 'wabactl:run:1': 1, 'wabactl:run:2': 2, 'wabactl:run:4': 1 });
  const counts = await running.get('/_emulator/messages/counts');
  expect(counts.body.callbackData).toEqual({ different: 4, moreThanOnce: 1, repeated: { 'wabactl:run:2': 2 } });
  const recipients = await running.get('/_emulator/messages/counts/recipients?startsWith=549');
  expect(recipients.body['5491150123402']).toBe(2);
});

test('it counts what was refused, every step, and why messages failed', async () => {
  const running = runEmulator({ settings: { statusDelayMs: 1_000 } });
  await send(running);
  await send(running, { template: { ...template, name: 'no_such_template' } });
  await send(running, { to: '+34600112233', type: 'text', text: { body: 'Hi' } });
  for (const _ of [1, 2, 3]) await running.advance(1_000);
  expect((await running.get('/_emulator/messages/counts')).body).toMatchObject({
    accepted: 2,
    refused: { 132001: 1 },
    statuses: { sent: 1, delivered: 1, read: 1, failed: 1 },
    failed: { 131047: 1 },
  });
  await running.post('/_emulator/reset');
  expect((await running.get('/_emulator/messages/counts')).body).toMatchObject({
    accepted: 0,
    refused: {},
    statuses: { sent: 0, failed: 0 },
    recipients: { different: 0 },
  });
});

test('the messages that are kept can be chosen from', async () => {
  const running = runEmulator();
  await running.post('/_emulator/inbound', { json: { from: '+15550142233', text: 'Hi' } });
  await send(running, { biz_opaque_callback_data: 'a:1' });
  await send(running, { type: 'text', text: { body: 'Hi' }, biz_opaque_callback_data: 'a:2' });
  const found = async (query: string) => (await running.get(`/_emulator/messages?${query}`)).body;
  expect(await found('direction=in')).toMatchObject([{ type: 'text', payload: { text: { body: 'Hi' } } }]);
  expect(await found('template=hello_world')).toMatchObject([{ type: 'template', callbackData: 'a:1' }]);
  expect(await found('callbackData=a:2')).toMatchObject([{ type: 'text' }]);
  expect(await found('callbackDataStartsWith=a:')).toHaveLength(2);
  expect(await found('to=%2B1 555 014-2233&last=1')).toMatchObject([{ callbackData: 'a:2' }]);
  expect(await found('status=failed')).toEqual([]);
  expect((await running.get('/_emulator/messages?colour=blue')).status).toBe(400);
});

test('strangers are forgotten with their messages, people who wrote or were named are not', async () => {
  const running = runEmulator({ settings: { historyLimit: 2, lastStatus: 'accepted' } });
  await running.post('/_emulator/inbound', { json: { from: '+5491150123001', text: 'Hi' } });
  await running.post('/_emulator/customers', { json: { waId: '5491150123002', name: 'Eva' } });
  for (let row = 1; row <= 9; row += 1) {
    await send(running, { to: `+549115012300${row}` });
    await running.advance(10_000);
  }
  const { body } = await running.get('/_emulator/customers');
  const argentines = body
    .map(({ waId }: { waId: string }) => waId)
    .filter((waId: string) => waId.startsWith('549115012300'));
  expect(argentines).toEqual(['5491150123001', '5491150123002', '5491150123008', '5491150123009']);
});
