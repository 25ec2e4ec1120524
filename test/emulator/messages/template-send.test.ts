import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { createTemplate } from '../../../src/emulator/templates/create.js';
import { disableTemplate, pauseTemplate } from '../../../src/emulator/templates/quality.js';
import { decideReview } from '../../../src/emulator/templates/review.js';
import { type RunningEmulator, runEmulator } from '../running-emulator.js';

const { phoneId, wabaId } = DEFAULT_IDS;
const EDGE = `/v25.0/${phoneId}/messages`;
const image = { type: 'image', image: { link: 'https://luna.example/cake.png' } };
const text = (value: unknown, name?: string) => ({
  type: 'text',
  text: value,
  ...(name !== undefined && { parameter_name: name }),
});
const body = (...parameters: object[]) => ({ type: 'body', parameters });
const header = (...parameters: object[]) => ({ type: 'header', parameters });
const button = (sub_type: string, index: number | string, ...parameters: object[]) => ({
  type: 'button',
  sub_type,
  index,
  parameters,
});
const HEADER_IMAGE = { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::abc'] } };
const DYNAMIC_URL = { type: 'URL', text: 'Track', url: 'https://luna.example/{{1}}', example: ['a'] };
const plainBody = { type: 'BODY', text: 'Your order is ready to be picked up.' };
const bodyOf = (words: string, ...values: string[]) => ({
  type: 'BODY',
  text: words,
  example: { body_text: [values] },
});
const named = (...names: string[]) => names.map((param_name) => ({ param_name, example: 'x' }));

/** Templates that a business of these tests has, by name. */
const TEMPLATES: Record<string, object> = {
  with_values: {
    components: [bodyOf('Hi {{1}}, your order {{2}} leaves us on {{3}} in the afternoon.', 'a', 'b', 'c')],
  },
  with_image: { components: [HEADER_IMAGE, plainBody] },
  with_title: {
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'News for {{1}} today', example: { header_text: ['Ana'] } },
      plainBody,
    ],
  },
  with_place: { components: [{ type: 'HEADER', format: 'LOCATION' }, plainBody] },
  with_names: {
    parameter_format: 'NAMED',
    components: [
      {
        type: 'BODY',
        text: 'Hi {{first_name}}, order {{order_id}} is ready now.',
        example: { body_text_named_params: named('first_name', 'order_id') },
      },
    ],
  },
  with_buttons: {
    components: [plainBody, { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Thanks' }, DYNAMIC_URL] }],
  },
  with_code: {
    category: 'AUTHENTICATION',
    components: [{ type: 'body' }, { type: 'buttons', buttons: [{ type: 'otp', otp_type: 'copy_code' }] }],
  },
  with_call: {
    components: [
      plainBody,
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Thanks' },
          { type: 'VOICE_CALL', text: 'Call now' },
        ],
      },
    ],
  },
  with_offer: {
    category: 'MARKETING',
    components: [
      plainBody,
      { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Hurry', has_expiration: true } },
      { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', example: 'CAKE' }, DYNAMIC_URL] },
    ],
  },
  with_cards: {
    category: 'MARKETING',
    components: [
      plainBody,
      {
        type: 'CAROUSEL',
        cards: [1, 2].map(() => ({ components: [HEADER_IMAGE, { type: 'BUTTONS', buttons: [DYNAMIC_URL] }] })),
      },
    ],
  },
};

function withTemplate(name: string, part: object = {}) {
  const running = runEmulator();
  const { world, state } = running.emulator;
  const waba = state.wabas.get(wabaId);
  if (!waba) throw new Error('The default seed has lost its WABA.');
  const params = { name, language: 'en_US', category: 'UTILITY', ...TEMPLATES[name], ...part };
  const template = createTemplate(world, waba, params);
  decideReview(world, template, { status: 'APPROVED' });
  return { running, template, world };
}

const message = (name: string, components: object[], code = 'en_US') => ({
  messaging_product: 'whatsapp',
  to: '+34600112233',
  type: 'template',
  template: { name, language: { code }, components },
});
const send = ({ post }: RunningEmulator, json: object) => post(EDGE, { json });
const three = body(text('Ana'), text('7'), text('Friday'));
const cardOf = (index: number, value = 'a') => ({
  card_index: index,
  components: [header(image), button('url', 0, text(value))],
});
const offerTime = {
  type: 'limited_time_offer',
  parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1_800_000_000_000 } }],
};
const coupon = { type: 'coupon_code', coupon_code: 'CAKE' };

test.each([
  ['values by position', 'with_values', [three]],
  [
    'money and dates',
    'with_values',
    [
      body(
        text('Ana'),
        { type: 'currency', currency: { fallback_value: '$7', code: 'USD', amount_1000: 7000 } },
        { type: 'date_time', date_time: { fallback_value: 'Friday' } },
      ),
    ],
  ],
  ['a value without type', 'with_values', [body({ text: 'Ana' }, text('7'), text('Friday'))]],
  ['an image in the header', 'with_image', [header(image)]],
  ['a value in the title', 'with_title', [header(text('Ana'))]],
  ['a place', 'with_place', [header({ type: 'location', location: { latitude: '1', longitude: '2' } })]],
  ['values by name, in any order', 'with_names', [body(text('7', 'order_id'), text('Ana', 'first_name'))]],
  ['an address for its button, by number or text', 'with_buttons', [button('URL', '1', text('abc'))]],
  [
    'a payload for its quick reply',
    'with_buttons',
    [button('quick_reply', 0, { type: 'payload', payload: 'OK' }), button('url', 1, text('abc'))],
  ],
  ['a code, twice', 'with_code', [body(text('123456')), button('url', '0', text('123456'))]],
  ['an offer', 'with_offer', [offerTime, button('copy_code', 0, coupon), button('url', 1, text('abc'))]],
  [
    'a call button that is found without index',
    'with_call',
    [{ type: 'button', sub_type: 'voice_call', parameters: [{ type: 'ttl_minutes', ttl_minutes: 100 }] }],
  ],
  ['cards', 'with_cards', [{ type: 'carousel', cards: [cardOf(0), cardOf(1)] }]],
])('a template goes out with %s', async (_what, name, components) => {
  const { status, body: answer } = await send(withTemplate(name).running, message(name, components));
  expect(answer.error).toBeUndefined();
  expect([status, answer.messages[0].message_status]).toEqual([200, 'accepted']);
});

test.each([
  [
    'a currency without its members',
    'with_values',
    [body({ type: 'currency', currency: { code: 'USD' } })],
    100,
    "'template.components.0.parameters.0.currency', please check",
  ],
  [
    'a parameter without what its type names',
    'with_values',
    [body({ type: 'text' }, text('7'), text('Friday'))],
    100,
    "Parameter 'text' is mandatory for component parameter type 'text'",
  ],
  [
    'an image without id and link',
    'with_image',
    [header({ type: 'image', image: {} })],
    132018,
    'Either one of media ID or link must be present',
  ],
  [
    'an image that nobody uploaded',
    'with_image',
    [header({ type: 'image', image: { id: '1' } })],
    100,
    "Param template['components'][0]['parameters'][0]['image']['id'] is not a valid",
  ],
  [
    'no image where the header needs one',
    'with_image',
    [],
    132012,
    'header: Format mismatch, expected IMAGE, received UNKNOWN',
  ],
  [
    'a video where the header needs an image',
    'with_image',
    [header({ type: 'video', video: { link: 'https://a.example' } })],
    132012,
    'header: Format mismatch, expected IMAGE, received VIDEO',
  ],
  ['a type in capitals', 'with_image', [header({ type: 'IMAGE', image: image.image })], 132012, 'received UNKNOWN'],
  ['no place where the header needs one', 'with_place', [], 132012, 'expected LOCATION, received UNKNOWN'],
  [
    'no value for the title',
    'with_title',
    [],
    132000,
    'header: number of localizable_params (0) does not match the expected number of params (1)',
  ],
  [
    'one value for three variables',
    'with_values',
    [body(text('Ana'))],
    132000,
    'body: number of localizable_params (1) does not match the expected number of params (3)',
  ],
  [
    'a value for a body without variables',
    'with_buttons',
    [body(text('Ana')), button('url', 1, text('a'))],
    132000,
    '(1) does not match the expected number of params (0)',
  ],
  ['values without names', 'with_names', [body(text('Ana'), text('7'))], 100, 'Parameter name is missing or empty'],
  [
    'a wrong name',
    'with_names',
    [body(text('Ana', 'first_name'), text('7', 'order'))],
    100,
    "Parameter name is missing for the parameter '{{order_id}}'",
  ],
  [
    'the same name twice',
    'with_names',
    [body(text('Ana', 'first_name'), text('7', 'first_name'))],
    100,
    "'{{order_id}}'",
  ],
  [
    'no address for its button',
    'with_buttons',
    [],
    131008,
    'buttons: Button at index 1 of type Url requires a parameter',
  ],
  [
    'a wrong sub_type',
    'with_buttons',
    [button('url', 0, text('a')), button('url', 1, text('a'))],
    132018,
    'buttons: Button at index 0 must be of type QuickReply',
  ],
  [
    'a button that is not there',
    'with_buttons',
    [button('url', 1, text('a')), button('url', 5, text('a'))],
    132018,
    'no button at index 5',
  ],
  [
    'an empty address',
    'with_buttons',
    [button('url', 1, text(''))],
    100,
    "Parameter 'text' is mandatory for component parameter type 'text' and cannot be empty",
  ],
  [
    'a new line in a value',
    'with_values',
    [body(text('Ana\nMaria'), text('7'), text('Friday'))],
    132018,
    'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
  ],
  [
    'five spaces in a value',
    'with_values',
    [body(text('Ana     Maria'), text('7'), text('Friday'))],
    132018,
    'more than 4 consecutive spaces',
  ],
  [
    'values that make the body too long',
    'with_values',
    [body(text('a'.repeat(1000)), text('7'), text('Friday'))],
    132005,
    'body: translated text is longer than 1024',
  ],
  [
    'a code of 16 characters',
    'with_code',
    [body(text('1234567890123456')), button('url', 0, text('1'))],
    132018,
    'at most 15 characters',
  ],
  [
    'an offer without its end',
    'with_offer',
    [button('copy_code', 0, coupon), button('url', 1, text('a'))],
    131008,
    'expiration_time_ms',
  ],
  [
    'an offer without its code',
    'with_offer',
    [offerTime, button('url', 1, text('a'))],
    131008,
    'Button at index 0 of type CopyCode requires a parameter',
  ],
  [
    'one card of two',
    'with_cards',
    [{ type: 'carousel', cards: [cardOf(0)] }],
    131008,
    'number of cards (1) does not match',
  ],
  [
    'a card index that is not there',
    'with_cards',
    [{ type: 'carousel', cards: [cardOf(0), cardOf(2)] }],
    132018,
    'no card at index 2',
  ],
  [
    'a card without image',
    'with_cards',
    [{ type: 'carousel', cards: [cardOf(0), { card_index: 1, components: [] }] }],
    132012,
    'expected IMAGE',
  ],
])('a template with %s is refused', async (_what, name, components, code, sentence) => {
  const { status, body: answer } = await send(withTemplate(name).running, message(name, components));
  expect([status, answer.error?.code]).toEqual([400, code]);
  expect(answer.error.error_data?.details ?? answer.error.message).toContain(sentence);
});

test('an unknown name, or another language, is not found', async () => {
  const { running } = withTemplate('with_image');
  const unknown = await send(running, message('nope', []));
  expect([unknown.status, unknown.body.error.code]).toEqual([404, 132001]);
  expect(unknown.body.error.error_data.details).toBe('template name (nope) does not exist in en_US');
  const { body: answer } = await send(running, message('with_image', [], 'en'));
  expect(answer.error.error_data.details).toBe('template name (with_image) does not exist in en');
});

test('a template that waits for its review or failed it cannot be sent', async () => {
  const { running, template, world } = withTemplate('with_image');
  for (const status of ['PENDING', 'REJECTED']) {
    decideReview(world, template, { status });
    const { body: answer } = await send(running, message('with_image', [header(image)]));
    expect(answer.error).toMatchObject({
      code: 132001,
      error_data: { details: 'template name (with_image) is not approved in en_US' },
    });
  }
});

test('paused and disabled templates are refused with codes of their own', async () => {
  const { running, template, world } = withTemplate('with_image');
  pauseTemplate(world, template, 'FIRST_PAUSE');
  expect((await send(running, message('with_image', []))).body.error.code).toBe(132015);
  disableTemplate(world, template);
  expect((await send(running, message('with_image', []))).body.error.code).toBe(132016);
});

test('what is wrong with the name comes before what is wrong with the values', async () => {
  const { running } = withTemplate('with_image');
  const { body: answer } = await send(running, message('nope', [body({ type: 'text' })]));
  expect(answer.error.code).toBe(132001);
});

test('a code cannot go to a business-scoped user id', async () => {
  const { running } = withTemplate('with_code');
  const { to: _to, ...rest } = message('with_code', [body(text('1')), button('url', 0, text('1'))]);
  const { body: answer } = await send(running, { ...rest, recipient: 'ES.20771208655302740066' });
  expect(answer.error.code).toBe(131062);
});

test.each([
  ['name', { language: { code: 'en_US' } }, "template['name']"],
  ['language', { name: 'with_image' }, "template['language']['code']"],
])('a template message needs a %s', async (_what, template, path) => {
  const { running } = withTemplate('with_image');
  const { body: answer } = await send(running, { ...message('with_image', []), template });
  expect(answer.error.message).toBe(`(#100) The parameter ${path} is required.`);
});

test('a parameter whose type is a name of JavaScript is refused as any unknown one', async () => {
  const { post } = runEmulator();
  const parameters = [{ type: 'constructor', constructor: {} }];
  const template = { name: 'hello_world', language: { code: 'en_US' }, components: [{ type: 'body', parameters }] };
  const json = { messaging_product: 'whatsapp', to: '+15550142233', type: 'template', template };
  const { status, body } = await post(`/v25.0/${DEFAULT_IDS.phoneId}/messages`, { json });
  expect([status, body.error.code]).toEqual([400, 132000]);
});
