import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { allRoutes } from '../../src/emulator/routes/all.js';
import { type CallOptions, type Reply, runEmulator } from './running-emulator.js';
import { APP_TOKEN, HELLO_WORLD_ID } from './tour.js';

/** Always the same cases, so that a failure is a failure for everybody. */
const RUNS = { seed: 20_261_123, numRuns: 300 };
const { appId, businessId, phoneId, systemUserId, testAppId, wabaId } = DEFAULT_IDS;
const TO = '+15550142233';

const PATHS = [...new Set(allRoutes.map(({ path }) => path))].map((path) =>
  path
    .replace('{waba-id}', wabaId)
    .replace('{phone-number-id}', phoneId)
    .replace('{app-id}', appId)
    .replace('{business-id}', businessId)
    .replace('{user-id}', systemUserId)
    .replace('{template-id}', HELLO_WORLD_ID)
    .replace('{media-id}', '1')
    .replace('{session}', 'x?sig=y'),
);

/** Names that mean something to some route, and names that mean something to JavaScript. */
const NAMES = [
  ...[
    'messaging_product',
    'to',
    'recipient',
    'type',
    'text',
    'template',
    'interactive',
    'image',
    'contacts',
    'context',
  ],
  ...[
    'name',
    'language',
    'category',
    'components',
    'hsm_ids',
    'hsm_id',
    'fields',
    'limit',
    'after',
    'offset',
    'filtering',
  ],
  ...['websites', 'about', 'vertical', 'pin', 'webhook_configuration', 'status', 'message_id', 'sort', 'summary'],
  ...[
    'appsecret_proof',
    'appsecret_time',
    'input_token',
    'object',
    'callback_url',
    'verify_token',
    'file_length',
    'sig',
  ],
  ...['client_id', 'redirect_uri', 'scope', 'config_id', 'response_type', 'person', 'granted', 'waba', 'action'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'then', 'toJSON', 'access_token'],
];

const DEEP = 'deep down';

const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, true, -1, 0, 1e21, 1e308, '', ' ', '\u0000', '\ud800', '[]', '{}', '[[[', 'é'.repeat(64)),
  fc.constantFrom(...NAMES),
  fc.constantFrom([], {}, [null], { toString: 1 }, { toString: null, valueOf: null }, [[[[[{}]]]]]),
  fc.constant(DEEP),
  fc.constant('x'.repeat(70_000)),
  fc.constant('['.repeat(50_000)),
);
const object = fc.dictionary(fc.constantFrom(...NAMES), hostile, { maxKeys: 6 });

/** The deep value is put into the text: nothing that walks the case itself could hold it. */
function asJson(value: unknown): CallOptions {
  const body = JSON.stringify(value).replaceAll(`"${DEEP}"`, '[{"a":'.repeat(20_000) + 1 + '}]'.repeat(20_000));
  return { body, headers: { 'content-type': 'application/json' } };
}

const text = { messaging_product: 'whatsapp', to: TO };
const reply = { type: 'reply', reply: { id: 'yes', title: 'Yes' } };
const body = { text: 'Choose' };
/** Requests that are right, to be made wrong in one place. */
const GOOD: readonly { path: string; json: Record<string, unknown> }[] = [
  { path: `/${phoneId}/messages`, json: { ...text, type: 'text', text: { body: 'Hi', preview_url: true } } },
  { path: `/${phoneId}/messages`, json: { ...text, type: 'image', image: { link: 'https://luna.example/a.png' } } },
  { path: `/${phoneId}/messages`, json: { ...text, type: 'location', location: { latitude: '1', longitude: 2 } } },
  { path: `/${phoneId}/messages`, json: { ...text, type: 'contacts', contacts: [{ name: { formatted_name: 'A' } }] } },
  {
    path: `/${phoneId}/messages`,
    json: { ...text, type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } },
  },
  {
    path: `/${phoneId}/messages`,
    json: { ...text, type: 'interactive', interactive: { type: 'button', body, action: { buttons: [reply] } } },
  },
  {
    path: `/${phoneId}/messages`,
    json: {
      ...text,
      type: 'interactive',
      interactive: {
        type: 'list',
        header: { type: 'text', text: 'Menu' },
        body,
        footer: { text: 'Luna' },
        action: { button: 'Open', sections: [{ title: 'A', rows: [{ id: '1', title: 'One', description: 'x' }] }] },
      },
    },
  },
  {
    path: `/${phoneId}/messages`,
    json: {
      ...text,
      type: 'template',
      template: {
        name: 'order_ready',
        language: { code: 'en_US' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', parameter_name: 'first_name', text: 'Ana' },
              { type: 'currency', parameter_name: 'order_number', currency: { fallback_value: '1', code: 'USD' } },
            ],
          },
          { type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: 'x' }] },
          { type: 'carousel', cards: [{ card_index: 0, components: [{ type: 'header', parameters: [] }] }] },
        ],
      },
    },
  },
  {
    path: `/${wabaId}/message_templates`,
    json: {
      name: 'late_order',
      language: 'en_US',
      category: 'MARKETING',
      message_send_ttl_seconds: 43_200,
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Your {{1}} order', example: { header_text: ['first'] } },
        { type: 'BODY', text: 'Hi {{1}}, your order is late.', example: { body_text: [['Ana']] } },
        { type: 'FOOTER', text: 'Luna Bakery' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'QUICK_REPLY', text: 'Fine' },
            { type: 'URL', text: 'Track', url: 'https://luna.example/{{1}}', example: ['x'] },
          ],
        },
      ],
    },
  },
  {
    path: `/${wabaId}/message_templates`,
    json: {
      name: 'code',
      language: 'es',
      category: 'AUTHENTICATION',
      components: [
        { type: 'body', add_security_recommendation: true },
        { type: 'footer', code_expiration_minutes: 5 },
        {
          type: 'buttons',
          buttons: [
            {
              type: 'otp',
              otp_type: 'one_tap',
              supported_apps: [{ package_name: 'a.b', signature_hash: 'K8a/AINcGX7' }],
            },
          ],
        },
      ],
    },
  },
  {
    path: `/${wabaId}/message_templates`,
    json: {
      name: 'library',
      language: 'en_US',
      category: 'UTILITY',
      library_template_name: 'delivery_update_1',
      library_template_button_inputs: [{ type: 'URL', url: { base_url: 'https://x.example/' } }],
    },
  },
  { path: `/${HELLO_WORLD_ID}`, json: { components: [{ type: 'BODY', text: 'Hello to all of you' }] } },
  {
    path: `/${phoneId}/whatsapp_business_profile`,
    json: { messaging_product: 'whatsapp', about: 'Open', websites: ['https://luna.example'], vertical: 'RETAIL' },
  },
  { path: `/${phoneId}`, json: { pin: '123456', webhook_configuration: { override_callback_uri: '' } } },
  { path: `/${phoneId}/register`, json: { messaging_product: 'whatsapp', pin: '271828' } },
  {
    path: '/dialog/oauth',
    json: {
      client_id: testAppId,
      redirect_uri: 'http://localhost:3000/?tab=1#top',
      state: 'x',
      scope: 'whatsapp_business_management',
      granted: ['whatsapp_business_management'],
      waba: [wabaId],
      action: 'continue',
    },
  },
];

/** Replaces, adds or removes one member somewhere in a value. */
function mutate(value: unknown, steps: readonly number[], change: { name: string; to: unknown }): unknown {
  const [step = 0, ...rest] = steps;
  if (typeof value !== 'object' || value === null || steps.length === 0) return change.to;
  if (Array.isArray(value)) {
    const at = step % (value.length + 1);
    return value
      .map((one, index) => (index === at ? mutate(one, rest, change) : one))
      .concat(at === value.length ? [change.to] : []);
  }
  const entries = Object.entries(value);
  const at = step % (entries.length + 1);
  if (at === entries.length) return Object.fromEntries([...entries, [change.name, change.to]]);
  return Object.fromEntries(
    entries.map(([name, one], index) => [name, index === at ? mutate(one, rest, change) : one]),
  );
}

/** Meta's envelope, a page of the login dialog, or success; never a fault of the emulator. The one 500 is Meta's own, for `ids`. */
function expectMetaAnswer(path: string, { status, headers, body: answer }: Reply): void {
  if (status === 200) return;
  const isPage = headers['content-type'] === 'text/html; charset=utf-8';
  if (isPage && path.includes('/dialog/oauth')) {
    expect([302, 400]).toContain(status);
    return;
  }
  expect(headers['content-type']).toBe('application/json; charset=UTF-8');
  expect(answer.error).toMatchObject({
    message: expect.any(String),
    type: expect.any(String),
    code: expect.any(Number),
    fbtrace_id: expect.any(String),
  });
  const isLegacy = status === 500 && answer.error.message.startsWith('The ids query parameter');
  expect(isLegacy || (status >= 400 && status < 500)).toBe(true);
}

/** A fresh emulator for some requests each: their limits would refuse the later ones of a long run. */
function emulators() {
  let running = runEmulator();
  let calls = 0;
  return {
    async send(method: string, path: string, options: CallOptions): Promise<void> {
      calls += 1;
      if (calls % 40 === 0) running = runEmulator({ settings: { checkPermissions: calls % 80 === 0 } });
      expectMetaAnswer(path, await running.send(method, path, options));
      await running.advance(1_000);
    },
  };
}

const token = fc.constantFrom(DEFAULT_TOKEN, DEFAULT_TOKEN, DEFAULT_TOKEN, APP_TOKEN, 'x|y', 'é');
const method = fc.constantFrom('GET', 'POST', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'BREW');
const pathname = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...PATHS) },
  fc.constantFrom(
    '',
    '/',
    '//',
    '/v25.0',
    '/%',
    '/%00',
    '/upload:',
    '/constructor',
    '/__proto__',
    '/me/__proto__',
    '/v/x',
  ),
  fc.webPath(),
);
const query = fc.dictionary(
  fc.oneof(fc.constantFrom(...NAMES), fc.constantFrom('a[b][c]', 'fields[toString]', 'x[]', '[', 'a[]]', '[]', 'ids')),
  fc.oneof(
    fc.string(),
    fc.constantFrom(...NAMES),
    fc.constantFrom('a{'.repeat(3_000), 'id,name{', '[['.repeat(900), '{"a":{}}'),
  ),
  { maxKeys: 4 },
);
const content: fc.Arbitrary<CallOptions> = fc.oneof(
  object.map(asJson),
  hostile.map(asJson),
  query.map((form) => ({ form: new URLSearchParams(form) })),
  fc.constant({ form: new URLSearchParams({ [`a${'[b]'.repeat(20_000)}`]: 'x' }) }),
  fc
    .tuple(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('application/json', 'multipart/form-data', 'multipart/form-data; boundary=x', 'text/plain', 'é'),
    )
    .map(([bytes, type]) => ({ body: bytes, headers: { 'content-type': type, file_offset: '0' } })),
  fc.constant({}),
);

test('no request, whatever it holds, is answered otherwise than Meta would', async () => {
  const { send } = emulators();
  await fc.assert(
    fc.asyncProperty(method, pathname, query, content, token, async (verb, path, search, options, who) => {
      const own = encodeURIComponent(who) === who ? who : DEFAULT_TOKEN;
      const separator = path.includes('?') ? '&' : '?';
      await send(verb, `/v25.0${path}${separator}${new URLSearchParams(search)}`, { token: own, ...options });
    }),
    RUNS,
  );
});

test('a request that is wrong in one place is refused or taken, and what it brings about never fails', async () => {
  const { send } = emulators();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...GOOD),
      fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 7 }),
      fc.constantFrom(...NAMES),
      hostile,
      async ({ path, json }, steps, name, to) => {
        await send('POST', `/v25.0${path}`, asJson(mutate(json, steps, { name, to })));
      },
    ),
    { ...RUNS, numRuns: 900 },
  );
});

test('requests that are right are taken', async () => {
  for (const { path, json } of GOOD.filter((_, index) => index !== 7)) {
    const { post } = runEmulator();
    const taken = path === '/dialog/oauth' ? 302 : 200;
    expect([path, (await post(`/v25.0${path}`, { json })).status]).toEqual([path, taken]);
  }
});

test('no control call, whatever it holds, breaks the emulator', async () => {
  const { get } = runEmulator();
  const { endpoints } = (await get('/_emulator')).body;
  const members = [
    'from',
    'type',
    'text',
    'media',
    'raw',
    'content',
    'action',
    'status',
    'code',
    'wabas',
    'phoneId',
    'waId',
  ];
  const json = fc.dictionary(fc.constantFrom(...members, ...NAMES), hostile, { maxKeys: 5 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...endpoints), json, async (endpoint, changes) => {
      const { path, method: verb, example = {} } = endpoint as { path: string; method: string; example?: object };
      const { advance, send } = runEmulator();
      const answer = await send(verb, path.replace(':id', phoneId), asJson({ ...example, ...changes }));
      expect([200, 400, 404]).toContain(answer.status);
      await advance(1_000);
    }),
    RUNS,
  );
});
