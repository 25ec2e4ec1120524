import { describe, expect, test } from 'vitest';
import { WEBHOOK_FIELDS } from '../../src/core/meta/webhook-fields.js';
import { KNOWN_EVENTS } from '../../src/core/webhook/known-events.js';
import { parseDelivery } from '../../src/core/webhook/parse-delivery.js';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import { listenTo } from './listening-business.js';
import { runEmulator } from './running-emulator.js';

const { appId, wabaId, phoneId } = DEFAULT_IDS;

/** An app that ticked every field there is. */
function run() {
  const running = runEmulator();
  const changes = listenTo(running);
  const app = running.emulator.state.apps.get(appId);
  const fields = WEBHOOK_FIELDS.map(({ name }) => ({ name, version: 'v25.0' }));
  if (app?.subscription) app.subscription = { ...app.subscription, fields };
  const publish = async (json: object) => {
    const answer = await running.post('/_emulator/webhooks', { json });
    await running.emulator.settle();
    return answer;
  };
  return { ...running, changes, publish };
}

test.each(KNOWN_EVENTS)('$name is delivered', async ({ name, field, kind }) => {
  const { publish, changes } = run();
  expect((await publish({ kind: name })).body).toEqual({ kind: name, field });
  const [event] = parseDelivery({ object: 'o', entry: [{ id: wabaId, changes }] });
  expect(event).toMatchObject({ field, kind });
});

test('it is about this number, with whatever shall differ', async () => {
  const { publish, changes } = run();
  await publish({
    kind: 'text',
    from: '+1 555 014 2233',
    text: 'Hola',
    name: 'Ana',
    value: { messages: [{ group_id: 'G' }] },
  });
  expect(changes).toMatchObject([
    {
      field: 'messages',
      value: {
        metadata: { phone_number_id: phoneId },
        contacts: [{ wa_id: '15550142233', profile: { name: 'Ana' } }],
        messages: [{ from: '15550142233', text: { body: 'Hola' }, group_id: 'G' }],
      },
    },
  ]);
});

test('an app that did not tick the field hears nothing', async () => {
  const running = runEmulator();
  const changes = listenTo(running);
  await running.post('/_emulator/webhooks', { json: { kind: 'calls' } });
  await running.emulator.settle();
  expect(changes).toEqual([]);
  expect(running.events).toContainEqual({ kind: 'not-delivered', field: 'calls', reason: 'field-not-ticked' });
});

describe('a wrong call says what to change', () => {
  test.each([
    [{ kind: 'status-raed' }, 400, 'status-read'],
    [{ kind: 'text', phoneId: '1' }, 404, 'phone number 1'],
    [{ kind: 'text', from: 'nobody' }, 400, 'from'],
    [{ kind: 'account-review', text: 'x', messageId: 'y' }, 400, 'text, messageId'],
    [{}, 400, 'kind'],
  ])('%j', async (json, status, says) => {
    const { publish } = run();
    const answer = await publish(json);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toContain(says);
  });
});

test('all kinds are listed', async () => {
  const { get } = runEmulator();
  expect((await get('/_emulator/webhooks')).body).toHaveLength(KNOWN_EVENTS.length);
});
