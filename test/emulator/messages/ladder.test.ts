import { expect, test } from 'vitest';
import { failureOf } from '../../../src/core/meta/delivery-errors.js';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { receiveInbound } from '../../../src/emulator/messages/inbound.js';
import { setStatusNow } from '../../../src/emulator/messages/ladder.js';
import { listenTo } from '../listening-business.js';
import { runEmulator, START_MS } from '../running-emulator.js';

const { phoneId, wabaId } = DEFAULT_IDS;
const EDGE = `/v25.0/${phoneId}/messages`;
const ANA = '15550142233';
const SECONDS = START_MS / 1000;

const aText = (part: object = {}) => ({
  messaging_product: 'whatsapp',
  to: `+${ANA}`,
  type: 'text',
  text: { body: 'Your cake is ready' },
  ...part,
});
const aTemplate = (part: object = {}) =>
  aText({ type: 'template', template: { name: 'hello_world', language: { code: 'en_US' } }, ...part });

/** An emulator with a subscribed business; `open` has Ana write first. */
function chatting({ open = true } = {}) {
  const running = runEmulator({ settings: { statusDelayMs: 1_000 } });
  const changes = listenTo(running);
  if (open) receiveInbound(running.emulator.world, { phoneId, from: ANA, text: 'Hi' });
  const statuses = () => changes.flatMap(({ value }) => value.statuses ?? []);
  return { ...running, changes, statuses };
}

test('a message is sent, delivered and read, one step at a time', async () => {
  const { post, advance, statuses } = chatting();
  await post(EDGE, { json: aText() });
  for (const expected of ['sent', 'delivered', 'read']) {
    await advance(1_000);
    expect(statuses().at(-1).status).toBe(expected);
  }
  expect(statuses()).toHaveLength(3);
});

test('a status names the customer by number and business-scoped id, and carries the price', async () => {
  const { post, advance, changes } = chatting();
  const { body } = await post(EDGE, { json: aText({ biz_opaque_callback_data: 'order-1042' }) });
  await advance(1_000);
  expect(changes.at(-1)).toEqual({
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '15550192837', phone_number_id: phoneId },
      contacts: [{ profile: { name: 'Ana Torres' }, wa_id: ANA, user_id: 'US.13491208655302741918' }],
      statuses: [
        {
          id: body.messages[0].id,
          status: 'sent',
          timestamp: String(SECONDS + 1),
          recipient_id: ANA,
          recipient_user_id: 'US.13491208655302741918',
          biz_opaque_callback_data: 'order-1042',
          pricing: { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' },
        },
      ],
    },
  });
});

test('the price stands in sent and delivered, not in read', async () => {
  const { post, advance, statuses } = chatting();
  await post(EDGE, { json: aTemplate() });
  await advance(3_000);
  await advance(3_000);
  await advance(3_000);
  const utility = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' };
  expect(statuses().map(({ pricing }) => pricing)).toEqual([utility, utility, undefined]);
});

test('the 1001st service message that a number delivers in a month is billed', async () => {
  const { emulator, post, advance, statuses } = chatting();
  Object.assign(emulator.state.phones.get(phoneId) ?? {}, { serviceMessages: { month: '2026-11', delivered: 1000 } });
  await post(EDGE, { json: aText() });
  await advance(1_000);
  expect(statuses()[0].pricing).toMatchObject({ billable: true, type: 'regular', category: 'service' });
});

test('a customer who hides read receipts stops at delivered', async () => {
  const { emulator, post, advance, statuses } = chatting();
  receiveInbound(emulator.world, { phoneId, from: '34600112233' });
  await post(EDGE, { json: aText({ to: '+34600112233' }) });
  for (let step = 0; step < 4; step += 1) await advance(1_000);
  expect(statuses().map(({ status }) => status)).toEqual(['sent', 'delivered']);
});

test('a customer with a username is named by it in delivered, but not in sent', async () => {
  const { post, advance, changes } = chatting();
  await post(EDGE, { json: aTemplate({ to: '+5491150123456' }) });
  for (let step = 0; step < 2; step += 1) await advance(1_000);
  expect(changes.slice(-2).map(({ value }) => value.contacts[0].profile)).toEqual([
    { name: 'Martín Suárez' },
    { name: 'Martín Suárez', username: 'martin.suarez' },
  ]);
});

test('a free-form message to a customer who has not written is accepted and fails', async () => {
  const { post, advance, changes } = chatting({ open: false });
  expect((await post(EDGE, { json: aText() })).status).toBe(200);
  await advance(1_000);
  expect(changes[0]?.value.contacts).toBeUndefined();
  expect(changes[0]?.value.statuses[0]).toMatchObject({
    status: 'failed',
    errors: [
      {
        code: 131047,
        title: 'Re-engagement message',
        message: 'Re-engagement message',
        error_data: {
          details:
            'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
        },
        href: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes',
      },
    ],
  });
});

test('the window closes 24 hours after the last message of the customer', async () => {
  const { post, advance, statuses } = chatting();
  await advance(24 * 3_600_000);
  await post(EDGE, { json: aText() });
  await advance(1_000);
  expect(statuses()[0].errors[0].code).toBe(131047);
});

test('a template reaches a customer who has not written', async () => {
  const { post, advance, statuses } = chatting({ open: false });
  await post(EDGE, { json: aTemplate() });
  await advance(1_000);
  expect(statuses()[0].status).toBe('sent');
});

test.each([131026, 131049, 131050, 130472])('a customer can be set to fail with %i', async (code) => {
  const { emulator, post, advance, statuses } = chatting();
  Object.assign(emulator.state.customers.get(ANA) ?? {}, { failWith: code });
  await post(EDGE, { json: aText() });
  await advance(1_000);
  expect(statuses()).toMatchObject([{ status: 'failed', errors: [{ code }] }]);
});

test('without a payment method messages fail', async () => {
  const { emulator, post, advance, statuses } = chatting();
  Object.assign(emulator.state.wabas.get(wabaId) ?? {}, { primaryFundingId: undefined });
  await post(EDGE, { json: aTemplate() });
  await advance(1_000);
  expect(statuses()[0].errors[0].code).toBe(131042);
});

test('marketing templates do not reach numbers of the United States, but do reach Canada', async () => {
  const { emulator, post, advance, statuses } = chatting();
  Object.assign(emulator.state.templates.get('1193604825511001') ?? {}, { category: 'MARKETING' });
  await post(EDGE, { json: aTemplate({ to: '+12125550123' }) });
  await post(EDGE, { json: aTemplate({ to: '+14165550123' }) });
  await advance(1_000);
  expect(statuses()).toMatchObject([{ errors: [{ code: 131049 }] }, { status: 'sent' }]);
});

test('a file behind a link that cannot exist fails after it was accepted', async () => {
  const { post, advance, statuses } = chatting();
  await post(EDGE, { json: aText({ type: 'image', image: { link: 'https://files.invalid/cake.png' } }) });
  await advance(1_000);
  expect(statuses()[0].errors[0].code).toBe(131053);
});

test('a reaction is sent and nothing more, and fails on a message that is not there', async () => {
  const { emulator, post, advance, statuses } = chatting();
  const [received] = [...emulator.state.messages.values()];
  const react = (message_id: string | undefined) => aText({ type: 'reaction', reaction: { message_id, emoji: '👍' } });
  await post(EDGE, { json: react(received?.id) });
  await post(EDGE, { json: react('wamid.unknown') });
  for (let step = 0; step < 3; step += 1) await advance(1_000);
  expect(statuses()).toMatchObject([{ status: 'sent' }, { status: 'failed', errors: [{ code: 131009 }] }]);
});

test('a received message can be marked as read, with a typing indicator or without', async () => {
  const { emulator, post } = chatting();
  const [received] = [...emulator.state.messages.values()];
  const read = { messaging_product: 'whatsapp', status: 'read', message_id: received?.id };
  expect((await post(EDGE, { json: read })).body).toEqual({ success: true });
  expect((await post(EDGE, { json: { ...read, typing_indicator: { type: 'text' } } })).body).toEqual({ success: true });
  expect((await post(EDGE, { json: { ...read, message_id: 'wamid.unknown' } })).body.error.code).toBe(131009);
});

test('marking a message as read marks the earlier ones of that chat, and no others', async () => {
  const { emulator, post, advance } = chatting({ open: false });
  const receive = (from: string) => receiveInbound(emulator.world, { phoneId, from });
  const [first, other] = [receive(ANA), receive('34600112233')];
  await advance(1_000);
  const second = receive(ANA);
  await advance(1_000);
  const later = receive(ANA);
  await post(EDGE, { json: { messaging_product: 'whatsapp', status: 'read', message_id: second?.id } });
  expect([first, second, other, later].map((message) => message?.status)).toEqual([
    'read',
    'read',
    'delivered',
    'delivered',
  ]);
});

test('a message that is read at once has its price in read', async () => {
  const { emulator, post, advance, statuses } = chatting({ open: false });
  await post(EDGE, { json: aTemplate() });
  const [message] = [...emulator.state.messages.values()];
  if (message) setStatusNow(emulator.world, message, 'read');
  for (let step = 0; step < 3; step += 1) await advance(1_000);
  expect(statuses()).toMatchObject([{ status: 'read', pricing: { category: 'utility' } }]);
});

test('a status set by hand can be a failure', async () => {
  const { emulator, post, advance, statuses } = chatting();
  await post(EDGE, { json: aTemplate() });
  const message = [...emulator.state.messages.values()].at(-1);
  if (message) setStatusNow(emulator.world, message, 'failed', failureOf(131026));
  await advance(1_000);
  expect(statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131026, title: 'Message undeliverable' }] }]);
});

test('free service messages need no payment method, those above the free ones do', async () => {
  const { emulator, post, advance, statuses } = chatting();
  Object.assign(emulator.state.wabas.get(wabaId) ?? {}, { primaryFundingId: undefined });
  receiveInbound(emulator.world, { phoneId, from: '15550142233' });
  const json = { messaging_product: 'whatsapp', to: '+15550142233', text: { body: 'Hello' } };
  await post(EDGE, { json });
  await advance(1_000);
  expect(statuses()[0].status).toBe('sent');
  const month = new Date(emulator.world.nowMs()).toISOString().slice(0, 7);
  Object.assign(emulator.state.phones.get(phoneId) ?? {}, { serviceMessages: { month, delivered: 1_000 } });
  await post(EDGE, { json });
  await advance(1_000);
  expect(statuses().at(-1).errors[0].code).toBe(131042);
});
