import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import { listenTo } from './listening-business.js';
import { runEmulator } from './running-emulator.js';

const { phoneId } = DEFAULT_IDS;
const template = { name: 'hello_world', language: { code: 'en_US' } };

test('only the last messages and deliveries are kept', async () => {
  const running = runEmulator({ settings: { historyLimit: 3 } });
  listenTo(running);
  const { emulator, post, advance } = running;
  const ids: string[] = [];
  for (const text of ['1', '2', '3', '4', '5']) {
    ids.push((await post('/_emulator/inbound', { json: { from: '15550142233', text } })).body.id);
    await advance(0);
  }
  expect([...emulator.state.messages.keys()]).toEqual(ids.slice(2));
  expect(
    emulator.state.deliveries.map(({ body }) => JSON.parse(body).entry[0].changes[0].value.messages[0].id),
  ).toEqual(ids.slice(2));
});

test('what is still under way is kept above the limit', async () => {
  const running = runEmulator({ settings: { historyLimit: 1 } });
  const changes = listenTo(running);
  const { post, advance } = running;
  for (const to of ['+15550142233', '+34600112233', '+447911123456']) {
    const json = { messaging_product: 'whatsapp', to, type: 'template', template };
    await post(`/v25.0/${phoneId}/messages`, { json });
  }
  for (const _ of [1, 2, 3]) await advance(1_000);
  expect(changes.filter(({ value }) => value.statuses[0].status === 'delivered')).toHaveLength(3);
});

test('a delivery that will be tried again is kept above the limit', async () => {
  const running = runEmulator({ settings: { historyLimit: 1 } });
  listenTo(running);
  const { emulator, hosts, post, advance } = running;
  hosts.clear();
  for (const text of ['1', '2', '3']) {
    await post('/_emulator/inbound', { json: { from: '15550142233', text } });
    await advance(0);
  }
  expect(emulator.state.deliveries.map(({ state }) => state)).toEqual(['retrying', 'retrying', 'retrying']);
});
