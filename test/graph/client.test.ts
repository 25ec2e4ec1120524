import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { en } from '../../src/text/en.js';
import { fault, refusal, scripted, TOKEN } from './scripted-fetch.js';

const me = z.looseObject({ id: z.string() });
const ok = z.looseObject({ success: z.literal(true) });
const read = { path: '/me', answer: me };
const change = { path: '/1/things', answer: ok, assumed: { success: true as const }, effect: 'change' } as const;

describe('every request', () => {
  test('goes to the version under the base URL, with the token in a header and the program named', async () => {
    const { graph, requests, timeoutsMs } = scripted([{ body: { id: '1' } }]);
    await graph.get({ ...read, query: { fields: 'id,name', limit: 5, after: undefined } });
    expect(requests).toEqual([
      {
        method: 'GET',
        url: 'https://graph.facebook.com/v25.0/me?fields=id%2Cname&limit=5',
        headers: { accept: 'application/json', authorization: `Bearer ${TOKEN}`, 'user-agent': 'wabactl/0.0.0' },
      },
    ]);
    expect(timeoutsMs).toEqual([30_000]);
  });

  test('carries the proof of the app secret when it is known', async () => {
    const { graph, requests } = scripted([{ body: { id: '1' } }], { token: 'token', appSecret: 'secret' });
    await graph.get(read);
    // printf token | openssl dgst -sha256 -hmac secret
    expect(requests[0]?.url).toBe(
      'https://graph.facebook.com/v25.0/me?appsecret_proof=e941110e3d2bfe82621f0e3e1434730d7305d106c5f68c87165d0b27a4611a4a',
    );
  });

  test.each(['//evil.example/me', '/../../../@evil.example/me', '@evil.example/me'])(
    'goes to no other host, whatever the path: %s',
    async (path) => {
      const { graph, requests } = scripted([{ body: { id: '1' } }]);
      await graph.get({ ...read, path }).catch(() => {});
      for (const { url } of requests) expect(new URL(url).host).toBe('graph.facebook.com');
    },
  );

  test.each(['pretty', 'debug', 'date_format', 'ids', 'metadata'])(
    'never carries %s, which Meta removed',
    async (name) => {
      const { graph } = scripted([]);
      await expect(graph.get({ ...read, query: { [name]: '1' } })).rejects.toThrow(
        `Meta removed the parameter ${name}`,
      );
    },
  );

  test('is JSON when it changes something', async () => {
    const { graph, requests } = scripted([{ body: { success: true } }]);
    await graph.post({ ...change, body: { about: 'ñandú' } });
    expect(requests[0]?.headers['content-type']).toBe('application/json');
    expect(new TextDecoder().decode(requests[0]?.body)).toBe('{"about":"ñandú"}');
  });

  test('can be for another token, whose origin is then the one that is blamed', async () => {
    const { graph, requests } = scripted([refusal(190)], { appSecret: 'the-app-secret' });
    await expect(graph.withToken('1234567|the-app-secret', 'app secret').get(read)).rejects.toMatchObject({
      id: 'token-refused',
      facts: { channel: 'shop', tokenSource: 'app secret' },
    });
    expect(requests[0]?.headers.authorization).toBe('Bearer 1234567|the-app-secret');
  });
});

describe('the token', () => {
  test.each([
    'http://graph.facebook.com',
    'http://localhost.example.com',
    'http://10.0.0.1',
    'http://127.0.0.1.example.com',
    'http://localhost.',
    'http://localhost@example.com',
    'http://[::2]:4000',
    'http://0x7f000001.example.com',
    'ftp://localhost',
    'nonsense',
  ])('is never sent in the clear: %s', (baseUrl) => {
    expect(() => scripted([], { baseUrl })).toThrow(expect.objectContaining({ id: 'insecure-graph-url' }));
  });

  test('is never sent to a URL that holds a password, nor is the password repeated', () => {
    const baseUrl = 'https://me:the-password@graph.facebook.com/';
    const refused = { id: 'insecure-graph-url', facts: { url: 'https://graph.facebook.com/' } };
    expect(() => scripted([], { baseUrl })).toThrow(expect.objectContaining(refused));
  });

  test.each(['https://graph.facebook.com?x=', 'https://graph.facebook.com/#x'])(
    'is never sent to a URL that would swallow the path of each request: %s',
    (baseUrl) => {
      expect(() => scripted([], { baseUrl })).toThrow(expect.objectContaining({ id: 'insecure-graph-url' }));
    },
  );

  test('goes to the host that a browser would see, whatever is around it', async () => {
    const { graph, requests } = scripted([{ body: { id: '1' } }], { baseUrl: ' HTTPS://Graph.Facebook.com// ' });
    await graph.get(read);
    expect(requests[0]?.url).toBe('https://graph.facebook.com/v25.0/me');
  });

  test.each(['http://127.0.0.1:4000/', 'http://localhost:4000', 'http://[::1]:4000'])(
    'may go to an emulator on this machine: %s',
    async (baseUrl) => {
      const { graph, requests } = scripted([{ body: { id: '1' } }], { baseUrl });
      await graph.get(read);
      expect(requests[0]?.url).toBe(`${baseUrl.replace(/\/$/, '')}/v25.0/me`);
    },
  );
});

describe('an answer', () => {
  test('keeps the digits of ids that are written as long numbers, and of texts that look like them', async () => {
    const body = '{"id":12345678901234567890,"name":"\\"id\\":12345678901234567890","rate":0.1234567890123456}';
    const { graph } = scripted([{ body }]);
    expect(await graph.get({ path: '/me', answer: z.looseObject({}) })).toEqual({
      id: '12345678901234567890',
      name: '"id":12345678901234567890',
      rate: 0.1234567890123456,
    });
  });

  test('of an unknown shape is a bug report that names the request and the place, and no secret', async () => {
    const { graph } = scripted([{ body: { data: [{ id: '1' }, {}] } }]);
    const answer = z.looseObject({ data: z.array(me) });
    await expect(graph.get({ path: '/debug_token', query: { input_token: TOKEN }, answer })).rejects.toMatchObject({
      id: 'answer-not-understood',
      kind: 'bug',
      facts: { request: 'GET /debug_token', problem: expect.stringMatching(/^data\.1\.id: /) },
    });
  });

  test('that is a web page of some proxy is not taken for one of Meta', async () => {
    const { graph } = scripted([{ body: '<html>Please log in to the wifi</html>' }]);
    await expect(graph.get(read)).rejects.toMatchObject({ id: 'answer-not-understood' });
  });

  test('that is a 502 page is asked for again, and then Meta is unavailable', async () => {
    const page = { status: 502, body: '<html>Bad gateway</html>' };
    const { graph } = scripted([page, page, page, page]);
    await expect(graph.get(read)).rejects.toMatchObject({
      id: 'meta-unavailable',
      facts: { graph: null, httpStatus: 502 },
    });
  });

  test('with an error inside a 200 is a refusal all the same', async () => {
    const { graph } = scripted([refusal(200, { status: 200 })]);
    await expect(graph.get(read)).rejects.toMatchObject({ id: 'permission-refused' });
  });

  test('tells of the fullest of the limits that an account has', async () => {
    const limit = (type: string, percent: number, minutes: number) =>
      `{"type":"${type}","call_count":${percent},"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":${minutes}}`;
    const told = (...limits: string[]) => ({
      body: { id: '1' },
      headers: { 'x-business-use-case-usage': `{"102290129340398":[${limits.join(',')}]}` },
    });
    const { graph, usages } = scripted([
      told(limit('whatsapp_business_management', 12, 0), limit('messenger', 64, 0), limit('pages', 3, 0)),
      told(limit('whatsapp_business_management', 100, 0), limit('messenger', 99, 7)),
      told(),
    ]);
    for (let call = 0; call < 3; call += 1) await graph.get(read);
    expect(usages.map(({ percent, minutesToRegainAccess }) => [percent, minutesToRegainAccess])).toEqual([
      [64, 0],
      [99, 7],
    ]);
  });

  test('tells how much of the call limits is used up', async () => {
    const headers = {
      'x-app-usage': '{"call_count":28,"total_time":25,"total_cputime":26}',
      'x-business-use-case-usage':
        '{"102290129340398":[{"type":"whatsapp_business_management","call_count":81,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":0}]}',
    };
    const { graph, usages } = scripted([
      { body: { id: '1' }, headers },
      { body: { id: '1' }, headers: { 'x-app-usage': 'oops' } },
    ]);
    await graph.get(read);
    await graph.get(read);
    expect(usages).toEqual([
      { scope: 'app', id: null, percent: 28, minutesToRegainAccess: 0 },
      { scope: 'business', id: '102290129340398', percent: 81, minutesToRegainAccess: 0 },
    ]);
  });
});

describe('a dry run', () => {
  test('sends no change, shows it without secrets, and goes on with the assumed answer', async () => {
    const { graph, planned } = scripted([], { dry: true, appSecret: 'the-app-secret' });
    const body = {
      callback_url: 'https://example.com',
      verify_token: 'very-secret',
      note: `my ${TOKEN}`,
      pin: '123456',
    };
    expect(await graph.post({ ...change, body })).toEqual({ success: true });
    expect(planned).toEqual([
      {
        method: 'POST',
        url: 'https://graph.facebook.com/v25.0/1/things?appsecret_proof=***',
        headers: expect.objectContaining({ authorization: 'Bearer ***' }),
        body: { callback_url: 'https://example.com', verify_token: '***', note: 'my ***', pin: '***' },
      },
    ]);
  });

  test('still reads', async () => {
    const { graph, planned } = scripted([{ body: { id: '7' } }], { dry: true });
    expect(await graph.get(read)).toEqual({ id: '7' });
    expect(planned).toEqual([]);
  });
});

test('what --debug shows holds neither token, nor proof, nor app secret, nor an inspected token', async () => {
  const steps = [
    fault('connect', { sent: false }),
    { body: { id: '1', access_token: 'EAAanother1234567890xyz', echo: TOKEN } },
  ];
  const { graph, exchanges } = scripted(steps, { appSecret: 'the-app-secret' });
  await graph.get({ ...read, query: { input_token: 'not-known-to-anyone' } });
  expect(exchanges.map(({ attempt, status, fault }) => ({ attempt, status, fault }))).toEqual([
    { attempt: 1, status: null, fault: 'connect: CONNECT' },
    { attempt: 2, status: 200, fault: null },
  ]);
  const shown = JSON.stringify(exchanges);
  expect(shown).toContain('https://graph.facebook.com/v25.0/me?input_token=***&appsecret_proof=***');
  expect(shown).not.toMatch(/EAA|the-app-secret|not-known-to-anyone|appsecret_proof=[0-9a-f]/);
});

test('what --debug shows of an answer holds no proof of the app secret, wherever it stands', async () => {
  const proof = 'e941110e3d2bfe82621f0e3e1434730d7305d106c5f68c87165d0b27a4611a4a';
  const steps = [{ body: `<html>${proof}</html>` }];
  const { graph, exchanges } = scripted(steps, { token: 'token', appSecret: 'secret' });
  await expect(graph.get(read)).rejects.toMatchObject({ id: 'answer-not-understood' });
  expect(exchanges[0]?.responseBody).toBe('<html>***</html>');
});

test('after Ctrl-C nothing is asked again', async () => {
  const stop = new AbortController();
  const sleep = async () => stop.abort();
  const { graph } = scripted([refusal(2)], { stop: stop.signal, sleep });
  await expect(graph.get(read)).rejects.toMatchObject({ id: 'interrupted' });
});

test('a permission that is missing is explained with the channel and where its token came from', async () => {
  const { graph } = scripted([refusal(10)]);
  const failure = await graph.get(read).catch((error) => error);
  expect(en.failures['permission-refused'](failure.facts).message).toBe(
    "The access token of the channel 'shop' (from keychain) may not do this: it lacks the permission, or its owner has no access to this account",
  );
});
