import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parseDelivery } from '../../../src/core/webhook/parse-delivery.js';
import { findSigner } from '../../../src/core/webhook/signature.js';
import { VERIFY_TOKEN } from '../../support/callback.js';
import { type Run, type Terminal, terminal } from '../../support/cli.js';
import { bodyOf, LISTENER, type LocalServer, recordDeliveries, serveLocally } from '../../support/local-server.js';

let cli: Terminal;
let server: LocalServer;

/** Five events in three deliveries: a text; a batch of three; a status. */
beforeEach(async () => {
  cli = terminal();
  await cli.connect();
  await recordDeliveries(
    cli,
    'webhook trigger text --text uno',
    'webhook trigger text --text Año --batch 3',
    'webhook trigger status-read',
  );
  server = serveLocally(cli);
});

const eventsOf = ({ received }: LocalServer) => received.map((request) => parseDelivery(JSON.parse(bodyOf(request))));
const linesOf = ({ stdout }: Run) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** What Meta, here `webhook trigger`, sent to the listener. */
const original = () =>
  cli.network.requests
    .filter(({ method, headers }) => method === 'POST' && 'x-hub-signature-256' in headers)
    .map(bodyOf);

test('one event: the delivery that brought it, byte for byte, signed', async () => {
  const before = original();
  const run = await cli('webhook replay 1');
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toContain('✓ event 1 message text: 200 in 0 ms from http://127.0.0.1:3000/ (1 event,');
  expect(server.received.map(bodyOf)).toEqual([before.find((body) => body.includes('"uno"'))]);
});

test('a delivery of several events goes once, and in the order of arrival', async () => {
  const run = await cli('webhook replay 5 2..4 1 --json');
  expect(run.code).toBe(0);
  expect(eventsOf(server).map((events) => events.length)).toEqual([1, 3, 1]);
  const lines = linesOf(run);
  expect(lines.map(({ eventIds }) => eventIds)).toEqual([[1], [2, 3, 4], [5], undefined]);
  expect(lines.at(-1)).toMatchObject({ kind: 'summary', sent: 3, taken: 3 });
  expect(new Set(server.received.map(bodyOf)).size).toBe(3);
});

test('--single sends just the chosen event, written as Meta writes', async () => {
  await cli('webhook replay 3 --single');
  expect(eventsOf(server)).toMatchObject([[{ kind: 'message', text: 'Año' }]]);
  expect(server.received.map(bodyOf).join()).toContain('A\\u00f1o');
});

test('--last takes the latest', async () => {
  await cli('webhook replay --last 2 --single');
  expect(eventsOf(server).map(([event]) => event?.kind)).toEqual(['message', 'status']);
});

test('what is asked for as in a list: field, kind, status, customer, text and time', async () => {
  const idsOf = async (query: string) =>
    linesOf(await cli(`webhook replay ${query} --json`)).map(({ eventIds }) => eventIds);
  expect(await idsOf('--status read')).toEqual([[5]]);
  expect(await idsOf('--text UNO')).toEqual([[1]]);
  expect(await idsOf('--text año --last 1')).toEqual([[4]]);
  expect(await idsOf('--kind message --phone +16505551234 --since 1h')).toEqual([[1], [2, 3, 4], undefined]);
  expect(await idsOf('1..5 --text año --last 2')).toEqual([[3, 4]]);
  expect((await cli('webhook replay 1 --text año')).stderr).toContain('No recorded event fits');
  expect((await cli('webhook replay --since 2h --before 1h')).stderr).toContain('No recorded event fits');
  expect((await cli('webhook replay --kind telepathy')).code).toBe(2);
});

test('is signed with the secret of today', async () => {
  const fresh = 'f'.repeat(32);
  const run = await cli('webhook replay 1', { env: { WABACTL_APP_SECRET: fresh } });
  // The server still has the old one.
  expect(run.code).toBe(7);
  const [request] = server.received;
  expect(findSigner(request?.body ?? new Uint8Array(), request?.headers['x-hub-signature-256'], [fresh])).toBe(0);
});

test('a server that does not take it: what it said, exit 7', async () => {
  server.answer = { status: 503, body: 'busy' };
  const run = await cli('webhook replay 1 --to http://127.0.0.1:3000/hook?a=1');
  expect(run.code).toBe(7);
  expect(run.stdout).toContain('busy');
  expect(server.received[0]?.url).toBe('http://127.0.0.1:3000/hook?a=1');
});

describe('what cannot be sent again', () => {
  test.each([
    ['webhook replay', 'ids'],
    ['webhook replay x 1 9..1', 'These are no ids of events: x, 9..1'],
    ['webhook replay 99 1 70..80', 'No event is recorded under 99, 70..80'],
  ])('%s', async (line, message) => {
    const run = await cli(line);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
    expect(server.received).toEqual([]);
  });

  test('when nothing was ever recorded', async () => {
    const other = terminal();
    await other.connect();
    const run = await other('webhook replay --last 1');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('No recorded event fits');
  });
});

test('many are confirmed, and so is a server elsewhere', async () => {
  // Told apart by their times, since the random ids of a test soon come again.
  await recordDeliveries(cli, 'webhook trigger account-review --burst 60');
  server = serveLocally(cli);
  const script = await cli('webhook replay 6..65');
  expect(script.code).toBe(2);
  expect(script.stderr).toContain('--yes');
  expect((await cli('webhook replay 6..65', { tty: true, answers: [false] })).code).toBe(130);
  expect(server.received).toEqual([]);
  expect((await cli('webhook replay 6..65 --yes')).code).toBe(0);
  expect(server.received).toHaveLength(60);
  const elsewhere = await cli('webhook replay 1 --to https://shop.example/');
  expect(elsewhere.code).toBe(2);
  expect(elsewhere.stderr).toContain('a recorded delivery there?');
});

test('--dry-run shows what would be sent, and sends nothing', async () => {
  const run = await cli('webhook replay 1 --dry-run --json');
  const { requests } = JSON.parse(run.stdout);
  expect(requests).toMatchObject([{ method: 'POST', url: 'http://127.0.0.1:3000/' }]);
  expect(JSON.parse(requests[0].body)).toMatchObject({ object: 'whatsapp_business_account' });
  expect(server.received).toEqual([]);
});

describe('without the secret', () => {
  beforeEach(() => rmSync(join(cli.home, 'config', 'secrets.json')));

  test('the signature that Meta made goes along, since it fits the same bytes', async () => {
    const run = await cli('webhook replay 1 --json');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(linesOf(run)[0]).toMatchObject({ status: 200, signature: 'original' });
  });

  test('a single event of several cannot be signed', async () => {
    const run = await cli('webhook replay 2 --single');
    expect(run.stderr).toContain('The app secret is needed for this');
    expect(server.received).toEqual([]);
  });
});

// user-problems.md 86: what is sent again does not reach the listener's server.
test('goes to the server that the running listener forwards to', async () => {
  cli.network.servers.delete(LISTENER);
  const developers = serveLocally(cli, '127.0.0.1:8080');
  await cli('webhook listen --forward-to http://127.0.0.1:8080/hook', {
    env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN },
    async meanwhile(host) {
      await host.printed('Listening');
      expect((await cli('webhook replay 1')).code).toBe(0);
      host.pressCtrlC();
    },
  });
  expect(developers.received.map(({ method, url }) => `${method} ${url}`)).toContain('POST http://127.0.0.1:8080/hook');
  expect(developers.received.map(bodyOf).filter((body) => body.includes('"uno"'))).toHaveLength(1);
});

test('in Spanish', async () => {
  const run = await cli('webhook replay 1 --lang es');
  expect(run.stdout).toContain('evento 1');
  expect((await cli('webhook replay 99 --lang es')).stderr).toContain('No hay ningún evento registrado como 99');
});
