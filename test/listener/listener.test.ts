import { expect, test } from 'vitest';
import { sign } from '../../src/core/webhook/signature.js';
import type { HttpRequest } from '../../src/host/host.js';
import {
  createListener,
  type Delivery,
  type ListenerOptions,
  type RefusedRequest,
} from '../../src/listener/listener.js';

const NOW = new Date('2026-01-02T03:04:05Z');
const message = { id: 'wamid.A', from: '16505551234', timestamp: '1749416383', type: 'text', text: { body: 'ñandú' } };
const change = { field: 'messages', value: { messages: [message] } };
// As Meta writes it: non-ASCII escaped.
const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [change] }] })
  .replace(/ñ/g, '\\u00f1')
  .replace(/ú/g, '\\u00fa');

function aListener(options: Partial<ListenerOptions> = {}) {
  const deliveries: Delivery[] = [];
  const refused: RefusedRequest[] = [];
  const handler = createListener({
    verifyToken: 'my-word',
    appSecrets: ['other', 'secret'],
    now: () => NOW,
    onDelivery: async (delivery) => void deliveries.push(delivery),
    onRefused: (request) => void refused.push(request),
    ...options,
  });
  const send = async (request: HttpRequest) => {
    const answer = await handler(request);
    return { status: answer.status, type: answer.headers['content-type'], text: new TextDecoder().decode(answer.body) };
  };
  return { send, deliveries, refused };
}

function get(query: string): HttpRequest {
  return { method: 'GET', url: `http://127.0.0.1:1/hook${query}`, headers: {} };
}

function post(
  text: string,
  headers: Record<string, string> = { 'x-hub-signature-256': sign(bytes(text), 'secret') },
): HttpRequest {
  return { method: 'POST', url: 'http://127.0.0.1:1/hook', headers, body: bytes(text) };
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

test('gives the challenge back as plain text when the verify token is right', async () => {
  const { send } = aListener();
  expect(await send(get('?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=my-word'))).toEqual({
    status: 200,
    type: 'text/plain; charset=utf-8',
    text: '1158201444',
  });
});

const handshakes: [string, string, number][] = [
  ['a wrong verify token', '?hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong', 403],
  ['no verify token', '?hub.mode=subscribe&hub.challenge=1', 403],
  ['no challenge', '?hub.mode=subscribe&hub.verify_token=my-word', 400],
  ['another mode', '?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=my-word', 400],
  ['a browser', '', 400],
];

test.each(handshakes)('refuses a handshake with %s and tells nothing', async (_what, query, status) => {
  expect(await aListener().send(get(query))).toMatchObject({ status, text: '' });
});

test('hands a signed delivery over byte for byte, with its events and the secret that fits', async () => {
  const { send, deliveries } = aListener();
  expect(await send(post(body))).toMatchObject({ status: 200 });
  expect(deliveries).toMatchObject([{ receivedAt: NOW, signature: { matchedSecretIndex: 1 }, json: JSON.parse(body) }]);
  expect(new TextDecoder().decode(deliveries[0]?.body)).toBe(body);
});

test('without a secret it takes deliveries and says that they are unchecked', async () => {
  const { send, deliveries } = aListener({ appSecrets: [] });
  expect(await send(post(body, {}))).toMatchObject({ status: 200 });
  expect(deliveries).toMatchObject([{ signature: 'unchecked' }]);
});

const refusals: [string, HttpRequest, number, RefusedRequest['reason']][] = [
  ['no signature', post(body, {}), 401, 'no-signature'],
  ['a forged signature', post(body, { 'x-hub-signature-256': sign(bytes(body), 'guess') }), 401, 'wrong-signature'],
  [
    'a signature of another body',
    post(body, { 'x-hub-signature-256': sign(bytes('{}'), 'secret') }),
    401,
    'wrong-signature',
  ],
  ['a signed body that is no JSON', post('{"a":'), 400, 'not-json'],
  ['a signed body that is nested to exhaust the stack', post(nested(100_000)), 400, 'not-json'],
  ['a body that is nested under an event', post(`{"entry":[{"changes":[${nested(100_000)}]}]}`), 400, 'not-json'],
  [
    'a signature that was sent twice',
    post(body, { 'x-hub-signature-256': `${sign(bytes(body), 'secret')}, ${sign(bytes(body), 'secret')}` }),
    401,
    'wrong-signature',
  ],
  [
    'the right signature under the name of another algorithm',
    post(body, { 'x-hub-signature-256': sign(bytes(body), 'secret').replace('sha256', 'sha1') }),
    401,
    'wrong-signature',
  ],
  ['an empty signature', post(body, { 'x-hub-signature-256': '' }), 401, 'wrong-signature'],
  ['no more than a look at the head', { ...get('?hub.mode=subscribe'), method: 'HEAD' }, 405, 'wrong-method'],
  ['another method', { ...post(body), method: 'PUT' }, 405, 'wrong-method'],
];

test.each(refusals)('turns away a request with %s', async (_what, request, status, reason) => {
  const { send, deliveries, refused } = aListener();
  expect(await send(request)).toMatchObject({ status, text: '' });
  expect(deliveries).toEqual([]);
  expect(refused).toMatchObject([{ reason, receivedAt: NOW }]);
});

test('takes what is nested as deep as Meta could write it', async () => {
  const { send, deliveries } = aListener();
  expect(await send(post(nested(512)))).toMatchObject({ status: 200 });
  expect(deliveries).toMatchObject([{ json: JSON.parse(nested(512)) }]);
});

test('bytes that are no UTF-8 are no JSON, even when they are signed', async () => {
  const broken = Uint8Array.from([0x22, 0xff, 0x22]);
  const request = { ...post(''), headers: { 'x-hub-signature-256': sign(broken, 'secret') }, body: broken };
  expect(await aListener().send(request)).toMatchObject({ status: 400 });
});

test('listens at one path only when it is told to', async () => {
  expect(await aListener({ path: '/hook' }).send(post(body))).toMatchObject({ status: 200 });
  expect(await aListener({ path: '/other' }).send(post(body))).toMatchObject({ status: 404 });
});

test('answers only when the delivery was kept', async () => {
  let keep = () => {};
  const kept = new Promise<void>((resolve) => {
    keep = resolve;
  });
  let isAnswered = false;
  const answering = aListener({ onDelivery: () => kept })
    .send(post(body))
    .finally(() => {
      isAnswered = true;
    });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isAnswered).toBe(false);
  keep();
  expect(await answering).toMatchObject({ status: 200 });
});

test('a delivery that could not be kept is never answered 200: the server turns the rejection into 500', async () => {
  const { send } = aListener({ onDelivery: () => Promise.reject(new Error('disk full')) });
  await expect(send(post(body))).rejects.toThrow('disk full');
});

test('what is not a webhook of ours is handed over as well', async () => {
  const { send, deliveries } = aListener();
  expect(await send(post('{"hello":1}'))).toMatchObject({ status: 200 });
  expect(deliveries).toMatchObject([{ json: { hello: 1 } }]);
});
