import { expect, test } from 'vitest';
import { NetworkFault } from '../../src/core/network-fault.js';
import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../src/emulator/default-seed.js';
import { listenTo } from './listening-business.js';
import { runEmulator } from './running-emulator.js';
import { HELLO_WORLD_ID } from './tour.js';

const { appId, appSecret, businessId, personId, phoneId, wabaId } = DEFAULT_IDS;

test('the control interface lists itself with examples', async () => {
  const { get } = runEmulator();
  const { body } = await get('/_emulator');
  expect(body.endpoints).toContainEqual({
    method: 'POST',
    path: '/_emulator/inbound',
    about: expect.stringContaining('A customer writes'),
    example: { from: '+1 555 014 2233', type: 'text', text: 'Are you open today?' },
  });
});

const hello = { messaging_product: 'whatsapp', to: '+15550142233', text: { body: 'Hello' } };

test('every example in the list works as it stands', async () => {
  const { get } = runEmulator();
  const { endpoints } = (await get('/_emulator')).body;
  const ids = [
    ['/templates/:id', HELLO_WORLD_ID],
    ['/phones/:id', phoneId],
    ['/wabas/:id', wabaId],
    ['/businesses/:id', businessId],
    ['/apps/:id', appId],
    ['/users/:id', personId],
    ['/customers/:id', '15550142233'],
  ] as const;
  for (const { method, path, example } of endpoints) {
    const id = ids.find(([prefix]) => path.includes(prefix))?.[1] ?? '';
    const json = path === '/_emulator/tokens' ? { ...example, token: DEFAULT_TOKEN } : example;
    const { emulator, post, send } = runEmulator();
    if (path.includes('/messages/:id')) await post(`/v25.0/${phoneId}/messages`, { json: hello });
    const [wamid = ''] = emulator.state.messages.keys();
    const reply = await send(method, path.replace(':id', id || wamid), { token: undefined, ...(json && { json }) });
    expect([method, path, reply.status]).toEqual([method, path, 200]);
  }
});

test('a message goes the step that is named, whatever was planned for it', async () => {
  const running = runEmulator();
  const changes = listenTo(running);
  const { post, advance } = running;
  const { id } = (await post(`/v25.0/${phoneId}/messages`, { json: hello })).body.messages[0];
  const edge = `/_emulator/messages/${encodeURIComponent(id)}/status`;
  await post(edge, { json: { status: 'read' } });
  await post(edge, { json: { status: 'failed', code: 131049 } });
  await advance(60_000);
  expect(changes.map(({ value }) => value.statuses[0])).toMatchObject([
    { id, status: 'read' },
    { id, status: 'failed', errors: [{ code: 131049 }] },
  ]);
});

test('what a customer wrote has no status', async () => {
  const { post } = runEmulator();
  const { id } = (await post('/_emulator/inbound', { json: { from: '15550142233' } })).body;
  const { status } = await post(`/_emulator/messages/${encodeURIComponent(id)}/status`, { json: { status: 'read' } });
  expect(status).toBe(400);
});

test.each([
  ['a foreign name that points to this machine', { host: 'evil.example' }],
  ['another web page', { host: '127.0.0.1:8787', origin: 'https://evil.example' }],
])('the control interface refuses requests from %s', async (_who, headers) => {
  const { get } = runEmulator();
  expect((await get('/_emulator/state', { headers })).status).toBe(403);
});

test.each(['localhost:8787', '127.0.0.1', '[::1]:8787'])('the control interface answers to %s', async (host) => {
  const { get } = runEmulator();
  expect((await get('/_emulator/health', { headers: { host } })).body).toEqual({ status: 'ok' });
});

test.each([
  ['POST', '/_emulator/inbound', { text: 'nobody' }, 400],
  ['POST', '/_emulator/inbound', { from: 'nobody' }, 400],
  ['POST', '/_emulator/inbound', { from: '15550142233', phoneId: '1' }, 404],
  ['POST', '/_emulator/templates/1/approve', {}, 404],
  ['POST', '/_emulator/faults', { action: { kind: 'explode' } }, 400],
  ['PATCH', '/_emulator/settings', { reviewDelay: 1 }, 400],
  ['PATCH', '/_emulator/phones/1', {}, 404],
  ['DELETE', '/_emulator/phones/1', undefined, 404],
  ['PATCH', `/_emulator/apps/${appId}`, { redirectUris: ['javascript:alert(1)'] }, 400],
  ['PATCH', '/_emulator/users/1', {}, 404],
  ['PATCH', `/_emulator/users/${personId}`, { assignedWabaIds: ['1'] }, 404],
  ['POST', '/_emulator/users/1/password', {}, 404],
  ['POST', '/_emulator/messages/wamid.x/status', { status: 'read' }, 404],
  ['POST', '/_emulator/faults', { action: { kind: 'raw', httpStatus: 99, body: '' } }, 400],
  ['POST', '/_emulator/faults', { action: { kind: 'refuse', code: 1, headers: { 'a b': 'x' } } }, 400],
  ['POST', '/_emulator/inbound', { from: '15550142233', type: 'image', media: { base64: '', mimeType: 'a\nb' } }, 400],
  ['POST', '/_emulator/reset', { wabas: [{ id: 'x' }] }, 400],
  ['GET', '/_emulator/nothing', undefined, 404],
])('%s %s with %j says what is wrong', async (method, path, json, status) => {
  const { send } = runEmulator();
  const reply = await send(method, path, json ? { json } : {});
  expect([reply.status, typeof reply.body.error]).toEqual([status, 'string']);
});

test('settings that are not named stay as they are', async () => {
  const { get, send } = runEmulator({ settings: { statusDelayMs: 7 } });
  await send('PATCH', '/_emulator/settings', { json: { reviewOutcome: 'REJECTED' } });
  expect((await get('/_emulator/settings')).body).toMatchObject({ reviewOutcome: 'REJECTED', statusDelayMs: 7 });
});

test('a template in review is approved or rejected by hand', async () => {
  const { get, post } = runEmulator();
  const template = {
    name: 'late_order',
    language: 'en_US',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Your order is late.' }],
  };
  const { id } = (await post(`/v25.0/${wabaId}/message_templates`, { json: template })).body;
  await post(`/_emulator/templates/${id}/reject`, { json: { reason: 'SCAM' } });
  expect((await get(`/v25.0/${id}?fields=status,rejected_reason`)).body).toMatchObject({
    status: 'REJECTED',
    rejected_reason: 'SCAM',
  });
});

test('a customer whose number is dead is set by failWith', async () => {
  const { get, post } = runEmulator();
  await post('/_emulator/customers', { json: { waId: '15550142233', name: 'Ana', failWith: 131026 } });
  expect((await get('/_emulator/customers')).body[0]).toMatchObject({
    waId: '15550142233',
    name: 'Ana',
    failWith: 131026,
  });
});

test('a WABA that is taken from a person does not exist for them any more', async () => {
  const { get, post, send } = runEmulator();
  const json = { appId, userId: personId };
  const { code } = (await post('/_emulator/codes', { json })).body;
  const query = new URLSearchParams({ client_id: appId, client_secret: appSecret, code });
  const token = (await get(`/v25.0/oauth/access_token?${query}`, { token: undefined })).body.access_token;
  expect((await get(`/v25.0/${wabaId}`, { token })).status).toBe(200);
  await send('PATCH', `/_emulator/users/${personId}`, { json: { name: 'Ana L.', assignedWabaIds: [] } });
  expect((await get(`/v25.0/${wabaId}`, { token })).body.error).toMatchObject({ code: 100, error_subcode: 33 });
  expect((await get('/v25.0/me', { token })).body.name).toBe('Ana L.');
});

test('a fault of kind refuse hits as many requests as it says, and only those that match', async () => {
  const { get, post } = runEmulator();
  const action = {
    kind: 'refuse',
    httpStatus: 503,
    code: 2,
    message: 'Service temporarily unavailable',
    headers: { 'retry-after': '7' },
  };
  await post('/_emulator/faults', { json: { pathEndsWith: '/me', times: 2, action } });
  expect((await get(`/v25.0/${wabaId}`)).status).toBe(200);
  for (const _ of [1, 2]) {
    const { status, body, headers } = await get('/v25.0/me');
    expect([status, body.error.code, headers['retry-after']]).toEqual([503, 2, '7']);
  }
  expect((await get('/v25.0/me')).status).toBe(200);
});

test('a fault of kind drop cuts the connection before the work, lose-answer after it', async () => {
  const { get, post } = runEmulator();
  const rename = (name: string) => post(`/v25.0/${wabaId}`, { json: { name } });
  await post('/_emulator/faults', { json: { method: 'POST', action: { kind: 'drop' } } });
  await expect(rename('One')).rejects.toThrow(NetworkFault);
  expect((await get(`/v25.0/${wabaId}?fields=name`)).body.name).toBe('Luna Bakery');
  await post('/_emulator/faults', { json: { method: 'POST', action: { kind: 'lose-answer' } } });
  await expect(rename('Two')).rejects.toThrow(NetworkFault);
  expect((await get(`/v25.0/${wabaId}?fields=name`)).body.name).toBe('Two');
});

test('a fault of kind raw answers what a proxy might', async () => {
  const { get, post } = runEmulator();
  await post('/_emulator/faults', {
    json: { action: { kind: 'raw', httpStatus: 502, body: '<html>Bad Gateway</html>' } },
  });
  expect(await get('/v25.0/me')).toMatchObject({
    status: 502,
    body: '<html>Bad Gateway</html>',
    headers: { 'content-type': 'text/html' },
  });
});

test('faults can be forgotten', async () => {
  const { get, post, delete: remove } = runEmulator();
  await post('/_emulator/faults', { json: { times: 5, action: { kind: 'drop' } } });
  await remove('/_emulator/faults');
  expect((await get('/v25.0/me')).status).toBe(200);
});

test('a reset brings the seed back, and what was scheduled is forgotten', async () => {
  const { emulator, get, post, advance } = runEmulator();
  const { state } = emulator;
  await post(`/v25.0/${phoneId}?new_display_name=Other`);
  await post(`/v25.0/${wabaId}?name=Renamed`);
  await post('/_emulator/reset');
  await advance(60_000);
  expect((await get(`/v25.0/${wabaId}?fields=name`)).body.name).toBe('Luna Bakery');
  expect((await get(`/v25.0/${phoneId}?fields=verified_name`)).body.verified_name).toBe('Luna Bakery');
  expect(emulator.state).toBe(state);
});

test('a reset may bring another seed', async () => {
  const { get, post } = runEmulator();
  const wabas = defaultSeed.wabas?.map((waba) => ({ ...waba, name: 'Another Bakery' }));
  await post('/_emulator/reset', { json: { ...defaultSeed, wabas } });
  expect((await get(`/v25.0/${wabaId}?fields=name`)).body.name).toBe('Another Bakery');
});

test('requests are told to whoever runs the emulator, without their token', async () => {
  const { events, get } = runEmulator();
  await get(`/v25.0/${wabaId}?fields=foo&access_token=${DEFAULT_TOKEN}`, { token: undefined });
  expect(events).toEqual([{ kind: 'request', method: 'GET', path: `/v25.0/${wabaId}`, status: 400, code: 100 }]);
});

test('a fault of kind delay answers late, and as if nothing had happened', async () => {
  const { get, post, advance } = runEmulator();
  await post('/_emulator/faults', { json: { action: { kind: 'delay', ms: 3_000 } } });
  let isAnswered = false;
  const reply = get('/v25.0/me').then((answer) => {
    isAnswered = true;
    return answer;
  });
  let waitedMs = 0;
  while (!isAnswered && waitedMs < 60_000) {
    await advance(1_000);
    waitedMs += 1_000;
  }
  expect(waitedMs).toBeGreaterThanOrEqual(3_000);
  expect((await reply).status).toBe(200);
});

test('a control call that is nested too deep says so', async () => {
  const { post } = runEmulator();
  const body = `{"from":"15550142233","raw":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`;
  const reply = await post('/_emulator/inbound', { body });
  expect([reply.status, reply.body.error]).toEqual([400, 'The body is nested too deep.']);
});
