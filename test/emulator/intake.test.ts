import { expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { runEmulator } from './running-emulator.js';

const { wabaId, phoneId, systemUserId } = DEFAULT_IDS;
const PROFILE = `/v25.0/${phoneId}/whatsapp_business_profile`;

test('a client may leave out the version and put a trailing slash', async () => {
  const { get } = runEmulator();
  expect((await get('/me')).body).toEqual({ name: 'Luna System User', id: systemUserId });
  expect((await get('/v25.0/me/')).body).toEqual({ name: 'Luna System User', id: systemUserId });
});

test.each([
  ['in the header as OAuth', '/v25.0/me', { headers: { authorization: `OAuth ${DEFAULT_TOKEN}` } }],
  ['in the query', `/v25.0/me?access_token=${DEFAULT_TOKEN}`, {}],
  [
    'as an empty header and in the query',
    `/v25.0/me?access_token=${DEFAULT_TOKEN}`,
    { headers: { authorization: '' } },
  ],
])('a token is taken %s', async (_where, path, options) => {
  const { get } = runEmulator();
  expect((await get(path, { token: undefined, ...options })).body.id).toBe(systemUserId);
});

test('a token is taken from a form', async () => {
  const { post } = runEmulator();
  const form = new URLSearchParams({ access_token: DEFAULT_TOKEN, pin: '123456' });
  expect((await post(`/v25.0/${phoneId}`, { token: undefined, form })).body).toEqual({ success: true });
});

const multipart = new FormData();
multipart.set('messaging_product', 'whatsapp');
multipart.set('address', 'Main Street 1');

test.each([
  ['the query of a POST without a body', `${PROFILE}?messaging_product=whatsapp&address=Main%20Street%201`, {}],
  ['a form', PROFILE, { form: new URLSearchParams({ messaging_product: 'whatsapp', address: 'Main Street 1' }) }],
  ['a multipart form', PROFILE, { form: multipart }],
  ['JSON', PROFILE, { json: { messaging_product: 'whatsapp', address: 'Main Street 1', about: null, websites: null } }],
  ['JSON without a content type', PROFILE, { body: '{"messaging_product":"whatsapp","address":"Main Street 1"}' }],
])('parameters are taken from %s', async (_where, path, options) => {
  const { get, post } = runEmulator();
  expect((await post(path, options)).body).toEqual({ success: true });
  const { body } = await get(`${PROFILE}?fields=about,address,websites`);
  expect(body.data[0]).toMatchObject({
    about: 'Fresh bread every day',
    address: 'Main Street 1',
    websites: ['https://lunabakery.example/'],
  });
});

test.each([
  ['a JSON text', { websites: '["https://one.example/"]' }],
  ['names with brackets', { 'websites[]': 'https://one.example/' }],
  ['names with an index', { 'websites[0]': 'https://one.example/' }],
])('a list may be sent as %s', async (_how, websites) => {
  const { get, post } = runEmulator();
  await post(PROFILE, { form: new URLSearchParams({ messaging_product: 'whatsapp', ...websites }) });
  expect((await get(`${PROFILE}?fields=websites`)).body.data[0].websites).toEqual(['https://one.example/']);
});

test('numbers may stand for strings', async () => {
  const { post } = runEmulator();
  const json = { messaging_product: 'whatsapp', pin: 271828 };
  expect((await post(`/v25.0/${phoneId}/register`, { json })).body).toEqual({ success: true });
});

test('a body that is not JSON is refused', async () => {
  const { post } = runEmulator();
  const { status, body } = await post(PROFILE, { body: '{"messaging_product":' });
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ code: 100, error_data: { details: 'The request body is not valid JSON.' } });
});

test.each(['pretty', 'debug', 'date_format', 'metadata'])('the removed parameter %s is refused', async (name) => {
  const { get } = runEmulator();
  const { status, body } = await get(`/v25.0/me?${name}=1`);
  expect([status, body.error.code]).toEqual([400, 100]);
});

test('reading several nodes by ids is refused as Meta does', async () => {
  const { get } = runEmulator();
  const { status, body } = await get(`/v25.0/?ids=${wabaId},${phoneId}`);
  expect(status).toBe(500);
  expect(body.error).toMatchObject({ code: 100, message: 'The ids query parameter is deprecated in v26.0+' });
});

test('If-None-Match is refused', async () => {
  const { get } = runEmulator();
  expect((await get('/v25.0/me', { headers: { 'if-none-match': '"abc"' } })).body.error.code).toBe(100);
});

test.each(['v3', 'v99.0'])('version %s, which never was, is refused', async (version) => {
  const { get } = runEmulator();
  const { status, body } = await get(`/${version}/me`);
  expect([status, body.error.code]).toEqual([400, 2635]);
});

test.each(['v2.0', 'v17.0', 'v20.0'])('expired version %s is served as the oldest usable one', async (version) => {
  const { get } = runEmulator();
  const { status, headers } = await get(`/${version}/me`);
  expect([status, headers['facebook-api-version']]).toEqual([200, 'v21.0']);
});

test('a version expires on the day that Meta announced', async () => {
  const { get, advance } = runEmulator();
  expect((await get('/v21.0/me')).headers['facebook-api-version']).toBe('v21.0');
  await advance(60 * 86_400_000);
  expect((await get('/v21.0/me')).headers['facebook-api-version']).toBe('v22.0');
});

test('fields are selected with nested ones and modifiers, and id is always there', async () => {
  const { get } = runEmulator();
  const { body } = await get(`/v25.0/${wabaId}?fields=name,phone_numbers.limit(1){verified_name,throughput{level}}`);
  expect(body).toMatchObject({
    name: 'Luna Bakery',
    phone_numbers: { data: [{ verified_name: 'Luna Bakery', throughput: { level: 'STANDARD' }, id: phoneId }] },
    id: wabaId,
  });
});

test('templates can be read as a field of their WABA', async () => {
  const { get } = runEmulator();
  const { body } = await get(`/v25.0/${wabaId}?fields=message_templates.limit(1){name}`);
  expect(Object.keys(body.message_templates.data[0])).toEqual(['name', 'id']);
  expect(body.message_templates.paging.next).toContain(`/v25.0/${wabaId}/message_templates?limit=1&after=`);
});

test('an unknown field is refused with the kind of node', async () => {
  const { get } = runEmulator();
  const { status, body } = await get(`/v25.0/${phoneId}?fields=foo`);
  expect(status).toBe(400);
  expect(body.error.message).toBe(
    '(#100) Tried accessing nonexisting field (foo) on node type (WhatsAppBusinessPhoneNumber)',
  );
});

test('a broken fields parameter is a syntax error', async () => {
  const { get } = runEmulator();
  expect((await get(`/v25.0/${wabaId}?fields=name{`)).body.error.code).toBe(2500);
});

test.each([
  ['GET', 'get'],
  ['POST', 'post'],
  ['DELETE', 'delete'],
])('an unknown object is refused with the verb of a %s', async (method, verb) => {
  const { send } = runEmulator();
  const { status, body } = await send(method, '/v25.0/999999999999999');
  expect(status).toBe(400);
  expect(body.error).toMatchObject({ type: 'GraphMethodException', code: 100, error_subcode: 33 });
  expect(body.error.message).toMatch(`Unsupported ${verb} request. Object with ID '999999999999999' does not exist`);
});

test('deleting a number is not possible', async () => {
  const emulator = runEmulator();
  const { body } = await emulator.delete(`/v25.0/${phoneId}`);
  expect(body.error.message).toMatch(/^Unsupported delete request\./);
});

test('an edge that no node has is an unknown path', async () => {
  const { get } = runEmulator();
  expect((await get(`/v25.0/${phoneId}/foo`)).body.error).toMatchObject({
    message: 'Unknown path components: /foo',
    code: 2500,
  });
  expect((await get('/v25.0/foo')).body.error.code).toBe(2500);
});

test('an edge of another kind of node tells that the id is of the wrong kind', async () => {
  const { get, post } = runEmulator();
  const read = await get(`/v25.0/${phoneId}/message_templates`);
  expect(read.body.error.message).toBe(
    '(#100) Tried accessing nonexisting field (message_templates) on node type (WhatsAppBusinessPhoneNumber)',
  );
  const sent = await post(`/v25.0/${wabaId}/messages`, { json: {} });
  expect(sent.body.error).toMatchObject({ code: 100, error_subcode: 33 });
});

test('answers and refusals carry the headers and trace ids of Graph', async () => {
  const { get } = runEmulator();
  const good = await get(`/v24.0/${wabaId}`);
  const bad = await get(`/v24.0/${wabaId}?fields=foo`);
  for (const { headers } of [good, bad]) {
    expect(headers).toMatchObject({
      'facebook-api-version': 'v24.0',
      'content-type': 'application/json; charset=UTF-8',
    });
    expect(JSON.parse(headers['x-business-use-case-usage'] ?? '')).toHaveProperty(wabaId);
    expect(headers['x-fb-trace-id']).toMatch(/^\w+$/);
  }
  const again = await get(`/v24.0/${wabaId}?fields=foo`);
  expect(bad.body.error.fbtrace_id).toMatch(/^A[\w-]{20,}$/);
  expect(again.body.error.fbtrace_id).not.toBe(bad.body.error.fbtrace_id);
});

test('an active WABA takes 5000 management calls an hour, then 80007 until the hour is over', async () => {
  const { emulator, get, advance } = runEmulator();
  await get(`/v25.0/${wabaId}`);
  for (const count of emulator.state.callCounts.values()) count.calls = 4_999;
  expect((await get(`/v25.0/${wabaId}`)).status).toBe(200);
  const { status, body, headers } = await get(`/v25.0/${wabaId}`);
  expect([status, body.error.code]).toEqual([400, 80007]);
  const [usage] = JSON.parse(headers['x-business-use-case-usage'] ?? '{}')[wabaId];
  expect(usage).toMatchObject({ call_count: 100, estimated_time_to_regain_access: 60 });
  await advance(3_600_000);
  expect((await get(`/v25.0/${wabaId}`)).status).toBe(200);
});

test('a WABA without a registered number takes 200 calls an hour', async () => {
  const { emulator, get, post } = runEmulator();
  await post(`/v25.0/${phoneId}/deregister`);
  await get(`/v25.0/${wabaId}`);
  for (const count of emulator.state.callCounts.values()) count.calls = 200;
  expect((await get(`/v25.0/${wabaId}`)).body.error.code).toBe(80007);
});

test('an app makes 200 calls an hour for each of its users, beside those to WABAs, and then hears code 4', async () => {
  const { emulator, get, advance } = runEmulator();
  const first = await get('/v25.0/me');
  expect(JSON.parse(first.headers['x-app-usage'] ?? '')).toEqual({ call_count: 1, total_cputime: 0, total_time: 0 });
  for (const count of emulator.state.callCounts.values()) count.calls = 199;
  expect((await get('/v25.0/me')).status).toBe(200);
  const { status, body, headers } = await get('/v25.0/me');
  expect([status, body.error.code]).toEqual([400, 4]);
  expect(JSON.parse(headers['x-app-usage'] ?? '').call_count).toBe(100);
  expect((await get(`/v25.0/${wabaId}`)).status).toBe(200);
  await advance(3_600_000);
  expect((await get('/v25.0/me')).status).toBe(200);
});
