import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Failure } from '../../src/core/failure.js';
import { NetworkFault } from '../../src/core/network-fault.js';
import type { Fetch, Handler, HttpRequest } from '../../src/host/host.js';
import { createHttpClient } from '../../src/host/http-client.js';
import { serve } from '../../src/host/http-server.js';
import { createPool } from '../../src/host/pool.js';

const NEVER_STOPPED = new AbortController().signal;
const PATIENT = { timeoutMs: 30_000 };
const encode = (body: string) => new TextEncoder().encode(body);
const decode = (body: Uint8Array) => new TextDecoder().decode(body);

const echo: Handler = async ({ method, url, headers, body }) => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'x-method': method },
  body: encode(JSON.stringify({ url, contentType: headers['content-type'], body: decode(body ?? encode('')) })),
});

async function served(handler: Handler, { stop = NEVER_STOPPED, maxBodyBytes = 1_000_000 } = {}): Promise<string> {
  const { port, close } = await serve({ port: 0, maxBodyBytes }, handler, stop);
  onTestFinished(close);
  return `http://127.0.0.1:${port}`;
}

/** A peer that speaks no HTTP: it does what `onConnection` says with the bare socket. */
async function tcpPeer(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server: Server = createTcpServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function faultOf(exchange: Promise<unknown>): Promise<Pick<NetworkFault, 'reason' | 'code' | 'requestSent'>> {
  const error = await exchange.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NetworkFault)) throw new Error(`expected a NetworkFault, got ${String(error)}`);
  return { reason: error.reason, code: error.code, requestSent: error.requestSent };
}

const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: {} });

const clients: [string, (stop: AbortSignal) => Fetch][] = [
  ['a single request', createHttpClient],
  [
    'the pool',
    (stop) => {
      const pool = createPool(stop);
      onTestFinished(() => pool.close());
      return pool.fetch;
    },
  ],
];

describe.each(clients)('%s', (_name, create) => {
  test('joins headers that come several times', async () => {
    const peer = await tcpPeer((socket) => {
      socket.end(
        'HTTP/1.1 200 OK\r\nx-usage: a\r\nx-usage: b\r\nset-cookie: c\r\nset-cookie: d\r\ncontent-length: 0\r\n\r\n',
      );
    });
    const { headers } = await create(NEVER_STOPPED)(get(`http://${peer}/`), PATIENT);
    expect(headers).toMatchObject({ 'x-usage': 'a, b', 'set-cookie': 'c, d' });
  });

  test('sends method, headers and body, and reads the whole answer', async () => {
    const base = await served(echo);
    const answer = await create(NEVER_STOPPED)(
      { method: 'POST', url: `${base}/a?b=c`, headers: { 'content-type': 'text/plain' }, body: encode('¡hola!') },
      PATIENT,
    );
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'x-method': 'POST' });
    expect(JSON.parse(decode(answer.body))).toEqual({
      url: `${base}/a?b=c`,
      contentType: 'text/plain',
      body: '¡hola!',
    });
  });

  test('hands on an error status and follows no redirect', async () => {
    const base = await served(async () => ({ status: 302, headers: { location: '/elsewhere' }, body: encode('') }));
    expect(await create(NEVER_STOPPED)(get(base), PATIENT)).toMatchObject({
      status: 302,
      headers: { location: '/elsewhere' },
    });
  });

  test('says that nothing was sent when nobody listens', async () => {
    const { port, close } = await serve({ port: 0, maxBodyBytes: 1 }, echo, NEVER_STOPPED);
    await close();
    expect(await faultOf(create(NEVER_STOPPED)(get(`http://127.0.0.1:${port}/`), PATIENT))).toEqual({
      reason: 'connect',
      code: 'ECONNREFUSED',
      requestSent: false,
    });
  });

  test('says that nothing was sent when the name does not exist', async () => {
    expect(await faultOf(create(NEVER_STOPPED)(get('http://no-such-host.invalid/'), PATIENT))).toMatchObject({
      reason: 'dns',
      requestSent: false,
    });
  });

  test('says that nothing was sent when the other side speaks no TLS', async () => {
    const peer = await tcpPeer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await faultOf(create(NEVER_STOPPED)(get(`https://${peer}/`), PATIENT))).toMatchObject({
      reason: 'tls',
      requestSent: false,
    });
  });

  test('says that nothing was sent when the connection is cut in the TLS handshake', async () => {
    const peer = await tcpPeer((socket) => socket.once('data', () => socket.destroy()));
    expect(await faultOf(create(NEVER_STOPPED)(get(`https://${peer}/`), PATIENT))).toMatchObject({
      reason: 'tls',
      requestSent: false,
    });
  });

  test('says that the request was sent when the connection is cut before the answer', async () => {
    const peer = await tcpPeer((socket) => socket.once('data', () => socket.destroy()));
    expect(await faultOf(create(NEVER_STOPPED)(get(`http://${peer}/`), PATIENT))).toMatchObject({
      reason: 'broken',
      requestSent: true,
    });
  });

  test('says that the request was sent when the answer breaks off in the middle', async () => {
    const peer = await tcpPeer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf')),
    );
    expect(await faultOf(create(NEVER_STOPPED)(get(`http://${peer}/`), PATIENT))).toMatchObject({
      reason: 'broken',
      requestSent: true,
    });
  });

  test('gives up when the answer takes longer than the time-out, also when it has begun', async () => {
    const silent = await tcpPeer(() => {});
    const dripping = await tcpPeer((socket) =>
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf')),
    );
    const fetch = create(NEVER_STOPPED);
    const timedOut = { reason: 'timeout', code: 'ETIMEDOUT', requestSent: true };
    expect(await faultOf(fetch(get(`http://${silent}/`), { timeoutMs: 100 }))).toEqual(timedOut);
    expect(await faultOf(fetch(get(`http://${dripping}/`), { timeoutMs: 100 }))).toEqual(timedOut);
  });

  test('refuses an answer that is larger than the caller allows', async () => {
    const base = await served(async () => ({ status: 200, headers: {}, body: new Uint8Array(200_000) }));
    expect(await faultOf(create(NEVER_STOPPED)(get(base), { ...PATIENT, maxBodyBytes: 100_000 }))).toEqual({
      reason: 'broken',
      code: 'BODY_TOO_LARGE',
      requestSent: true,
    });
  });

  test('refuses an answer without end where the caller names no limit', async () => {
    const endless = await tcpPeer((socket) => {
      const more = () => {
        while (socket.writable && socket.write(new Uint8Array(1_000_000)));
      };
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        more();
      });
      socket.on('drain', more);
    });
    expect(await faultOf(create(NEVER_STOPPED)(get(`http://${endless}/`), PATIENT))).toMatchObject({
      code: 'BODY_TOO_LARGE',
    });
  });

  test('fails, and says that the request was sent, when the peer begins to speak another protocol', async () => {
    const other = await tcpPeer((socket) =>
      socket.once('data', () =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
      ),
    );
    expect(await faultOf(create(NEVER_STOPPED)(get(`http://${other}/`), PATIENT))).toMatchObject({
      reason: 'broken',
      requestSent: true,
    });
  });

  test('is interrupted by Ctrl-C, and sends nothing after it except for cleaning up', async () => {
    const stopper = new AbortController();
    const silent = await tcpPeer((socket) => socket.once('data', () => stopper.abort()));
    const base = await served(echo);
    const fetch = create(stopper.signal);
    await expect(fetch(get(`http://${silent}/`), PATIENT)).rejects.toMatchObject({ id: 'interrupted' });
    await expect(fetch(get(base), PATIENT)).rejects.toBeInstanceOf(Failure);
    expect((await fetch(get(base), { ...PATIENT, evenWhenStopped: true })).status).toBe(200);
  });
});

test('a second request uses the same connection, and says that it was sent when that one breaks', async () => {
  const ports: number[] = [];
  const peer = await tcpPeer((socket) => {
    let requests = 0;
    socket.on('data', () => {
      ports.push(socket.remotePort ?? 0);
      requests += 1;
      if (requests === 1) socket.write('HTTP/1.1 204 No Content\r\n\r\n');
      else socket.destroy();
    });
  });
  const fetch = createHttpClient(NEVER_STOPPED);
  expect((await fetch(get(`http://${peer}/`), PATIENT)).status).toBe(204);
  expect(await faultOf(fetch(get(`http://${peer}/`), PATIENT))).toMatchObject({ reason: 'broken', requestSent: true });
  expect(new Set(ports).size).toBe(1);
});

describe('the server', () => {
  test('names the port that another program holds', async () => {
    const { port, close } = await serve({ port: 0, maxBodyBytes: 1 }, echo, NEVER_STOPPED);
    onTestFinished(close);
    await expect(serve({ port, maxBodyBytes: 1 }, echo, NEVER_STOPPED)).rejects.toMatchObject({
      id: 'port-in-use',
      facts: { port },
    });
  });

  test('refuses a large body with 413, announced or not', async () => {
    const base = await served(echo, { maxBodyBytes: 1000 });
    const body = new Uint8Array(500_000);
    expect((await fetch(base, { method: 'POST', body })).status).toBe(413);
    const stream = new Blob([body]).stream();
    expect((await fetch(base, { method: 'POST', body: stream, duplex: 'half' } as RequestInit)).status).toBe(413);
    expect((await fetch(base, { method: 'POST', body: 'small' })).status).toBe(200);
  });

  test('cuts the connection when the handler plays a network fault', async () => {
    const base = await served(async () => {
      throw new NetworkFault('broken', 'ECONNRESET', true);
    });
    await expect(fetch(base)).rejects.toThrow('fetch failed');
  });

  test('answers 500 when the handler fails, and goes on', async () => {
    let calls = 0;
    const base = await served(async (request) => {
      calls += 1;
      if (calls === 1) throw new Error('a fault of ours');
      return echo(request);
    });
    const broken = await fetch(base);
    expect([broken.status, await broken.text()]).toEqual([500, '']);
    expect((await fetch(base)).status).toBe(200);
  });

  test('outlives a client that breaks off in the middle of a body', async () => {
    const base = await served(echo);
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    await new Promise<void>((resolve) =>
      socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf', () => resolve()),
    );
    socket.destroy();
    expect((await fetch(base)).status).toBe(200);
  });

  test('turns away a flood of headers, and goes on', async () => {
    const base = await served(echo);
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    socket.end(`GET / HTTP/1.1\r\nhost: x\r\n${'x-flood: of headers\r\n'.repeat(2_000)}\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 431 /);
    expect((await fetch(base)).status).toBe(200);
  });

  test('gives the handler an absolute URL whatever the client says', async () => {
    const base = await served(async ({ url }) => ({ status: 200, headers: {}, body: encode(url) }));
    const port = Number(new URL(base).port);
    const ask = async (target: string, host: string): Promise<string> => {
      const socket = connect(port, '127.0.0.1');
      socket.end(`GET ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
      return (await text(socket)).split('\r\n\r\n')[1] ?? '';
    };
    expect(await ask('/a', 'example.com:80')).toBe('http://example.com:80/a');
    expect(await ask('/a', 'two words')).toBe(`http://127.0.0.1:${port}/a`);
    expect(await ask('/a', '%')).toBe(`http://127.0.0.1:${port}/a`);
    expect(await ask('http://[/x', 'whatever')).toBe('http://whatever/http://[/x');
    expect(await ask('http://proxied.example/x', 'whatever')).toBe('http://proxied.example/x');
  });

  test('answers what it has read in full before it closes, and waits for nobody else', async () => {
    const stopper = new AbortController();
    let finish = () => {};
    const asked = new Promise<void>((arrived) => {
      finish = arrived;
    });
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const base = await served(
      async (request) => {
        finish();
        await released;
        return echo(request);
      },
      { stop: stopper.signal },
    );
    const halfSent = connect(Number(new URL(base).port), '127.0.0.1');
    const cut = new Promise((resolve) => halfSent.on('error', () => {}).once('close', resolve));
    halfSent.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf');
    const answer = fetch(base);
    await asked;
    stopper.abort();
    release();
    expect((await answer).status).toBe(200);
    await cut;
    await expect(fetch(base)).rejects.toThrow('fetch failed');
  });

  /** Says `hello`, then waits until it is over. */
  function talking({ stop = NEVER_STOPPED } = {}) {
    let gone = () => {};
    const over = new Promise<void>((resolve) => {
      gone = resolve;
    });
    const base = served(
      async () => ({
        status: 200,
        headers: { 'content-type': 'text/event-stream' },
        body: new Uint8Array(),
        async *stream(signal: AbortSignal) {
          yield encode('hello');
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
          gone();
          yield encode(' and goodbye');
        },
      }),
      { stop },
    );
    return { base, over };
  }

  test('sends a stream as it comes, and ends it when it is told to stop', async () => {
    const stopper = new AbortController();
    const { base, over } = talking({ stop: stopper.signal });
    const response = await fetch(await base);
    expect(response.headers.get('content-length')).toBeNull();
    const reader = response.body?.getReader();
    expect(decode((await reader?.read())?.value ?? encode(''))).toBe('hello');
    stopper.abort();
    expect(decode((await reader?.read())?.value ?? encode(''))).toBe(' and goodbye');
    expect((await reader?.read())?.done).toBe(true);
    await over;
  });

  test('tells a stream that the client has gone, and goes on', async () => {
    const { base, over } = talking();
    const leaving = new AbortController();
    const response = await fetch(await base, { signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
    await over;
    expect((await fetch(await base, { method: 'HEAD' })).status).toBe(200);
  });

  test('listens to this machine only', async () => {
    const probe = createServer();
    onTestFinished(() => void probe.close());
    const base = await served(echo);
    // The port is free on the other addresses of this machine, so it was bound on the loopback alone.
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject).listen(Number(new URL(base).port), '127.0.0.2', resolve);
    });
    expect(probe.listening).toBe(true);
  });
});
