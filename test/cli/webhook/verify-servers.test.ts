/** `webhook verify` against real servers on the loopback, with real names, connections and certificates. */
import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import https, { type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { main } from '../../../src/cli/main.js';
import { sign } from '../../../src/core/webhook/signature.js';
import type { Check } from '../../../src/core/webhook/verify/check.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { VERIFY_TOKEN } from '../../support/callback.js';
import { realHost } from '../../support/real-host.js';

const CHANNEL = {
  WABACTL_TOKEN: DEFAULT_TOKEN,
  WABACTL_WABA_ID: DEFAULT_IDS.wabaId,
  WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId,
  WABACTL_APP_SECRET: DEFAULT_IDS.appSecret,
  WABACTL_VERIFY_TOKEN: VERIFY_TOKEN,
};

async function verify(url: string, ...more: string[]) {
  const { host, stdout, stderr } = realHost(CHANNEL);
  const code = await main(['webhook', 'verify', url, ...more], host);
  return { code, stdout: stdout(), stderr: stderr() };
}

async function checksOf(url: string): Promise<Record<string, Check>> {
  const { checks } = JSON.parse((await verify(url, '--json')).stdout) as { checks: Check[] };
  return Object.fromEntries(checks.map((check) => [check.check, check]));
}

async function listening(server: Server | TcpServer, address = '127.0.0.1'): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  onTestFinished(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const certificate = (name: string) => readFileSync(`test/support/certificates/${name}`);

async function secure(chain: readonly string[], more: ServerOptions = {}): Promise<number> {
  const cert = Buffer.concat(chain.map(certificate));
  return listening(https.createServer({ key: certificate('server.key'), cert, ...more }, receiver));
}

/** A receiver as it should be. */
const receiver: RequestListener = async (request, response) => {
  const query = new URL(request.url ?? '/', 'http://x').searchParams;
  if (request.method === 'GET') return shake(query, response);
  const body = await buffer(request);
  const isSigned = request.headers['x-hub-signature-256'] === sign(body, DEFAULT_IDS.appSecret);
  response.writeHead(isSigned ? 200 : 401).end();
};

function shake(query: URLSearchParams, response: ServerResponse): void {
  const isRight = query.get('hub.verify_token') === VERIFY_TOKEN;
  response.writeHead(isRight ? 200 : 403).end(isRight ? query.get('hub.challenge') : '');
}

/** The same receiver with one thing that it does in its own way. */
const receiverThat = (deliver: (request: IncomingMessage, response: ServerResponse) => unknown): RequestListener => {
  return (request, response) => (request.method === 'GET' ? receiver(request, response) : deliver(request, response));
};

test('a receiver as it should be passes, with the warnings that Meta reaches neither http nor the loopback', async () => {
  const port = await listening(http.createServer(receiver));
  const { code, stdout } = await verify(`http://127.0.0.1:${port}/webhook`);
  expect(code).toBe(0);
  expect(stdout).toContain('! The address is one that Meta takes: it is plain http');
  expect(stdout).toContain('! The name leads to an address: it leads to 127.0.0.1, which only this machine or network');
  expect(stdout).toMatch(/✓ A signed delivery of 1,000 updates and nearly 3 MB is answered 200 \(200 in \d+ ms\)/);
  expect(stdout).toContain('answers as Meta demands, but for the warnings above.');
  expect(stdout).toMatch(/✓ Answers come fast: 13 answers, median \d+ ms, slowest \d+ ms/);
});

// user-problems.md 18: a self-signed certificate.
describe('certificates', () => {
  test.each<[string, string[], string, string[]]>([
    ['that sign themselves', ['self-signed.pem'], 'localhost', ['self-signed']],
    ['without the one between', ['leaf.pem'], 'localhost', ['chain-incomplete']],
    ['of an authority that nobody knows', ['leaf.pem', 'middle.pem'], 'localhost', ['unknown-authority']],
    ['of another name', ['other.pem', 'middle.pem'], 'localhost', ['unknown-authority', 'wrong-name']],
    ['that expired', ['expired.pem', 'middle.pem'], '127.0.0.1', ['expired']],
  ])('%s are told with all that is wrong', async (_, chain, name, reasons) => {
    const port = await secure(chain);
    const checks = await checksOf(`https://${name}:${port}/webhook`);
    expect(checks.certificate).toMatchObject({ outcome: 'failed', reasons });
    expect(checks.handshake).toMatchObject({ outcome: 'unchecked', reasons: ['earlier-failed'] });
  });

  test('are shown with their names, dates and issuer', async () => {
    const { code, stdout } = await verify(`https://localhost:${await secure(['other.pem'])}/`);
    expect(code).toBe(6);
    expect(stdout).toContain('it is for another name (other.example)');
    expect(stdout).toContain('CN=other.example < CN=wabactl test intermediate');
    expect(stdout).toContain('fullchain.pem');
    const expired = await verify(`https://localhost:${await secure(['expired.pem'])}/`, '--lang', 'es');
    expect(expired.stdout).toContain('caducó el 2021-01-01');
  });

  test('of a server that still speaks an old TLS are told with it', async () => {
    const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
    const { certificate: found } = await checksOf(`https://localhost:${await secure(['self-signed.pem'], old)}/`);
    expect(found).toMatchObject({ reasons: ['self-signed', 'old-tls'], facts: { protocol: 'TLSv1.1' } });
  });

  test('are missing where http is served at the port of https', async () => {
    const port = await listening(http.createServer(receiver));
    const { stdout } = await verify(`https://127.0.0.1:${port}/webhook`);
    expect(stdout).toContain('✗ The certificate is valid: no encrypted connection comes about');
    expect(stdout).toContain('and not plain http, is served at this port');
  });
});

describe('connections', () => {
  test('that nobody accepts', async () => {
    const server = createTcpServer();
    const port = await listening(server);
    await new Promise((closed) => server.close(closed));
    const { code, stdout } = await verify(`http://127.0.0.1:${port}/webhook`);
    expect(code).toBe(6);
    expect(stdout).toContain('✗ Each address accepts connections: nothing accepts the connection (ECONNREFUSED)');
  });

  test('that are cut without an answer', async () => {
    const port = await listening(createTcpServer((socket) => socket.once('data', () => socket.destroy())));
    const { code, stdout } = await verify(`http://127.0.0.1:${port}/webhook`);
    expect(code).toBe(6);
    expect(stdout).toMatch(/✗ Handshake with the right verify token: no answer came \(ECONNRESET\)/);
  });

  test('to a name that cannot exist', async () => {
    const { name } = await checksOf('https://webhook.invalid/');
    expect(name).toMatchObject({ outcome: 'failed', reasons: ['name-unknown'] });
  });
});

describe('Ctrl-C ends it at once', () => {
  test.each(['http', 'https'])('while a server of %s says nothing', async (protocol) => {
    const { host, stdout, stderr, pressCtrlC } = realHost(CHANNEL);
    const port = await listening(createTcpServer((socket) => socket.once('data', () => pressCtrlC())));
    const code = await main(['webhook', 'verify', `${protocol}://127.0.0.1:${port}/webhook`], host);
    expect([code, stdout(), stderr()]).toEqual([130, '', 'Interrupted\n']);
  });
});

describe('servers as people write them', () => {
  test('the body parser of Express with its limit, whose connection ends before all was read', async () => {
    const deliver = (request: IncomingMessage, response: ServerResponse) => {
      if (Number(request.headers['content-length']) <= 102_400) return receiver(request, response);
      response.writeHead(413, { connection: 'close' }).end('request entity too large');
      return request.destroy();
    };
    const port = await listening(http.createServer(receiverThat(deliver)));
    const { 'large-delivery': large } = await checksOf(`http://127.0.0.1:${port}/webhook`);
    expect(large).toMatchObject({ outcome: 'failed', reasons: ['too-large'], facts: { acceptedBytes: 95_000 } });
  });

  test('a challenge with the line break of a shell, whose byte is shown', async () => {
    const server = http.createServer((request, response) => {
      const query = new URL(request.url ?? '/', 'http://x').searchParams;
      response.end(`${query.get('hub.challenge')}\n`);
    });
    const { handshake } = await checksOf(`http://127.0.0.1:${await listening(server)}/webhook`);
    expect(handshake).toMatchObject({
      reasons: ['trailing-whitespace'],
      difference: { offset: 10, expected: null, received: '\\n (0x0a)' },
    });
  });

  // user-problems.md 19, 20.
  test('JSON that is parsed before it is hashed', async () => {
    const deliver = async (request: IncomingMessage, response: ServerResponse) => {
      const written = JSON.stringify(JSON.parse((await buffer(request)).toString()));
      const isSigned = request.headers['x-hub-signature-256'] === sign(Buffer.from(written), DEFAULT_IDS.appSecret);
      response.writeHead(isSigned ? 200 : 401).end();
    };
    const { 'signed-delivery': signed } = await checksOf(
      `http://127.0.0.1:${await listening(http.createServer(receiverThat(deliver)))}/`,
    );
    expect(signed).toMatchObject({ outcome: 'failed', reasons: ['parsed-hashed'], status: 401 });
  });

  test('what a stranger answers reaches the terminal without its control characters', async () => {
    const server = http.createServer((_request, response) =>
      response.writeHead(500).end('\u001b]0;owned\u0007\u001b[31mred'),
    );
    const { stdout } = await verify(`http://127.0.0.1:${await listening(server)}/webhook`);
    expect(stdout).toContain('500 \\x1b]0;owned\\x07\\x1b[31mred');
    expect(stdout).not.toContain('\u001b');
  });
});
