import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { NetworkFault } from '../../src/core/network-fault.js';
import { sign } from '../../src/core/webhook/signature.js';
import type { Fetch, Handler, HttpRequest } from '../../src/host/host.js';
import { createListener, type Delivery, type RefusedRequest } from '../../src/listener/listener.js';
import { createTee, createTeeingListener, type PassedOn, type TeeLimits } from '../../src/listener/tee.js';
import { answer, isIntact, openFarEnd, openPool, SECRET } from './far-end.js';

interface Setting {
  readonly fetch?: Fetch;
  readonly limits?: Partial<TeeLimits>;
  readonly onDelivery?: (delivery: Delivery) => Promise<void>;
  readonly now?: () => Date;
}

/** A listener at /in that stands in the place of `originUrl`. */
function tapping(originUrl: string, { fetch = openPool(), limits = {}, ...more }: Setting = {}) {
  const passed: PassedOn[] = [];
  const recorded: Delivery[] = [];
  const refused: RefusedRequest[] = [];
  const faults: unknown[] = [];
  const now = more.now ?? (() => new Date());
  const listener = createListener({
    verifyToken: 'our-word',
    appSecrets: [SECRET],
    now,
    onDelivery: more.onDelivery ?? (async (delivery) => void recorded.push(delivery)),
    onRefused: (request) => void refused.push(request),
  });
  const tee = createTee({ fetch, originUrl, ownPath: '/in', limits, now, onPassedOn: (each) => passed.push(each) });
  const onNotRecorded = (fault: unknown) => void faults.push(fault);
  const handler = createTeeingListener(listener, tee, { verifyToken: 'our-word', ownPath: '/in', onNotRecorded });
  return { handler, passed, recorded, refused, faults };
}

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (body: unknown) => new TextDecoder().decode(body as Uint8Array);

function delivery(body: string | Uint8Array = BODY, secret = SECRET, path = '/in'): HttpRequest {
  const raw = typeof body === 'string' ? bytes(body) : body;
  const headers = {
    host: 'tunnel.example',
    'user-agent': 'facebookexternalua',
    'content-type': 'application/json',
    'content-length': String(raw.length),
    'x-hub-signature-256': sign(raw, secret),
    'x-of-tomorrow': 'kept',
  };
  return { method: 'POST', url: `http://tunnel.example${path}`, headers, body: raw };
}

/** As Meta writes it: a parser that wrote it anew would change the bytes. */
const BODY =
  '{"object":"whatsapp_business_account", "entry":[{"id":"1","changes":[{"field":"x","value":"\\u00f1\\/"}]}]}';

test('a delivery reaches the origin byte for byte with its headers, and the sender gets the answer of the origin', async () => {
  const origin = await openFarEnd(async () => answer(200, 'EVENT_RECEIVED', { 'x-powered-by': 'production' }));
  const { handler, passed, recorded } = tapping(`${origin.url}?key=1`);
  const got = await handler(delivery());
  expect([got.status, text(got.body), got.headers['x-powered-by']]).toEqual([200, 'EVENT_RECEIVED', 'production']);
  const [came] = origin.requests;
  expect(text(came?.body)).toBe(BODY);
  expect(came?.url).toBe(`${origin.url}?key=1`);
  expect(came?.headers).toMatchObject({
    host: `127.0.0.1:${origin.port}`,
    'user-agent': 'facebookexternalua',
    'x-of-tomorrow': 'kept',
  });
  expect(recorded).toHaveLength(1);
  expect(passed).toMatchObject([{ method: 'POST', status: 200, problem: null }]);
});

test.each([201, 302, 400, 500])(
  'the status %i of the origin goes back as it came, and the delivery is recorded',
  async (status) => {
    const origin = await openFarEnd(async () => answer(status, 'why', { location: 'https://elsewhere.example' }));
    const { handler, recorded } = tapping(origin.url);
    const got = await handler(delivery());
    expect([got.status, text(got.body), got.headers.location]).toEqual([status, 'why', 'https://elsewhere.example']);
    expect(recorded).toHaveLength(1);
  },
);

test('a compressed answer stays as it was compressed', async () => {
  const packed = gzipSync('EVENT_RECEIVED');
  const origin = await openFarEnd(async () => ({ status: 200, headers: { 'content-encoding': 'gzip' }, body: packed }));
  const { handler } = tapping(origin.url);
  const got = await handler(delivery());
  expect(got.headers['content-encoding']).toBe('gzip');
  expect(Buffer.from(got.body).equals(packed)).toBe(true);
});

test('what we could not take ourselves is passed on nevertheless, and our verdict only told', async () => {
  const origin = await openFarEnd(async () => answer(200));
  const { handler, recorded, refused } = tapping(origin.url);
  expect((await handler(delivery(BODY, 'a secret that we do not know'))).status).toBe(200);
  const { 'x-hub-signature-256': _, ...headers } = delivery().headers;
  expect((await handler({ ...delivery(), headers })).status).toBe(200);
  expect(recorded).toEqual([]);
  expect(refused.map(({ reason }) => reason)).toEqual(['wrong-signature', 'no-signature']);
  expect(origin.requests).toHaveLength(2);
});

test('other paths and questions are the business of the origin, handshakes with its own word too', async () => {
  const origin = await openFarEnd(async ({ url }) => answer(200, new URL(url).pathname));
  const { handler, recorded, refused } = tapping(origin.url);
  const ask = async (path: string, method = 'GET') =>
    text((await handler({ method, url: `http://tunnel.example${path}`, headers: {} })).body);
  const handshake = (word: string) => `/in?hub.mode=subscribe&hub.challenge=42&hub.verify_token=${word}`;
  expect(await ask('/health?deep=1')).toBe('/health');
  expect(await ask('/in', 'DELETE')).toBe('/in');
  expect(await ask(handshake('their-word'))).toBe('/in');
  expect(await ask(handshake('our-word'))).toBe('42');
  await handler(delivery(BODY, SECRET, '/other-app'));
  expect(origin.requests.map(({ method, url }) => `${method} ${url.slice(url.indexOf('/', 8))}`)).toEqual([
    'GET /health?deep=1',
    'DELETE /in',
    `GET ${handshake('their-word')}`,
    'POST /other-app',
  ]);
  expect([recorded, refused]).toEqual([[], []]);
});

test.each([
  ['unreachable', new NetworkFault('connect', 'ECONNREFUSED', false), 502],
  ['unreachable', new NetworkFault('broken', 'ECONNRESET', true), 502],
  ['timed-out', new NetworkFault('timeout', 'ETIMEDOUT', true), 504],
])('an origin that is %s makes Meta come again, and the delivery is recorded', async (problem, fault, status) => {
  const { handler, passed, recorded } = tapping('https://a.example/in', { fetch: () => Promise.reject(fault) });
  expect((await handler(delivery())).status).toBe(status);
  expect(passed).toMatchObject([{ status, problem, code: fault.code, url: 'https://a.example/in' }]);
  expect(recorded).toHaveLength(1);
});

test('a connection that breaks is tried once more, as with an origin that closed it just then', async () => {
  const answers = [new NetworkFault('broken', 'UND_ERR_SOCKET', true), answer(200, 'TAKEN')];
  const fetch: Fetch = async () => {
    const next = answers.shift();
    if (next === undefined || next instanceof NetworkFault) throw next;
    return next;
  };
  const { handler, passed } = tapping('https://a.example/in', { fetch });
  expect(text((await handler(delivery())).body)).toBe('TAKEN');
  expect(passed).toMatchObject([{ status: 200, problem: null }]);
});

test('a disk that is full takes nothing from production', async () => {
  const origin = await openFarEnd(async () => answer(200, 'taken'));
  const full = new Error('ENOSPC');
  const { handler, faults } = tapping(origin.url, { onDelivery: () => Promise.reject(full) });
  expect(text((await handler(delivery())).body)).toBe('taken');
  expect(faults).toEqual([full]);
});

/** An origin that answers a request when the test takes it, in the order in which they come. */
function slowOrigin() {
  const unanswered: ((status: number) => void)[] = [];
  const awaited: (() => void)[] = [];
  const fetch: Fetch = () =>
    new Promise((resolve) => {
      unanswered.push((status) => resolve(answer(status)));
      awaited.shift()?.();
    });
  const takeOne = async (status: number) => {
    if (unanswered.length === 0) await new Promise<void>((resume) => awaited.push(resume));
    unanswered.shift()?.(status);
  };
  return { unanswered, takeOne, fetch };
}

test('a slow origin is asked so many at once, and what does not fit into memory comes again', async () => {
  const { unanswered, takeOne, fetch } = slowOrigin();
  const limits = { inFlight: 2, held: 4, heldBytes: 4 * BODY.length };
  const { handler, passed, recorded } = tapping('https://a.example/in', { fetch, limits });
  const answers = Array.from({ length: 6 }, () => handler(delivery()));
  expect((await Promise.all(answers.slice(4))).map(({ status }) => status)).toEqual([503, 503]);
  expect(unanswered).toHaveLength(2);
  for (let taken = 0; taken < 4; taken++) await takeOne(200);
  expect((await Promise.all(answers.slice(0, 4))).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(passed.filter(({ problem }) => problem === 'overloaded')).toHaveLength(2);
  expect(recorded).toHaveLength(6);
  const next = handler(delivery());
  await takeOne(200);
  expect((await next).status).toBe(200);
});

test('what waited too long for its turn is not sent any more, since Meta has given it up', async () => {
  let nowMs = 0;
  const { unanswered, takeOne, fetch } = slowOrigin();
  const limits = { inFlight: 1, timeoutMs: 1_000 };
  const { handler } = tapping('https://a.example/in', { fetch, limits, now: () => new Date(nowMs) });
  const first = handler(delivery());
  await takeOne(500);
  const [second, third] = [handler(delivery()), handler(delivery())];
  expect((await first).status).toBe(500);
  nowMs = 1_000;
  await takeOne(200);
  expect([(await second).status, (await third).status]).toEqual([200, 504]);
  expect(unanswered).toEqual([]);
});

test('thousands of deliveries, of every size and with an origin that is slow, fails and goes away, arrive as they were signed', async () => {
  let count = 0;
  const moody: Handler = async () => {
    count++;
    if (count % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    return answer(count % 5 === 0 ? 500 : 200);
  };
  const origin = await openFarEnd(moody);
  const { handler, passed, recorded } = tapping(origin.url);
  const send = async (index: number) => {
    const filler = index % 50 === 0 ? 'ñ'.repeat(20_000) : '\\ud83c\\udf89'.repeat(index % 7);
    return (await handler(delivery(`{"object":"x","entry":[${index}], "filler":"${filler}"}`))).status;
  };
  const wave = (from: number) => Promise.all(Array.from({ length: 1_000 }, (_, index) => send(from + index)));
  const before = await wave(0);
  await origin.close();
  const gone = await wave(1_000);
  const back = await openFarEnd(async () => answer(200), origin.port);
  const after = await wave(2_000);
  expect(new Set(before)).toEqual(new Set([200, 500]));
  expect(new Set(gone)).toEqual(new Set([502]));
  expect(new Set(after)).toEqual(new Set([200]));
  const arrived = [...origin.requests, ...back.requests];
  expect(arrived).toHaveLength(2_000);
  expect(arrived.filter((request) => !isIntact(request))).toEqual([]);
  expect([passed.length, recorded.length]).toEqual([3_000, 3_000]);
});
