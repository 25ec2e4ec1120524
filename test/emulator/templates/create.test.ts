import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { type RunningEmulator, runEmulator } from '../running-emulator.js';

const EDGE = `/v25.0/${DEFAULT_IDS.wabaId}/message_templates`;
const BODY = { type: 'BODY', text: 'Your order is ready to be picked up today.' };

const aTemplate = (part: object = {}) => ({
  name: 'pickup',
  language: 'en_US',
  category: 'UTILITY',
  components: [BODY],
  ...part,
});

const withComponents = (...components: object[]) => aTemplate({ components });
const withBody = (text: string, example?: object) =>
  withComponents({ type: 'BODY', text, ...(example && { example }) });
const withButtons = (...buttons: object[]) => withComponents(BODY, { type: 'BUTTONS', buttons });
const quickReply = (text = 'Yes') => ({ type: 'QUICK_REPLY', text });
const urlButton = (part: object = {}) => ({ type: 'URL', text: 'Shop', url: 'https://luna.example/shop', ...part });
const create = ({ post }: RunningEmulator, template: object) => post(EDGE, { json: template });

test('a new template waits for its review', async () => {
  const { status, body } = await create(runEmulator(), aTemplate());
  expect(status).toBe(200);
  expect(body).toEqual({ id: expect.stringMatching(/^\d{15}$/), status: 'PENDING', category: 'UTILITY' });
});

test('types may be sent in lower case and are read back in capitals', async () => {
  const running = runEmulator();
  const components = [
    { type: 'header', format: 'text', text: 'Good news' },
    { type: 'body', text: 'Your order is ready.' },
    { type: 'buttons', buttons: [{ type: 'quick_reply', text: 'Thanks' }] },
  ];
  const { body } = await create(running, aTemplate({ category: 'utility', components }));
  const read = await running.get(`/v25.0/${body.id}`);
  expect(read.body.components).toEqual([
    { type: 'HEADER', format: 'TEXT', text: 'Good news' },
    { type: 'BODY', text: 'Your order is ready.' },
    { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Thanks' }] },
  ]);
});

test('components may come as a JSON text in a form', async () => {
  const form = new URLSearchParams({ ...aTemplate(), components: JSON.stringify([BODY]) });
  expect((await runEmulator().post(EDGE, { form })).status).toBe(200);
});

test.each([
  ['a name with a capital and a hyphen', aTemplate({ name: 'Pick-up' }), undefined],
  ['a name of 513 characters', aTemplate({ name: 'a'.repeat(513) }), 2388040],
  ['a language that does not exist', aTemplate({ language: 'en_XX' }), undefined],
  ['a category that does not exist', aTemplate({ category: 'TRANSACTIONAL' }), undefined],
  ['no body', withComponents({ type: 'FOOTER', text: 'Luna' }), 2388043],
  ['two bodies', withComponents(BODY, BODY), undefined],
  ['an unknown component', withComponents(BODY, { type: 'SIDEBAR' }), undefined],
  ['a body of 1025 characters', withBody('a'.repeat(1025)), 2388040],
  ['three new lines in a row', withBody('One\n\n\nTwo'), 2388047],
  ['a variable without example', withBody('Hi {{1}}, your order has arrived.'), 2388043],
  [
    'fewer examples than variables',
    withBody('Hi {{1}}, your order {{2}} has arrived at last.', { body_text: [['Ana']] }),
    2388043,
  ],
  ['a variable at the start', withBody('{{1}}, your order has arrived.', { body_text: [['Ana']] }), 2388299],
  ['a variable at the end', withBody('Your order has arrived, {{1}}', { body_text: [['Ana']] }), 2388299],
  ['nothing but variables', withBody('{{1}} {{2}}', { body_text: [['a', 'b']] }), 2388047],
  [
    'too many variables for its words',
    withBody('Hi {{1}} and {{2}} today friend', { body_text: [['a', 'b']] }),
    2388293,
  ],
  [
    'numbering that skips',
    withBody('Hi {{1}}, your order {{3}} has arrived at last.', { body_text: [['a', 'b']] }),
    2388047,
  ],
  [
    'a name where numbers are expected',
    withBody('Hi {{name}}, your order has arrived.', { body_text: [['a']] }),
    2388047,
  ],
  ['braces that do not match', withBody('Hi {{1}, your order has arrived.'), 2388047],
  [
    'a header of 61 characters',
    withComponents(BODY, { type: 'HEADER', format: 'TEXT', text: 'a'.repeat(61) }),
    2388040,
  ],
  ['an emoji in the header', withComponents(BODY, { type: 'HEADER', format: 'TEXT', text: 'Sale 🎉 now' }), 2388072],
  ['bold in the header', withComponents(BODY, { type: 'HEADER', format: 'TEXT', text: 'A *big* sale' }), 2388072],
  [
    'two variables in the header',
    withComponents(BODY, { type: 'HEADER', format: 'TEXT', text: 'A {{1}} and {{2}} sale' }),
    2388072,
  ],
  ['a media header without sample', withComponents(BODY, { type: 'HEADER', format: 'IMAGE' }), 2388043],
  [
    'a link as media sample',
    withComponents(BODY, { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://a.example/b.png'] } }),
    undefined,
  ],
  ['a variable in the footer', withComponents(BODY, { type: 'FOOTER', text: 'Bye {{1}} bye' }), 2388073],
  ['a footer of 61 characters', withComponents(BODY, { type: 'FOOTER', text: 'a'.repeat(61) }), 2388040],
  ['eleven buttons', withButtons(...Array.from({ length: 11 }, (_, index) => quickReply(`Yes ${index}`))), undefined],
  ['three URL buttons', withButtons(urlButton(), urlButton(), urlButton()), undefined],
  ['quick replies around a URL button', withButtons(quickReply(), urlButton(), quickReply()), undefined],
  ['a label of 26 characters', withButtons(quickReply('a'.repeat(26))), 2388040],
  ['a button without label', withButtons({ type: 'QUICK_REPLY' }), 2388043],
  ['a URL button without URL', withButtons({ type: 'URL', text: 'Shop' }), 2388043],
  ['a URL button to WhatsApp', withButtons(urlButton({ url: 'https://wa.me/15550142233' })), 2388081],
  [
    'a variable in the middle of a URL',
    withButtons(urlButton({ url: 'https://luna.example/{{1}}/x', example: ['a'] })),
    undefined,
  ],
  ['a dynamic URL without example', withButtons(urlButton({ url: 'https://luna.example/{{1}}' })), 2388043],
  ['an offer code of 21 characters', withButtons({ type: 'COPY_CODE', example: 'A'.repeat(21) }), 2388040],
  ['a one-time password button', withButtons({ type: 'OTP', otp_type: 'copy_code' }), undefined],
  [
    'a flow button with two flows',
    withButtons({ type: 'FLOW', text: 'Book', flow_id: '1', flow_name: 'x' }),
    undefined,
  ],
  ['a time to live beyond its category', aTemplate({ message_send_ttl_seconds: 43_201 }), undefined],
  ['no name', aTemplate({ name: undefined }), undefined],
  ['no language', aTemplate({ language: undefined }), undefined],
  ['no category', aTemplate({ category: undefined }), undefined],
  ['no components', aTemplate({ components: undefined }), undefined],
  ['an empty body', withBody(' '), 2388043],
  ['a header without format', withComponents(BODY, { type: 'HEADER', text: 'News' }), 2388043],
  ['a header of an unknown format', withComponents(BODY, { type: 'HEADER', format: 'AUDIO' }), undefined],
  ['an emoji in the footer', withComponents(BODY, { type: 'FOOTER', text: 'Bye 👋' }), 2388073],
  ['a new line in the footer', withComponents(BODY, { type: 'FOOTER', text: 'Bye\nbye' }), 2388073],
  ['no buttons', withComponents(BODY, { type: 'BUTTONS', buttons: [] }), 2388043],
  ['a button of an unknown type', withButtons({ type: 'FAX', text: 'Fax us' }), undefined],
  [
    'a phone number of 21 characters',
    withButtons({ type: 'PHONE_NUMBER', text: 'Call', phone_number: '1'.repeat(21) }),
    2388040,
  ],
  [
    'two phone buttons',
    withButtons(...Array(2).fill({ type: 'PHONE_NUMBER', text: 'Call', phone_number: '15550142233' })),
    undefined,
  ],
  ['a URL of 2001 characters', withButtons(urlButton({ url: `https://luna.example/${'a'.repeat(1980)}` })), 2388040],
  [
    'a flow with an unknown action',
    withButtons({ type: 'FLOW', text: 'Book', flow_id: '1', flow_action: 'fly' }),
    undefined,
  ],
  ['another label for sharing contact info', withButtons({ type: 'REQUEST_CONTACT_INFO', text: 'Share' }), undefined],
  ['a product header without its button', withComponents(BODY, { type: 'HEADER', format: 'PRODUCT' }), undefined],
  [
    'a missing example for a named variable',
    aTemplate({
      parameter_format: 'named',
      components: [
        { type: 'BODY', text: 'Hi {{first_name}}, your order has arrived.', example: { body_text_named_params: [] } },
      ],
    }),
    2388043,
  ],
  [
    'a name in the URL of a template with numbers',
    withButtons(urlButton({ url: 'https://luna.example/{{sku}}', example: ['a'] })),
    undefined,
  ],
  ['an offer code without example', withButtons({ type: 'COPY_CODE' }), 2388043],
  ['an unknown parameter format', aTemplate({ parameter_format: 'MIXED' }), undefined],
  [
    'a keycap emoji in the header',
    withComponents(BODY, { type: 'HEADER', format: 'TEXT', text: 'Top 1️⃣ cake' }),
    2388072,
  ],
  ['a flag in the footer', withComponents(BODY, { type: 'FOOTER', text: 'From 🇵🇪' }), 2388073],
  ['a URL button to a chat', withButtons(urlButton({ url: 'https://chat.whatsapp.com/Abc' })), 2388081],
  ['a URL without a scheme', withButtons(urlButton({ url: 'luna.example/shop' })), undefined],
  ['two variables in a URL', withButtons(urlButton({ url: 'https://luna.example/{{1}}{{2}}' })), undefined],
  ['a button for calls without label', withButtons({ type: 'VOICE_CALL' }), 2388043],
  ['two buttons for calls', withButtons(...Array(2).fill({ type: 'VOICE_CALL', text: 'Call' })), undefined],
  ['two offer codes', withButtons(...Array(2).fill({ type: 'COPY_CODE', example: 'A1' })), undefined],
  ['two catalogs', withButtons(...Array(2).fill({ type: 'CATALOG' })), undefined],
  [
    'letters in a phone number',
    withButtons({ type: 'PHONE_NUMBER', text: 'Call', phone_number: '+1 CALL' }),
    undefined,
  ],
  ['a flow button without flow', withButtons({ type: 'FLOW', text: 'Book' }), undefined],
  ['a button for a product without its header', withButtons({ type: 'SPM', text: 'View' }), undefined],
  [
    'a body of 161 characters under a product',
    withComponents(
      { type: 'BODY', text: 'a'.repeat(161) },
      { type: 'HEADER', format: 'PRODUCT' },
      { type: 'BUTTONS', buttons: [{ type: 'SPM' }] },
    ),
    2388040,
  ],
  [
    'a consent to a change of the creative that is neither',
    aTemplate({
      degrees_of_freedom_spec: { creative_features_spec: { image_touchups: { enroll_status: 'MAYBE' } } },
    }),
    undefined,
  ],
  [
    'an endless life of a marketing template',
    aTemplate({ category: 'MARKETING', message_send_ttl_seconds: -1 }),
    undefined,
  ],
  ['a time to live in words', aTemplate({ message_send_ttl_seconds: 'soon' }), undefined],
])('refuses %s', async (_what, template, subcode) => {
  const { status, body } = await create(runEmulator(), template);
  expect(status).toBe(400);
  expect(body.error.code).toBe(100);
  expect(body.error.error_subcode).toBe(subcode);
});

test.each([
  [
    'one word of punctuation between variables',
    withBody('Hi {{1}}, use code {{2}} today.', { body_text: [['Ana', '25OFF']] }),
  ],
  ['a single example without brackets', withBody('Hi {{1}}, your order has arrived.', { body_text: 'Ana' })],
  ['examples in one array', withBody('Hi {{1}}, your order has arrived.', { body_text: ['Ana'] })],
  [
    'named variables',
    aTemplate({
      parameter_format: 'named',
      components: [
        {
          type: 'BODY',
          text: 'Hi {{first_name}}, your order has arrived.',
          example: { body_text_named_params: [{ param_name: 'first_name', example: 'Ana' }] },
        },
      ],
    }),
  ],
  ['quick replies before other buttons', withButtons(quickReply(), quickReply('No'), urlButton())],
  ['an offer code of 20 characters', withButtons({ type: 'COPY_CODE', example: 'A'.repeat(20) })],
  ['a time to live as text', aTemplate({ message_send_ttl_seconds: '120' })],
  ['fields that Meta ignores', aTemplate({ allow_category_change: true })],
  ['a call button with its minutes', withButtons({ type: 'VOICE_CALL', text: 'Call now', ttl_minutes: 1440 })],
  ['a button that shares contact info', withButtons({ type: 'REQUEST_CONTACT_INFO' })],
  [
    'a product with its button',
    withComponents(
      BODY,
      { type: 'HEADER', format: 'PRODUCT' },
      { type: 'BUTTONS', buttons: [{ type: 'SPM', text: 'View' }] },
    ),
  ],
  ['a flow', withButtons({ type: 'FLOW', text: 'Book', flow_id: '1', navigate_screen: 'FIRST' })],
  [
    'a name in the URL of a template with names',
    aTemplate({
      parameter_format: 'named',
      components: [
        BODY,
        { type: 'BUTTONS', buttons: [urlButton({ url: 'https://luna.example/{{sku}}', example: ['a'] })] },
      ],
    }),
  ],
  ['a media header', withComponents(BODY, { type: 'HEADER', format: 'VIDEO', example: { header_handle: ['4::abc'] } })],
  ['a place as header', withComponents(BODY, { type: 'header', format: 'location' })],
  [
    'trade marks in header and footer',
    withComponents(BODY, { type: 'HEADER', format: 'TEXT', text: 'Luna® cakes' }, { type: 'FOOTER', text: '© Luna™' }),
  ],
  ['tabs and many spaces in a body', withBody('Cakes:\t3     pieces are ready for you.')],
  ['more samples than variables', withBody('Hi {{1}}, your order has arrived.', { body_text: [['Ana', 'Bea']] })],
  ['a variable before the last full stop', withBody('Your order will be there on {{1}}.', { body_text: [['Friday']] })],
  ['a repeated variable', withBody('Hi {{1}}, is it you, {{1}}? Please answer.', { body_text: [['Ana']] })],
  ['two buttons with one label', withButtons(quickReply(), quickReply())],
  ['a link over http', withButtons(urlButton({ url: 'http://luna.example' }))],
  ['a link to a page of WhatsApp that is no chat', withButtons(urlButton({ url: 'https://www.whatsapp.com/legal' }))],
  ['numbers where texts are expected', aTemplate({ name: 2026, components: [{ type: 'BODY', text: 1234 }] })],
  ['explicit nulls', aTemplate({ parameter_format: null, components: [{ ...BODY, example: null, format: null }] })],
  ['a catalog', withButtons({ type: 'CATALOG', text: 'View catalog' })],
  ['several products', withButtons({ type: 'MPM', text: 'View items' })],
  [
    'the details of an order',
    aTemplate({
      display_format: 'order_details',
      components: [BODY, { type: 'BUTTONS', buttons: [quickReply(), { type: 'ORDER_DETAILS', text: 'Pay' }] }],
    }),
  ],
  ['any way to send', aTemplate({ send_type: 'direct', is_primary_device_delivery_only: true })],
  ['thirty days as -1', aTemplate({ message_send_ttl_seconds: '-1' })],
])('accepts %s', async (_what, template) => {
  expect((await create(runEmulator(), template)).body.error).toBeUndefined();
});

test('an example is read back as an array of arrays', async () => {
  const running = runEmulator();
  const { body } = await create(running, withBody('Hi {{1}}, your order has arrived.', { body_text: 'Ana' }));
  const read = await running.get(`/v25.0/${body.id}?fields=components`);
  expect(read.body.components[0].example).toEqual({ body_text: [['Ana']] });
});

test("a sample's handle is read back as a link, on every card of a carousel too", async () => {
  const running = runEmulator();
  const card = {
    components: [
      { type: 'header', format: 'image', example: { header_handle: ['4::aW1hZ2UvcG5n:ARY'] } },
      { type: 'buttons', buttons: [quickReply('More')] },
    ],
  };
  const components = [BODY, { type: 'carousel', cards: [card, card] }];
  const { body } = await create(running, aTemplate({ category: 'MARKETING', components }));
  const read = await running.get(`/v25.0/${body.id}`);
  const [carousel] = read.body.components.filter(({ type }: { type: string }) => type === 'CAROUSEL');
  expect(carousel.cards[1].components[0]).toEqual({
    type: 'HEADER',
    format: 'IMAGE',
    example: { header_handle: [expect.stringMatching(/^https:\/\/scontent\.whatsapp\.net\//)] },
  });
});

const card = (part: object = {}) => ({
  components: [
    { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::abc'] }, ...part },
    { type: 'BUTTONS', buttons: [quickReply()] },
  ],
});
const marketing = (...components: object[]) => aTemplate({ category: 'MARKETING', components });
const offer = { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends soon', has_expiration: true } };
const offerButtons = { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', example: 'CARIBE25' }, urlButton()] };

test.each([
  ['one card only', marketing(BODY, { type: 'CAROUSEL', cards: [card()] })],
  ['cards that differ', marketing(BODY, { type: 'CAROUSEL', cards: [card(), card({ format: 'VIDEO' })] })],
  [
    'a carousel with a footer',
    marketing(BODY, { type: 'FOOTER', text: 'Luna' }, { type: 'CAROUSEL', cards: [card(), card()] }),
  ],
  ['a carousel of category UTILITY', withComponents(BODY, { type: 'CAROUSEL', cards: [card(), card()] })],
  ['an offer without URL button', marketing(BODY, offer, { type: 'BUTTONS', buttons: [quickReply()] })],
  [
    'an offer with a text of 17 characters',
    marketing(BODY, { ...offer, limited_time_offer: { text: 'a'.repeat(17) } }, offerButtons),
  ],
  ['an offer with a body of 601 characters', marketing({ type: 'BODY', text: 'a'.repeat(601) }, offer, offerButtons)],
  ['an offer with a footer', marketing(BODY, { type: 'FOOTER', text: 'Luna' }, offer, offerButtons)],
  [
    'a call permission request with buttons',
    withComponents(BODY, { type: 'call_permission_request' }, { type: 'BUTTONS', buttons: [quickReply()] }),
  ],
])('refuses %s', async (_what, template) => {
  expect((await create(runEmulator(), template)).status).toBe(400);
});

test.each([
  ['a carousel', marketing(BODY, { type: 'CAROUSEL', cards: [card(), card()] })],
  ['a limited-time offer', marketing(BODY, offer, offerButtons)],
  ['a call permission request', withComponents(BODY, { type: 'call_permission_request' })],
])('accepts %s', async (_what, template) => {
  expect((await create(runEmulator(), template)).body.error).toBeUndefined();
});

test("a sample that was uploaded here must fit the header's format, and is served here", async () => {
  const running = runEmulator();
  const bytes = new Uint8Array([137, 80, 78, 71]);
  running.emulator.state.handles.set('4:cake', { name: 'cake.png', mimeType: 'image/png', bytes });
  const withSample = (format: string) =>
    withComponents(BODY, { type: 'HEADER', format, example: { header_handle: ['4:cake'] } });
  expect((await create(running, withSample('VIDEO'))).body.error.error_user_msg).toContain('image/png');
  const { body } = await create(running, withSample('IMAGE'));
  const read = await running.get(`/v25.0/${body.id}`);
  const [link] = read.body.components[0].example.header_handle;
  expect((await running.get(link, { token: undefined })).bytes).toEqual(bytes);
});

test('a phone button is read back with a plus sign and digits only', async () => {
  const running = runEmulator();
  const { body } = await create(
    running,
    withButtons({ type: 'PHONE_NUMBER', text: 'Call', phone_number: '1 (555) 014-2233' }),
  );
  const read = await running.get(`/v25.0/${body.id}`);
  expect(read.body.components[1].buttons).toEqual([
    { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550142233' },
  ]);
});

test('a sub-category is one of a list, in any case', async () => {
  const { post } = runEmulator();
  const template = {
    name: 'order',
    language: 'en',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Ready.' }],
  };
  const edge = `/v25.0/${DEFAULT_IDS.wabaId}/message_templates`;
  const wrong = await post(edge, { json: { ...template, sub_category: 'NONSENSE' } });
  expect(wrong.body.error.message).toMatch(/sub_category must be one of \{BOOKING_STATUS, .*\} - got "NONSENSE"/);
  expect((await post(edge, { json: { ...template, sub_category: 'order_status' } })).status).toBe(200);
});

test('what Meta may do to a creative, the display format and the device are read back in their own form', async () => {
  const running = runEmulator();
  const { body } = await create(
    running,
    aTemplate({
      display_format: 'order_details',
      is_primary_device_delivery_only: 'true',
      degrees_of_freedom_spec: JSON.stringify({
        creative_features_spec: { image_touchups: { enroll_status: 'opt_out' } },
      }),
    }),
  );
  const fields = 'display_format,is_primary_device_delivery_only,degrees_of_freedom_spec';
  expect((await running.get(`/v25.0/${body.id}?fields=${fields}`)).body).toEqual({
    display_format: 'ORDER_DETAILS',
    is_primary_device_delivery_only: true,
    degrees_of_freedom_spec: {
      creative_features_spec: [{ key: 'IMAGE_TOUCHUPS', value: { enroll_status: 'OPT_OUT' } }],
    },
    id: body.id,
  });
});

test.each([
  ['551 characters', 'a'.repeat(551)],
  ['eleven emojis', `Look ${'🎂'.repeat(11)} here`],
])('a body of %s is refused only where the stricter rule is set', async (_what, text) => {
  expect((await create(runEmulator(), withBody(text))).status).toBe(200);
  const strict = await create(runEmulator({ settings: { strictBodies: true } }), withBody(text));
  expect(strict.body.error.error_subcode).toBe(2388040);
});
