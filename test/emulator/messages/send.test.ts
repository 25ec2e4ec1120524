import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { storeMedia } from '../../../src/emulator/media-store.js';
import { type RunningEmulator, runEmulator } from '../running-emulator.js';

const { phoneId } = DEFAULT_IDS;
const EDGE = `/v25.0/${phoneId}/messages`;
const ANA = '+15550142233';

const aMessage = (part: object) => ({ messaging_product: 'whatsapp', to: ANA, ...part });
const aText = (part: object = {}) => aMessage({ type: 'text', text: { body: 'Your cake is ready' }, ...part });
const interactive = (part: object) =>
  aMessage({ type: 'interactive', interactive: { body: { text: 'Choose' }, ...part } });
const send = ({ post }: RunningEmulator, json: object) => post(EDGE, { json });
const details = (body: { error: { message: string; error_data?: { details: string } } }) =>
  body.error.error_data?.details ?? body.error.message;

test('an accepted message answers with the number as typed, the wa_id and a message id', async () => {
  const { status, body } = await send(runEmulator(), aText({ to: '+1 (555) 014-2233' }));
  expect(status).toBe(200);
  expect(body).toEqual({
    messaging_product: 'whatsapp',
    contacts: [{ input: '+1 (555) 014-2233', wa_id: '15550142233' }],
    messages: [{ id: expect.stringMatching(/^wamid\./) }],
  });
});

test("a message id has the anatomy of Meta's", async () => {
  const { body } = await send(runEmulator(), aText());
  const bytes = Buffer.from(body.messages[0].id.slice('wamid.'.length), 'base64');
  expect(bytes.subarray(3, 14).toString()).toBe('15550142233');
  expect(bytes.subarray(20, 38).toString()).toMatch(/^[0-9A-F]{18}$/);
  const frame = Buffer.concat([bytes.subarray(0, 3), bytes.subarray(14, 20), bytes.subarray(38)]);
  expect(frame.toString('hex')).toBe('1c180b15020011181200');
});

test('the type may be left out and members may be JSON in a form', async () => {
  const form = new URLSearchParams({ messaging_product: 'whatsapp', to: ANA, text: '{"body":"Hello"}' });
  expect((await runEmulator().post(EDGE, { form })).status).toBe(200);
});

test.each([
  ['5215512345678', '+52 55 1234 5678'],
  ['5215512345678', '+52 1 55 1234 5678'],
  ['5491158749895', '+54 11 5874-9895'],
  ['5491158749895', '+54 9 11 5874-9895'],
  ['5491158749895', '+54 11 15 5874-9895'],
  ['559281723241', '+55 92 98172 3241'],
  ['5511981723241', '+55 11 98172 3241'],
  ['34600112233', '34600112233'],
])('WhatsApp knows %s when %s is typed', async (waId, to) => {
  const { body } = await send(runEmulator(), aText({ to }));
  expect(body.contacts).toEqual([{ input: to, wa_id: waId }]);
});

test('a customer can be written to by business-scoped user id', async () => {
  const { to: _to, ...message } = aText({ recipient: 'US.13491208655302741918' });
  const { body } = await send(runEmulator(), message);
  expect(body.contacts).toEqual([{ input: 'US.13491208655302741918', user_id: 'US.13491208655302741918' }]);
});

test('of number and business-scoped user id the number wins', async () => {
  const { body } = await send(runEmulator(), aText({ recipient: 'ES.20771208655302740066' }));
  expect(body.contacts[0]).toMatchObject({ input: ANA, wa_id: '15550142233' });
});

const long = (length: number) => 'a'.repeat(length);
const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `${index}`, title: `Row ${index}` }));
const list = (part: object) => interactive({ type: 'list', action: { button: 'Options', ...part } });
const buttons = (...all: object[]) => interactive({ type: 'button', action: { buttons: all } });
const url = { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://luna.example' } };

const product = { catalog_id: 'C', product_retailer_id: 'SKU' };
const mediaCard = { type: 'cta_url', header: { type: 'image', image: { link: 'https://a.example/b' } }, action: url };

test.each([
  ['no product', { to: ANA, type: 'text', text: { body: 'x' } }, 100, 'The parameter messaging_product is required'],
  [
    'no recipient',
    { messaging_product: 'whatsapp', type: 'text', text: { body: 'x' } },
    100,
    'The parameter to is required',
  ],
  ['a recipient that is no number', aText({ to: 'Ana' }), 131009, 'not a valid phone number'],
  [
    'a user id of another portfolio',
    aText({ to: undefined, recipient: 'US.1' }),
    131009,
    'not a user of this business portfolio',
  ],
  ['an unknown type', aMessage({ type: 'poll' }), 100, 'Param type must be one of {AUDIO, CONTACTS,'],
  ['no object for the type', aMessage({ type: 'text' }), 100, 'The parameter text is required'],
  ['an empty text', aText({ text: { body: '' } }), 100, "The parameter text['body'] is required"],
  [
    'a text of 4097 characters',
    aText({ text: { body: long(4097) } }),
    100,
    "Param text['body'] must be at most 4096 characters long",
  ],
  ['callback data of 513 characters', aText({ biz_opaque_callback_data: long(513) }), 100, 'at most 512 characters'],
  ['a context without message', aText({ context: {} }), 100, "context['message_id']"],
  ['a group', aText({ recipient_type: 'group' }), 131041, 'group does not exist'],
  ['Direct Send', aText({ category: 'utility' }), 100, "The 'category' value requires Direct Send"],
  [
    'an unknown image',
    aMessage({ type: 'image', image: { id: '123' } }),
    100,
    "Param image['id'] is not a valid whatsapp business account media attachment ID",
  ],
  [
    'an image with id and link',
    aMessage({ type: 'image', image: { id: '1', link: 'https://a.example' } }),
    131008,
    'Either one of media ID or link',
  ],
  ['an image without both', aMessage({ type: 'image', image: {} }), 131008, 'Either one of media ID or link'],
  ['an image from ftp', aMessage({ type: 'image', image: { link: 'ftp://a.example/b' } }), 100, 'is not a valid URI'],
  [
    'a caption of 1025 characters',
    aMessage({ type: 'video', video: { link: 'https://a.example/b', caption: long(1025) } }),
    100,
    'at most 1024 characters',
  ],
  [
    'a caption for audio',
    aMessage({ type: 'audio', audio: { link: 'https://a.example/b', caption: 'x' } }),
    100,
    'Unexpected key "caption" on param "audio"',
  ],
  [
    'a place without longitude',
    aMessage({ type: 'location', location: { latitude: 1 } }),
    100,
    "location['longitude']",
  ],
  [
    'a place beyond the pole',
    aMessage({ type: 'location', location: { latitude: '91', longitude: '0' } }),
    131009,
    'latitude',
  ],
  [
    '258 contacts',
    aMessage({ type: 'contacts', contacts: Array(258).fill({ name: { formatted_name: 'A' } }) }),
    131009,
    'Max allowed contacts: 257',
  ],
  [
    'a contact without name',
    aMessage({ type: 'contacts', contacts: [{ phones: [] }] }),
    100,
    "contacts[0]['name']['formatted_name']",
  ],
  ['a reaction to nothing', aMessage({ type: 'reaction', reaction: { emoji: '👍' } }), 100, "reaction['message_id']"],
  [
    'a reaction with a word',
    aMessage({ type: 'reaction', reaction: { message_id: 'wamid.x', emoji: 'yes' } }),
    131009,
    'emoji',
  ],
  [
    'a reaction with two emojis',
    aMessage({ type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍👍' } }),
    131009,
    'single emoji',
  ],
  [
    'a birthday that is no day',
    aMessage({ type: 'contacts', contacts: [{ name: { formatted_name: 'A' }, birthday: '23 January' }] }),
    131009,
    'YYYY-MM-DD',
  ],
  [
    'a reaction as reply',
    aMessage({
      type: 'reaction',
      reaction: { message_id: 'wamid.x', emoji: '👍' },
      context: { message_id: 'wamid.y' },
    }),
    100,
    'Unexpected key "context"',
  ],
  ['an unknown interactive kind', interactive({ type: 'poll', action: {} }), 100, "interactive['type']"],
  [
    'an interactive message without body',
    aMessage({ type: 'interactive', interactive: { type: 'button', action: {} } }),
    100,
    "interactive['body']",
  ],
  [
    'an interactive body of 1025 characters',
    interactive({ type: 'button', body: { text: long(1025) }, action: { buttons: [reply('a', 'A')] } }),
    131009,
    'Body text length invalid. Min length: 1, Max length: 1024',
  ],
  ['no buttons', buttons(), 131009, 'Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3'],
  [
    'four buttons',
    buttons(reply('1', 'A'), reply('2', 'B'), reply('3', 'C'), reply('4', 'D')),
    131009,
    'Invalid buttons count',
  ],
  [
    'a button title of 21 characters',
    buttons(reply('1', long(21))),
    131009,
    'Button title length invalid. Min length: 1, Max length: 20',
  ],
  ['a button id of 257 characters', buttons(reply(long(257), 'A')), 131009, 'Button id length invalid'],
  ['two buttons with one title', buttons(reply('1', 'A'), reply('2', 'A')), 131009, 'Duplicated button title'],
  ['eleven rows', list({ sections: [{ rows: rows(11) }] }), 131009, 'Total row count exceed max allowed count: 10'],
  [
    'a row title of 25 characters',
    list({ sections: [{ rows: [{ id: '1', title: long(25) }] }] }),
    131009,
    'Row title is too long. Max length is 24',
  ],
  [
    'a row description of 73 characters',
    list({ sections: [{ rows: [{ id: '1', title: 'A', description: long(73) }] }] }),
    131009,
    'Row description is too long',
  ],
  [
    'two sections without titles',
    list({ sections: [{ rows: rows(1) }, { rows: rows(1) }] }),
    131009,
    'Section title is required',
  ],
  [
    'a list button of 21 characters',
    list({ button: long(21), sections: [{ rows: rows(1) }] }),
    131009,
    'Button label length invalid',
  ],
  [
    'a list with an image header',
    interactive({
      type: 'list',
      header: { type: 'image', image: { link: 'https://a.example/b' } },
      action: { button: 'A', sections: [{ rows: rows(1) }] },
    }),
    131009,
    'Header of type image is not allowed',
  ],
  [
    'a link button to no URL',
    interactive({ type: 'cta_url', action: { ...url, parameters: { display_text: 'Open', url: 'luna' } } }),
    100,
    'is not a valid URI',
  ],
  [
    'a link button with a label of 21 characters',
    interactive({ type: 'cta_url', action: { ...url, parameters: { ...url.parameters, display_text: long(21) } } }),
    131009,
    'Display text length invalid',
  ],
  [
    'a flow without flow',
    interactive({
      type: 'flow',
      action: { name: 'flow', parameters: { flow_message_version: '3', flow_cta: 'Book' } },
    }),
    131009,
    'Exactly one of flow_id and flow_name',
  ],
  [
    'a location request with a footer',
    interactive({ type: 'location_request_message', footer: { text: 'x' }, action: { name: 'send_location' } }),
    131009,
    'Footer is not allowed',
  ],
  [
    'a product list without header',
    interactive({
      type: 'product_list',
      action: { catalog_id: '1', sections: [{ product_items: [{ product_retailer_id: 'A' }] }] },
    }),
    100,
    "interactive['header']",
  ],
  [
    '31 products',
    interactive({
      type: 'product_list',
      header: { type: 'text', text: 'Ours' },
      action: { catalog_id: '1', sections: [{ product_items: Array(31).fill({ product_retailer_id: 'A' }) }] },
    }),
    131009,
    'Max allowed products: 30',
  ],
  ['a carousel of one card', interactive({ type: 'carousel', action: { cards: [{}] } }), 131009, 'Invalid cards count'],
  [
    'an order without reference',
    interactive({ type: 'order_status', action: { name: 'review_order', parameters: { order: {} } } }),
    131009,
    'reference_id',
  ],
  [
    'a pin',
    aMessage({ type: 'pin', pin: { type: 'pin', message_id: 'wamid.x', expiration_days: 3 } }),
    131009,
    'groups only',
  ],
  ['an unknown recipient_type', aText({ recipient_type: 'crowd' }), 100, 'Param recipient_type must be one of'],
  [
    'a product of another name',
    aText({ messaging_product: 'messenger' }),
    100,
    'Param messaging_product must be one of',
  ],
  [
    'a recipient id in the wrong shape',
    aText({ to: undefined, recipient: '15550142233' }),
    100,
    'business-scoped user ID',
  ],
  ['an unpin of nothing', aMessage({ type: 'pin', pin: { type: 'unpin' } }), 100, "pin['message_id']"],
  ['a pin of no kind', aMessage({ type: 'pin', pin: { message_id: 'wamid.x' } }), 100, "pin['type']"],
  [
    'a pin for 31 days',
    aMessage({ type: 'pin', pin: { type: 'pin', message_id: 'wamid.x', expiration_days: 31 } }),
    131009,
    'between 1 and 30',
  ],
  ['a GIF', aMessage({ type: 'gif', gif: { link: 'https://a.example/b' } }), 131051, 'not supported'],
  [
    'a file name for an image',
    aMessage({ type: 'image', image: { link: 'https://a.example/b', filename: 'b.png' } }),
    100,
    'Unexpected key "filename"',
  ],
  ['a button without reply', buttons({ type: 'reply' }), 100, "['reply']"],
  [
    'a button of another type',
    buttons({ type: 'url', reply: { id: '1', title: 'A' } }),
    131009,
    'Button type must be reply',
  ],
  ['eleven sections', list({ sections: Array(11).fill({ title: 'A', rows: [] }) }), 131009, 'Invalid sections count'],
  [
    'a section title of 25 characters',
    list({ sections: [{ title: long(25), rows: rows(1) }] }),
    131009,
    'Section title is too long',
  ],
  ['two rows with one id', list({ sections: [{ rows: [...rows(1), ...rows(1)] }] }), 131009, 'Duplicated row id'],
  ['a list without rows', list({ sections: [{ rows: [] }] }), 131009, 'Total row count must be at least 1'],
  [
    'a link button without parameters',
    interactive({ type: 'cta_url', action: { name: 'cta_url' } }),
    100,
    "['parameters']",
  ],
  [
    'an action with the wrong name',
    interactive({ type: 'catalog_message', action: { name: 'catalog' } }),
    131009,
    'name of the action',
  ],
  [
    'a call button for 43201 minutes',
    interactive({ type: 'voice_call', action: { name: 'voice_call', parameters: { ttl_minutes: 43_201 } } }),
    131009,
    'ttl_minutes',
  ],
  [
    'a flow with empty data',
    interactive({
      type: 'flow',
      action: {
        name: 'flow',
        parameters: { flow_message_version: '3', flow_id: '1', flow_cta: 'Book', flow_action_payload: { data: {} } },
      },
    }),
    131009,
    'must not be empty',
  ],
  [
    'a header without text',
    interactive({ type: 'button', header: { type: 'text' }, action: { buttons: [reply('1', 'A')] } }),
    131009,
    'Text cannot be null for header type text',
  ],
  [
    'a footer of 61 characters',
    interactive({ type: 'button', footer: { text: long(61) }, action: { buttons: [reply('1', 'A')] } }),
    131009,
    'Footer text length invalid',
  ],
  [
    'cards that differ',
    interactive({ type: 'carousel', action: { cards: [mediaCard, { type: 'product', action: product }] } }),
    131009,
    'same type',
  ],
  [
    'a card without header',
    interactive({ type: 'carousel', action: { cards: [{ ...mediaCard, header: undefined }, mediaCard] } }),
    100,
    "card['header']",
  ],
  [
    'a card with a body of 161 characters',
    interactive({ type: 'carousel', action: { cards: [{ ...mediaCard, body: { text: long(161) } }, mediaCard] } }),
    131009,
    'Card body',
  ],
])('refuses %s', async (_what, message, code, sentence) => {
  const { status, body } = await send(runEmulator(), message);
  expect([status, body.error?.code]).toEqual([400, code]);
  expect(details(body)).toContain(sentence);
});

test.each([
  ['an image by link', aMessage({ type: 'image', image: { link: 'https://a.example/b.png', caption: 'Cake' } })],
  ['a place', aMessage({ type: 'location', location: { latitude: '37.44', longitude: -122.16, name: 'Luna' } })],
  ['257 contacts', aMessage({ type: 'contacts', contacts: Array(257).fill({ name: { formatted_name: 'A' } }) })],
  ['a family', aMessage({ type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👨‍👩‍👧' } })],
  ['the removal of a reaction', aMessage({ type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '' } })],
  ['three buttons', buttons(reply('1', 'A'), reply('2', 'B'), reply('3', 'C'))],
  [
    'a list with ten rows and a body of 4096 characters',
    interactive({
      type: 'list',
      body: { text: long(4096) },
      action: { button: 'Options', sections: [{ rows: rows(10) }] },
    }),
  ],
  [
    'a link button',
    interactive({ type: 'cta_url', header: { type: 'text', text: 'Luna' }, footer: { text: 'x' }, action: url }),
  ],
  [
    'a flow',
    interactive({
      type: 'flow',
      action: { name: 'flow', parameters: { flow_message_version: '3', flow_id: '1', flow_cta: 'Book' } },
    }),
  ],
  ['a location request', interactive({ type: 'location_request_message', action: { name: 'send_location' } })],
  [
    'an address form',
    interactive({ type: 'address_message', action: { name: 'address_message', parameters: { country: 'IN' } } }),
  ],
  ['a product', interactive({ type: 'product', action: product })],
  ['a catalog', interactive({ type: 'catalog_message', action: { name: 'catalog_message' } })],
  ['a carousel of links', interactive({ type: 'carousel', action: { cards: [mediaCard, mediaCard] } })],
  [
    'a carousel of products',
    interactive({
      type: 'carousel',
      action: {
        cards: [
          { type: 'product', action: product },
          { type: 'product', action: product },
        ],
      },
    }),
  ],
  [
    'a call button',
    interactive({ type: 'voice_call', action: { name: 'voice_call', parameters: { display_text: 'Call' } } }),
  ],
  ['a contact request', interactive({ type: 'request_contact_info', action: { name: 'request_contact_info' } })],
])('accepts %s', async (_what, message) => {
  expect((await send(runEmulator(), message)).body.error).toBeUndefined();
});

/** An emulator whose business has uploaded a file of this type, and the file's id. */
function withUpload(mimeType: string) {
  const running = runEmulator();
  const { world } = running.emulator;
  const { id } = storeMedia({ phoneId, mimeType, bytes: new Uint8Array([1]), days: 30 }, world);
  return { running, id };
}

test.each([
  ['image', 'image/png', {}],
  ['video', 'video/mp4', { caption: 'Our kitchen' }],
  ['document', 'application/pdf', { filename: 'menu.pdf' }],
  ['sticker', 'image/webp', {}],
  ['audio', 'audio/ogg; codecs=opus', { voice: true }],
])('an uploaded %s can be sent', async (type, mimeType, part) => {
  const { running, id } = withUpload(mimeType);
  expect((await send(running, aMessage({ type, [type]: { id, ...part } }))).body.error).toBeUndefined();
});

test.each([
  ['image', 'image/webp', {}, 'Unsupported Image mime type image/webp. Please use one of image/jpeg, image/png.'],
  ['audio', 'audio/mpeg', { voice: true }, 'Unsupported Voice mime type audio/mpeg. Please use audio/ogg.'],
])('an %s of type %s is refused where it does not fit', async (type, mimeType, part, sentence) => {
  const { running, id } = withUpload(mimeType);
  const { body } = await send(running, aMessage({ type, [type]: { id, ...part } }));
  expect([body.error.code, details(body)]).toEqual([131053, sentence]);
});

test('an upload can be sent for thirty days', async () => {
  const { running, id } = withUpload('image/png');
  await running.advance(30 * 86_400_000);
  const { body } = await send(running, aMessage({ type: 'image', image: { id } }));
  expect(details(body)).toContain('is not a valid whatsapp business account media attachment ID');
});

const marketing = ({ post }: RunningEmulator, json: object) => post(`/v25.0/${phoneId}/marketing_messages`, { json });
const helloWorld = (part: object = {}) =>
  aMessage({ type: 'template', template: { name: 'hello_world', language: { code: 'en_US' } }, ...part });

test('the Marketing Messages API sends marketing templates and nothing else', async () => {
  const running = runEmulator();
  expect(details((await marketing(running, aText())).body)).toBe('Message must be a template message.');
  expect((await marketing(running, helloWorld())).body.error.code).toBe(134100);
  expect((await marketing(running, helloWorld({ product_policy: 'MAYBE' }))).body.error.code).toBe(100);
  Object.assign(running.emulator.state.templates.get('1193604825511001') ?? {}, { category: 'MARKETING' });
  expect((await marketing(running, helloWorld({ product_policy: 'STRICT' }))).status).toBe(200);
  expect([...running.emulator.state.messages.values()][0]?.category).toBe('MARKETING_LITE');
});

test.each([
  ['not registered', { platformType: 'NOT_APPLICABLE', status: 'DISCONNECTED' }, 400, 133010],
  ['banned', { status: 'BANNED' }, 403, 131031],
  ['rate limited', { status: 'RATE_LIMITED' }, 400, 131048],
])('a number that is %s cannot send', async (_what, state, status, code) => {
  const running = runEmulator();
  Object.assign(running.emulator.state.phones.get(phoneId) ?? {}, state);
  const reply = await send(running, aText());
  expect([reply.status, reply.body.error.code]).toEqual([status, code]);
});

test('a test number reaches only the recipients on its list', async () => {
  const running = runEmulator();
  Object.assign(running.emulator.state.phones.get(phoneId) ?? {}, {
    accountMode: 'SANDBOX',
    allowedRecipients: ['34600112233'],
  });
  expect((await send(running, aText())).body.error.code).toBe(131030);
  expect((await send(running, aText({ to: '+34 600 112 233' }))).status).toBe(200);
});

test('a number cannot write to itself', async () => {
  const { body } = await send(runEmulator(), aText({ to: DEFAULT_IDS.displayPhoneNumber }));
  expect(body.error.code).toBe(131021);
});

test('the 46th message in a row to one customer is refused until time has passed', async () => {
  const running = runEmulator();
  for (let count = 0; count < 45; count += 1) expect((await send(running, aText())).status).toBe(200);
  expect((await send(running, aText())).body.error.code).toBe(131056);
  await running.advance(6_000);
  expect((await send(running, aText())).status).toBe(200);
});

test.each([
  [80, false],
  [20, true],
])('a number sends %i messages in a second and no more (in use in the app too: %s)', async (limit, isOnBizApp) => {
  const running = runEmulator();
  Object.assign(running.emulator.state.phones.get(DEFAULT_IDS.phoneId) ?? {}, { isOnBizApp });
  const to = (count: number) => aText({ to: `+3460000${String(count).padStart(4, '0')}` });
  for (let count = 0; count < limit; count += 1) expect((await send(running, to(count))).status).toBe(200);
  expect((await send(running, to(limit))).body.error.code).toBe(130429);
  await running.advance(1_000);
  expect((await send(running, to(limit))).status).toBe(200);
});

test.each(['constructor', 'toString', '__proto__'])(
  'an interactive message of type %s is refused as unknown',
  async (type) => {
    const { post } = runEmulator();
    const json = {
      messaging_product: 'whatsapp',
      to: '+15550142233',
      type: 'interactive',
      interactive: { type, action: {} },
    };
    const { status, body } = await post(`/v25.0/${DEFAULT_IDS.phoneId}/messages`, { json });
    expect([status, body.error.code]).toEqual([400, 100]);
  },
);
