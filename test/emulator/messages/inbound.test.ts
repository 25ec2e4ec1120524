import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { customerByUserId, userIdOf } from '../../../src/emulator/messages/customers.js';
import { type Inbound, receiveInbound } from '../../../src/emulator/messages/inbound.js';
import { listenTo } from '../listening-business.js';
import { ORIGIN, runEmulator, START_MS } from '../running-emulator.js';

const { phoneId } = DEFAULT_IDS;
const ANA = '15550142233';
const USER_ID = 'US.13491208655302741918';

/** What subscribers hear when this comes in. */
async function receive(inbound: Partial<Inbound>, running = runEmulator()) {
  const changes = listenTo(running);
  receiveInbound(running.emulator.world, { phoneId, from: ANA, ...inbound });
  await running.emulator.settle();
  return changes.at(-1)?.value;
}

test('a text comes with the number, the business-scoped id and the name of its author', async () => {
  expect(await receive({ text: '¿Está listo?' })).toEqual({
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550192837', phone_number_id: phoneId },
    contacts: [{ profile: { name: 'Ana Torres' }, wa_id: ANA, user_id: USER_ID }],
    messages: [
      {
        from: ANA,
        from_user_id: USER_ID,
        id: expect.stringMatching(/^wamid\./),
        timestamp: String(START_MS / 1000),
        type: 'text',
        text: { body: '¿Está listo?' },
      },
    ],
  });
});

test('a stranger becomes a customer with an id that stays the same', async () => {
  const [first, second] = [
    await receive({ from: '+44 7911 123456', name: 'Tom' }),
    await receive({ from: '447911123456' }),
  ];
  expect(first.contacts[0]).toEqual({
    profile: { name: 'Tom' },
    wa_id: '447911123456',
    user_id: expect.stringMatching(/^GB\.\d{20}$/),
  });
  expect(second.contacts[0].user_id).toBe(first.contacts[0].user_id);
});

test('the number of a customer with a username is hidden until the business has written to it', async () => {
  const running = runEmulator();
  const hidden = await receive({ from: '5491150123456' }, running);
  expect(hidden.contacts[0]).toEqual({
    profile: { name: 'Martín Suárez', username: 'martin.suarez' },
    user_id: 'AR.48815799212886844830',
  });
  expect(hidden.messages[0].from).toBeUndefined();
  const message = { messaging_product: 'whatsapp', to: '+5491150123456', text: { body: 'Hola' } };
  await running.post(`/v25.0/${phoneId}/messages`, { json: message });
  expect((await receive({ from: '5491150123456' }, running)).messages[0].from).toBe('5491150123456');
});

test.each([
  ['button', { text: 'Yes', payload: 'YES' }, { type: 'button', button: { text: 'Yes', payload: 'YES' } }],
  [
    'button_reply',
    { text: 'Yes', payload: 'y' },
    { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'y', title: 'Yes' } } },
  ],
  [
    'list_reply',
    { text: 'A', payload: 'a' },
    { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'A' } } },
  ],
  [
    'nfm_reply',
    { payload: '{"a":1}' },
    {
      type: 'interactive',
      interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"a":1}' } },
    },
  ],
  [
    'reaction',
    { emoji: '🎂', contextMessageId: 'wamid.x' },
    { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '🎂' } },
  ],
  ['reaction', { emoji: '', contextMessageId: 'wamid.x' }, { type: 'reaction', reaction: { message_id: 'wamid.x' } }],
  [
    'location',
    { content: { latitude: 1, longitude: 2 } },
    { type: 'location', location: { latitude: 1, longitude: 2 } },
  ],
  ['contacts', { text: 'Tom' }, { type: 'contacts', contacts: [{ name: { formatted_name: 'Tom' } }] }],
  ['order', {}, { type: 'order', order: { product_items: [{ quantity: 1 }] } }],
  ['unsupported', {}, { type: 'unsupported', errors: [{ code: 131051 }], unsupported: { type: 'poll' } }],
  ['request_welcome', {}, { type: 'request_welcome', from: ANA }],
])('a %s arrives in its own shape', async (type, inbound, expected) => {
  expect((await receive({ type, ...inbound })).messages[0]).toMatchObject(expected);
});

test('system messages come without contacts', async () => {
  const value = await receive({ type: 'system' });
  expect(value.contacts).toBeUndefined();
  expect(value.messages[0].system.type).toBe('user_changed_number');
});

test('a reply names what it answers and who wrote that', async () => {
  const { messages } = await receive({ contextMessageId: 'wamid.ours' });
  expect(messages[0].context).toEqual({ from: '15550192837', id: 'wamid.ours' });
});

test('anything can be added to a message', async () => {
  const referral = { source_id: '120', source_type: 'ad', ctwa_clid: 'ARA' };
  expect((await receive({ raw: { referral } })).messages[0].referral).toEqual(referral);
});

test('a file that came in can be fetched by its id', async () => {
  const running = runEmulator();
  const bytes = new TextEncoder().encode('%PDF-1.7');
  const media = { bytes, mimeType: 'application/pdf', fileName: 'list.pdf' };
  const { messages } = await receive({ type: 'document', text: 'My list', media, origin: ORIGIN }, running);
  const { document } = messages[0];
  expect(document).toMatchObject({ caption: 'My list', filename: 'list.pdf', mime_type: 'application/pdf' });
  expect((await running.get(document.url)).bytes).toEqual(bytes);
  expect((await running.get(`/v25.0/${document.id}`)).body.mime_type).toBe('application/pdf');
});

test('a message to a number that does not exist is not received', () => {
  const { emulator } = runEmulator();
  expect(receiveInbound(emulator.world, { phoneId: '1', from: ANA })).toBeUndefined();
});

test('two portfolios know the same customer by different ids', async () => {
  const { emulator } = runEmulator();
  const { world, state } = emulator;
  const ana = state.customers.get(ANA);
  if (!ana) throw new Error('The default seed has lost its customer.');
  expect(userIdOf(world, ana, DEFAULT_IDS.businessId)).toBe(USER_ID);
  const other = userIdOf(world, ana, '999000111222333');
  expect(other).toMatch(/^US\.\d{20}$/);
  expect(customerByUserId(world, other, '999000111222333')).toBe(ana);
  expect(customerByUserId(world, other, DEFAULT_IDS.businessId)).toBeUndefined();
});

test('an answer to their own message does not give the hidden number away', async () => {
  const running = runEmulator();
  const first = await receive({ from: '5491150123456' }, running);
  const second = await receive({ from: '5491150123456', contextMessageId: first.messages[0].id }, running);
  expect(second.messages[0].context).toEqual({ id: first.messages[0].id });
  expect(JSON.stringify(second)).not.toContain('5491150123456');
});

test('the link in a webhook says that it comes from one', async () => {
  const value = await receive({ type: 'image', origin: ORIGIN });
  expect(new URL(value.messages[0].image.url).searchParams.get('source')).toBe('webhook');
});
