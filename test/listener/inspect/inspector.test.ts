import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { InspectNews } from '../../../src/core/webhook/inspect-protocol.js';
import { readNews } from '../../../src/listener/inspect/news.js';
import { aMessage, aRecord, inspected, TOKEN } from '../../support/inspected.js';

const SECRET_TEXT = 'the text that nobody else may read';

async function aPage() {
  const record = aRecord();
  record.arrive(aMessage(SECRET_TEXT));
  return inspected(record);
}

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Not `fetch`, which lets nobody choose Host, Origin and Sec-Fetch-Site. */
function ask(origin: string, { path = '/', method = 'GET', headers = {} }: Asked = {}) {
  const { hostname, port, host } = new URL(origin);
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers: { host, ...headers } }, async (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await text(response) });
    });
    sent.once('error', reject).end();
  });
}

const allowed = { authorization: `Bearer ${TOKEN}` };
const DATA = [
  '/api/about',
  '/api/events',
  '/api/events/1',
  '/api/timeline?customer=5215550142233',
  '/api/news',
  '/api/x',
];

describe('whoever is not the person with the token learns nothing', () => {
  test.each(DATA)('%s without the token, or with another one', async (path) => {
    const { origin } = await aPage();
    for (const headers of [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: TOKEN },
      { authorization: 'Bearer ' },
    ]) {
      const { status, body } = await ask(origin, { path, headers });
      expect([status, body]).toEqual([403, '']);
    }
    const { status, body } = await ask(origin, {
      path: `${path}?token=${TOKEN}`,
      headers: { cookie: `token=${TOKEN}` },
    });
    expect([status, body]).toEqual([403, '']);
  });

  test('an unknown path and a known one are refused in the same way', async () => {
    const { origin } = await aPage();
    const { date: _, ...known } = (await ask(origin, { path: '/api/events' })).headers;
    const { date: __, ...unknown } = (await ask(origin, { path: '/nowhere', method: 'PUT' })).headers;
    expect(unknown).toEqual(known);
  });

  test.each([
    ['another name, as after DNS rebinding', { host: 'evil.example' }],
    ['another name with our port', { host: 'evil.example:PORT' }],
    ['a name that begins like ours', { host: '127.0.0.1.evil.example:PORT' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['no port', { host: '127.0.0.1' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['the origin of a sandboxed page', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:3000' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of the same site, but another port', { 'sec-fetch-site': 'same-site' }],
  ])('even with the token: %s', async (_, headers: Record<string, string>) => {
    const { origin } = await aPage();
    const { port } = new URL(origin);
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', port)]),
    );
    for (const path of ['/', ...DATA]) {
      const { status, body } = await ask(origin, { path, headers: { ...allowed, ...filled } });
      expect([path, status, body]).toEqual([path, 403, '']);
    }
  });

  test('a request line that names another host than the header', async () => {
    const { origin } = await aPage();
    const { status, body } = await ask(origin, { path: 'http://evil.example/api/events', headers: allowed });
    expect([status, body]).toEqual([403, '']);
  });

  test('a replay that a foreign page sends changes nothing', async () => {
    const { origin, record } = await aPage();
    const path = '/api/events/1/replay';
    const foreign = { origin: 'https://evil.example', 'content-type': 'text/plain' };
    expect((await ask(origin, { path, method: 'POST', headers: foreign })).status).toBe(403);
    expect((await ask(origin, { path, method: 'POST' })).status).toBe(403);
    expect((await ask(origin, { path, method: 'GET', headers: allowed })).status).toBe(404);
    expect(record.replayed).toEqual([]);
    expect((await ask(origin, { path, method: 'POST', headers: { ...allowed, origin } })).status).toBe(200);
    expect(record.replayed).toEqual([1]);
  });
});

describe('the page', () => {
  test('holds nothing of anybody, and may load and run nothing but itself', async () => {
    const { origin } = await aPage();
    const { status, headers, body } = await ask(origin);
    expect(status).toBe(200);
    expect(body).not.toContain(SECRET_TEXT);
    expect(body).not.toContain(TOKEN);
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+';/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('names no other place', async () => {
    const { origin } = await aPage();
    const { body } = await ask(origin);
    const named = [...body.matchAll(/https?:\/\/[\w./-]+/g)].map(([address]) => address);
    // Namespaces of SVG and MathML, which name and load nothing.
    expect(named.filter((address) => !address.startsWith('http://www.w3.org/'))).toEqual([]);
    expect(body).not.toMatch(/\son\w+="|javascript:/i);
  });

  test('is there under both names of this machine', async () => {
    const { origin } = await aPage();
    const { port } = new URL(origin);
    expect((await ask(origin, { headers: { host: `localhost:${port}` } })).status).toBe(200);
  });
});

describe('what the page asks for', () => {
  const read = async (origin: string, path: string) =>
    JSON.parse((await ask(origin, { path, headers: allowed })).body) as { events: { id: number; text: string }[] };

  test('is found by place, filter and text, counted from one event backwards', async () => {
    const record = aRecord();
    for (let number = 1; number <= 20; number++) record.arrive(aMessage(`Hello ${number}`));
    const { origin } = await inspected(record);
    const ids = async (query: string) => (await read(origin, `/api/events?${query}`)).events.map(({ id }) => id);
    expect(await ids('limit=3')).toEqual([20, 19, 18]);
    expect(await ids('upTo=10&offset=2&limit=3')).toEqual([8, 7, 6]);
    expect(await ids('text=HELLO%201&limit=2')).toEqual([19, 18]);
    expect(await ids('kinds=status')).toEqual([]);
    expect(await ids('limit=-1&offset=x&upTo=1e99')).toHaveLength(20);
  });

  test('never holds a secret that this program knows', async () => {
    const record = aRecord();
    record.arrive(aMessage('look: a-known-secret'));
    const { origin } = await inspected(record);
    for (const path of ['/api/events', '/api/events/1']) {
      const { body } = await ask(origin, { path, headers: allowed });
      expect(body).toContain('look: ***');
      expect(body).not.toContain('a-known-secret');
    }
  });

  test('that is not there is a 404', async () => {
    const { origin } = await aPage();
    for (const path of ['/api/events/99', '/api/events/x', '/api/timeline', '/api', '/favicon.ico']) {
      expect([path, (await ask(origin, { path, headers: allowed })).status]).toEqual([path, 404]);
    }
    expect((await ask(origin, { path: '/api/events/99/replay', method: 'POST', headers: allowed })).status).toBe(404);
  });
});

describe('the news', () => {
  async function* messagesIn(body: ReadableStream<Uint8Array>): AsyncGenerator<InspectNews> {
    let pending = '';
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const messages = `${pending}${read.value}`.split('\n\n');
      pending = messages.pop() ?? '';
      for (const message of messages) yield JSON.parse(message.replace('data: ', ''));
    }
  }

  /** The first, and one more after each of what happens meanwhile. */
  async function hear(origin: string, query: string, meanwhile: (() => void)[]): Promise<InspectNews[]> {
    const leaving = new AbortController();
    const { body } = await fetch(`${origin}/api/news?${query}`, { headers: allowed, signal: leaving.signal });
    const heard: InspectNews[] = [];
    for await (const news of messagesIn(body ?? new ReadableStream())) {
      heard.push(news);
      const next = meanwhile.shift();
      if (!next) break;
      next();
    }
    leaving.abort();
    return heard;
  }

  test('begin with how things stand and tell every change', async () => {
    const record = aRecord();
    record.arrive(aMessage('one'));
    const { origin } = await inspected(record);
    const heard = await hear(origin, '', [
      () => record.arrive(aMessage('two')),
      () => record.again(1),
      () => void record.replay(2),
    ]);
    expect(heard).toMatchObject([
      { type: 'snapshot', head: 1, total: 1 },
      { type: 'arrived', head: 2, events: [{ id: 2, text: 'two' }] },
      { type: 'again', id: 1, arrivals: 2 },
      { type: 'forwarded', deliveryId: 2, answer: { status: 201, isReplay: true } },
    ]);
  });

  test('hold only what the filter lets through', async () => {
    const record = aRecord();
    record.arrive(aMessage('bread'));
    const { origin } = await inspected(record);
    const heard = await hear(origin, 'text=cake', [
      () => {
        record.arrive(aMessage('bread again'));
        record.arrive(aMessage('a cake'));
      },
    ]);
    expect(heard).toMatchObject([
      { type: 'snapshot', head: 1, total: 0 },
      { type: 'arrived', head: 3, events: [{ id: 3 }] },
    ]);
    expect(heard).toHaveLength(2);
  });

  test('of a flood are one new count', async () => {
    const record = aRecord();
    const { origin } = await inspected(record);
    const heard = await hear(origin, '', [
      () => {
        for (let number = 0; number < 1_000; number++) record.arrive(aMessage(`Hello ${number}`));
      },
    ]);
    expect(heard).toEqual([
      { type: 'snapshot', head: 0, total: 0 },
      { type: 'snapshot', head: 1_000, total: 1_000 },
    ]);
  });

  test('of a page that was asleep are the newest', async () => {
    const record = aRecord();
    record.arrive(aMessage('one'));
    const over = new AbortController();
    const news = readNews({ source: record, filter: {}, sleep: async () => {} }, over.signal);
    await news.next();
    for (let times = 0; times < 5_000; times++) record.again(1);
    const arrivals: number[] = [];
    for await (const each of news) {
      if (each.type === 'again') arrivals.push(each.arrivals);
      if (arrivals.at(-1) === 5_001) break;
    }
    expect(arrivals).toHaveLength(1_000);
  });

  test('end when the listener stops', async () => {
    const page = await aPage();
    const response = await fetch(`${page.origin}/api/news`, { headers: allowed });
    const whole = response.text();
    await page.stop();
    expect(await whole).toContain('"snapshot"');
  });
});
