import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isSigned, parseSignature, sign } from '../../../src/core/webhook/signature.js';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import type { HttpRequest, HttpResponse } from '../../../src/host/host.js';
import { findListener } from '../../../src/store/running-listener.js';
import { plain } from '../../support/callback.js';
import type { Run, Terminal } from '../../support/cli.js';
import { linesOf, listen, newShop } from './taking-over.js';

const SERVER = 'http://localhost:8080/webhook';

/** The server under development, as it answers at the moment; undefined when it does not run. */
function serve(cli: Terminal, answer: (count: number) => HttpResponse = () => plain(200, 'thanks')): HttpRequest[] {
  const requests: HttpRequest[] = [];
  cli.network.servers.set('localhost:8080', async (request) => {
    requests.push(request);
    return answer(requests.length);
  });
  return requests;
}

function isIntact({ body, headers }: HttpRequest): boolean {
  const signature = parseSignature(headers['x-hub-signature-256'] ?? '');
  return signature !== undefined && isSigned(body ?? new Uint8Array(), DEFAULT_IDS.appSecret, signature);
}

/** As Meta writes it, and not as a parser would write it anew. */
function delivery(id: number, text = 'Hi'): string {
  const message = `{"from":"15550142233","id":"wamid.${id}","timestamp":"4000000000","type":"text","text":{"body":"${text}"}}`;
  const value = `{"messaging_product":"whatsapp","metadata":{"display_phone_number":"1","phone_number_id":"${DEFAULT_IDS.phoneId}"},"messages":[${message}]}`;
  return `{"object":"whatsapp_business_account", "entry":[{"id":"${DEFAULT_IDS.wabaId}","changes":[{"value":${value},"field":"messages"}]}]}`;
}

async function deliver(cli: Terminal, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    const body = new TextEncoder().encode(text);
    const headers = { 'x-hub-signature-256': sign(body, DEFAULT_IDS.appSecret), 'x-of-tomorrow': 'kept' };
    const request = { method: 'POST', url: 'http://127.0.0.1:3000/', headers, body };
    const answer = await cli.network.servers.get('127.0.0.1:3000')?.(request);
    expect(answer?.status).toBe(200);
  }
}

const forwarded = (run: Run) => linesOf(run).filter(({ kind }) => kind === 'forwarded');

test('every delivery reaches the server as it was signed, and its answer is shown', async () => {
  const cli = await newShop();
  const requests = serve(cli);
  const run = await listen(cli, `--forward-to ${SERVER}`, async (host) => {
    await deliver(cli, delivery(1, '\\u00a1Hola\\/!'), delivery(2));
    await host.printed('wamid.2');
    await host.printed(
      '"attempt":1,"status":200,"milliseconds":0,"problem":null,"answer":null,"retryInSeconds":null}\n',
    );
  });
  expect(linesOf(run)[0]).toMatchObject({ kind: 'ready', forwardedTo: SERVER, publicUrl: null });
  expect(requests.map(({ url, method }) => `${method} ${url}`)).toEqual([`POST ${SERVER}`, `POST ${SERVER}`]);
  expect(requests.every(isIntact)).toBe(true);
  expect(requests[0]?.headers).toMatchObject({ host: 'localhost:8080', 'x-of-tomorrow': 'kept' });
  expect(forwarded(run)[0]).toMatchObject({ url: SERVER, attempt: 1, status: 200, answer: null, retryInSeconds: null });
  expect(forwarded(run)[0]?.deliveryId).toBeTypeOf('number');
});

test('an answer that is not 200 is shown with what the server said, and the delivery sent again', async () => {
  const cli = await newShop();
  const requests = serve(cli, (count) => (count === 1 ? plain(500, 'TypeError: x is undefined') : plain(200, 'ok')));
  const run = await listen(cli, `--forward-to ${SERVER}`, async (host) => {
    await deliver(cli, delivery(1));
    await host.printed('"attempt":2');
  });
  expect(requests).toHaveLength(2);
  expect(forwarded(run)).toMatchObject([
    { attempt: 1, status: 500, answer: 'TypeError: x is undefined', retryInSeconds: 1 },
    { attempt: 2, status: 200, answer: null, retryInSeconds: null },
  ]);
});

test('with --verbose every answer is shown', async () => {
  const cli = await newShop();
  serve(cli);
  const run = await listen(cli, `--forward-to ${SERVER} --verbose`, async (host) => {
    await deliver(cli, delivery(1));
    await host.printed('"forwarded"');
  });
  expect(forwarded(run)).toMatchObject([{ answer: 'thanks' }]);
});

test('a server that does not run is told at once, and gets everything in order when it does', async () => {
  const cli = await newShop();
  let requests: HttpRequest[] = [];
  const run = await listen(cli, `--forward-to ${SERVER}`, async (host) => {
    await deliver(cli, delivery(1), delivery(2), delivery(3));
    await host.printed('"gone"');
    requests = serve(cli);
    await host.printed('"back"');
    await host.printed('wamid.3');
    while (requests.length < 3) await new Promise((resolve) => setImmediate(resolve));
  });
  expect(run.stderr).toContain(`Nobody listens at ${SERVER} yet (ECONNREFUSED)`);
  expect(requests.map(({ body }) => /wamid\.\d/.exec(new TextDecoder().decode(body))?.[0])).toEqual([
    'wamid.1',
    'wamid.2',
    'wamid.3',
  ]);
});

test('what is not recorded is forwarded too', async () => {
  const cli = await newShop();
  const requests = serve(cli);
  const run = await listen(cli, `--forward-to ${SERVER} --no-record`, async (host) => {
    await deliver(cli, delivery(1));
    await host.printed('"forwarded"');
  });
  expect(requests.map(isIntact)).toEqual([true]);
  expect(forwarded(run)).toMatchObject([{ deliveryId: null, status: 200 }]);
});

test('numbers that are masked in what is kept are not masked in what is forwarded, or the signature would not fit', async () => {
  const cli = await newShop();
  const requests = serve(cli);
  await listen(cli, `--forward-to ${SERVER} --mask-numbers`, async (host) => {
    await deliver(cli, delivery(1));
    await host.printed('"forwarded"');
  });
  expect(requests.map(isIntact)).toEqual([true]);
});

test('with --until the last delivery is forwarded, and how it went is told, before this ends', async () => {
  const cli = await newShop();
  const requests = serve(cli);
  const run = await cli(`webhook listen --json --until 1 --forward-to ${SERVER}`, {
    async meanwhile(host) {
      await host.printed('"ready"');
      await deliver(cli, delivery(1));
    },
  });
  expect(run.code).toBe(0);
  expect(requests).toHaveLength(1);
  expect(forwarded(run)).toHaveLength(1);
});

test('how many the server did not take is said in the end', async () => {
  const cli = await newShop();
  const run = await listen(cli, `--forward-to ${SERVER}`, async (host) => {
    await deliver(cli, delivery(1), delivery(2));
    await host.printed('"gone"');
  });
  expect(run.stderr).toContain(`2 deliveries were not taken by ${SERVER}.`);
});

test('other commands find the listener and its server while it runs', async () => {
  const cli = await newShop();
  serve(cli);
  const state = join(cli.home, 'state');
  await listen(cli, `--forward-to ${SERVER}`, async () => {
    expect(findListener(state)).toMatchObject({ pid: 4711, url: 'http://127.0.0.1:3000/', forwardTo: SERVER });
  });
  expect(findListener(state)).toBeUndefined();
  expect(existsSync(join(state, 'listener.json'))).toBe(false);
});

test('what a person reads, in Spanish too', async () => {
  const cli = await newShop();
  const read = (lang: string) =>
    cli(`webhook listen --forward-to ${SERVER} --no-record --lang ${lang}`, {
      async meanwhile(host) {
        await host.printed(SERVER);
        await deliver(cli, delivery(1));
        await host.printed('ECONNREFUSED');
        serve(cli, (count) => (count === 1 ? plain(500, 'TypeError: x is undefined\n  at line 3\n') : plain(200)));
        await host.printed(' 200 ');
        cli.network.servers.delete('localhost:8080');
        host.pressCtrlC();
      },
    });
  for (const lang of ['en', 'es']) {
    const { stdout, stderr } = await read(lang);
    expect(stdout.replace(/^\d\d:\d\d:\d\d/gm, 'hh:mm:ss')).toMatchSnapshot(`${lang}, stdout`);
    expect(stderr).toMatchSnapshot(`${lang}, stderr`);
  }
});
