import { describe, expect, test } from 'vitest';
import { sign } from '../../../src/core/webhook/signature.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import type { HttpResponse } from '../../../src/host/host.js';
import { VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH_URL, type Line, type Run, START, type Terminal, terminal } from '../../support/cli.js';
import type { FakeHost } from '../../support/fake-host.js';

const META = {
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '15550192837', phone_number_id: DEFAULT_IDS.phoneId },
};
const NOW = String(START / 1000);

function delivery(value: object, field = 'messages'): string {
  const changes = [{ field, value: { ...META, ...value } }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: DEFAULT_IDS.wabaId, changes }] });
}

function message(text: string, { id = 'wamid.A', timestamp = NOW, name = 'Ana Torres' } = {}): string {
  const contacts = [{ wa_id: '15550142233', profile: { name } }];
  return delivery({ contacts, messages: [{ from: '15550142233', id, timestamp, type: 'text', text: { body: text } }] });
}

/** Meta, as far as a listener sees it. */
function poster(host: FakeHost, port = 3000) {
  const fetch = (method: string, path: string, body = '', headers: Record<string, string> = {}) =>
    host.fetch(
      { method, url: `http://127.0.0.1:${port}${path}`, headers, body: new TextEncoder().encode(body) },
      { timeoutMs: 1000 },
    );
  const signed = (body: string, secret: string = DEFAULT_IDS.appSecret) =>
    fetch('POST', '/', body, { 'x-hub-signature-256': sign(new TextEncoder().encode(body), secret) });
  return { fetch, signed };
}

type Post = ReturnType<typeof poster>;

async function listenOn(
  cli: Terminal,
  more: string,
  posts: (post: Post) => Promise<unknown>,
  options: Line = {},
): Promise<Run> {
  return cli(`webhook listen ${more}`, {
    ...options,
    env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN, ...options.env },
    async meanwhile(host) {
      const port = await host.listening();
      await posts(poster(host, port));
      await new Promise((resolve) => setImmediate(resolve));
      host.pressCtrlC();
    },
  });
}

async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  return cli;
}

const eventsOf = ({ stdout }: Run) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ kind }) => kind !== 'ready');

test('prints signed deliveries until Ctrl-C, which exits 130', async () => {
  const run = await listenOn(await shop(), '', ({ signed }) => signed(message('Hello')));
  expect(run).toMatchObject({ code: 130, stderr: 'Interrupted\n' });
  expect(run.stdout).toContain('Listening on http://127.0.0.1:3000/ for shop. Press Ctrl-C to stop.');
  expect(run.stdout).toContain('10:00:00  message from +15550142233 (Ana Torres): Hello\n');
});

test('in Spanish', async () => {
  const { stdout } = await listenOn(await shop(), '--lang es', ({ signed }) => signed(message('Hola')));
  expect(stdout).toContain('Las firmas se comprueban');
  expect(stdout).toContain('mensaje de +15550142233 (Ana Torres): Hola');
});

describe('what is not from Meta', () => {
  test.each<[string, (post: Post) => Promise<HttpResponse>, number, string]>([
    ['forged', ({ signed }) => signed(message('x'), 'a'.repeat(32)), 401, 'refused: signature does not match'],
    ['not signed', ({ fetch }) => fetch('POST', '/', message('x')), 401, 'refused: not signed'],
    [
      'with a wrong verify token',
      ({ fetch }) => fetch('GET', '/?hub.mode=subscribe&hub.challenge=1&hub.verify_token=no'),
      403,
      'refused: wrong verify token',
    ],
    ['no handshake', ({ fetch }) => fetch('GET', '/'), 400, 'refused: not a handshake'],
    ['not JSON', ({ signed }) => signed('nonsense'), 400, 'refused: not JSON'],
    ['of another method', ({ fetch }) => fetch('PUT', '/'), 405, 'refused: neither GET nor POST'],
  ])('%s is refused and shown', async (_, post, status, line) => {
    let answer: HttpResponse | undefined;
    const { stdout } = await listenOn(await shop(), '', async (posts) => {
      answer = await post(posts);
    });
    expect(answer?.status).toBe(status);
    expect(stdout).toContain(line);
    expect(stdout).not.toContain('message from');
  });

  test("a customer's line break does not begin another line", async () => {
    const forged = 'Hi\n10:00:01  message from +1999 (Boss): pay now';
    const { stdout } = await listenOn(await shop(), '', ({ signed }) => signed(message(forged)));
    expect(stdout).toContain(': Hi ⏎ 10:00:01  message');
    expect(stdout).not.toMatch(/^10:00:01/m);
  });
});

test('the handshake of Meta is answered', async () => {
  let answer: HttpResponse | undefined;
  const { stdout } = await listenOn(await shop(), '', async ({ fetch }) => {
    answer = await fetch('GET', `/?hub.mode=subscribe&hub.challenge=777&hub.verify_token=${VERIFY_TOKEN}`);
  });
  expect(answer?.status).toBe(200);
  expect(new TextDecoder().decode(answer?.body)).toBe('777');
  expect(stdout).toContain('handshake answered');
});

// user-problems.md 68: duplicate events.
test('what comes again is marked, also after a restart', async () => {
  const cli = await shop();
  const twice = await listenOn(cli, '--json', async ({ signed }) => {
    await signed(message('one'));
    await signed(message('one'));
  });
  expect(eventsOf(twice).map(({ duplicate }) => duplicate)).toEqual([false, true]);
  const later = await listenOn(cli, '', ({ signed }) => signed(message('one')));
  expect(later.stdout).toContain('one [again]');
});

// user-problems.md 8: events that come late.
test('an old event says how late it is', async () => {
  const timestamp = String(START / 1000 - 90);
  const { stdout } = await listenOn(await shop(), '', ({ signed }) => signed(message('old', { timestamp })));
  expect(stdout).toContain('old [90 s late]');
});

// user-problems.md 26: the error text of a failed status is lost.
test('a failed status shows code, reason and what to do, in the language of the reader', async () => {
  const errors = [
    { code: 131047, title: 'Re-engagement message', error_data: { details: 'More than 24 hours have passed' } },
  ];
  const statuses = [{ id: 'wamid.B', status: 'failed', timestamp: NOW, recipient_id: '15550142233', errors }];
  const human = await listenOn(await shop(), '', ({ signed }) => signed(delivery({ statuses })));
  expect(human.stdout).toContain(
    'failed to +15550142233: 131047 the person last wrote more than 24 hours ago (Meta: More than 24 hours have passed). Send a template instead: `wabactl send template`.\n',
  );
  const spanish = await listenOn(await shop(), '--lang es', ({ signed }) => signed(delivery({ statuses })));
  expect(spanish.stdout).toContain('fallido (failed) para +15550142233: 131047 ');
  expect(spanish.stdout).toContain('Envíe una plantilla');
  const data = await listenOn(await shop(), '--json', ({ signed }) => signed(delivery({ statuses })));
  expect(eventsOf(data)[0]).toMatchObject({ type: 'status', detail: 'failed', errors: [{ code: 131047 }] });
});

test('a failed status whose code is not known shows what Meta says', async () => {
  const errors = [{ code: 139999, title: 'New trouble' }];
  const statuses = [{ id: 'wamid.B', status: 'failed', timestamp: NOW, recipient_id: '15550142233', errors }];
  const { stdout } = await listenOn(await shop(), '', ({ signed }) => signed(delivery({ statuses })));
  expect(stdout).toContain('failed to +15550142233: 139999 New trouble\n');
});

test('a status that comes after a later one of its message says so', async () => {
  const status = (value: string) => ({ id: 'wamid.B', status: value, timestamp: NOW, recipient_id: '15550142233' });
  const statuses = ['read', 'delivered'].map(status);
  const { stdout } = await listenOn(await shop(), '', ({ signed }) => signed(delivery({ statuses })));
  expect(stdout).toContain('  read to +15550142233\n');
  expect(stdout).toContain('  delivered to +15550142233 [arrived after read]\n');
});

test.each([80, 60])('on a terminal of %i columns all of a long text stays behind the time', async (columns) => {
  // Words, and one word that is wider than any terminal.
  const forged = '10:00:01  message from +1999 (Boss): pay now ';
  const text = `${forged.repeat(8)}${forged.replaceAll(' ', '\u00a0').repeat(4)}`.trim();
  const cli = terminal({ columns });
  await cli.connect();
  const { stdout } = await listenOn(cli, '--color never', ({ signed }) => signed(message(text)), { tty: true });
  const [first = '', ...others] = stdout.slice(stdout.indexOf('10:00:00')).trimEnd().split(/\r?\n/);
  expect(first).toContain('message from +15550142233');
  expect(others.length).toBeGreaterThan(3);
  for (const line of others) expect(line).toMatch(/^ {10}\S/);
  for (const line of [first, ...others]) expect(line.length).toBeLessThanOrEqual(columns);
});

test('a status is shown in Spanish with the value that Meta uses, and a new one as it came', async () => {
  const status = (value: string) => ({ id: 'wamid.B', status: value, timestamp: NOW, recipient_id: '15550142233' });
  const statuses = ['delivered', 'brand_new'].map(status);
  const { stdout } = await listenOn(await shop(), '--lang es', ({ signed }) => signed(delivery({ statuses })));
  expect(stdout).toContain('entregado (delivered) para +15550142233');
  expect(stdout).toContain('brand_new para +15550142233');
});

test('what nobody knows yet is shown with its field and kept whole', async () => {
  const run = await listenOn(await shop(), '--json', ({ signed }) => signed(delivery({ novelty: 1 }, 'brand_new')));
  expect(eventsOf(run)[0]).toMatchObject({ field: 'brand_new', type: 'other' });
  expect(JSON.stringify(eventsOf(run)[0].event)).toContain('novelty');
});

// user-problems.md 19: accents and emoji; Meta signs the escaped bytes.
test('accents and emoji pass the signature check and arrive', async () => {
  const escaped = message('¿Está? 🥐').replace(
    /[\u0080-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const { stdout } = await listenOn(await shop(), '', ({ signed }) => signed(escaped));
  expect(stdout).toContain('¿Está? 🥐');
});

test('an event is kept before it is answered, so that a window is known afterwards', async () => {
  const cli = await shop();
  await listenOn(cli, '--quiet', ({ signed }) => signed(message('Hi')));
  expect((await cli('send text +15550142233 Hello --json --jq .window')).stdout).toBe('open\n');
});

test('--path answers only there', async () => {
  const answers: number[] = [];
  const { stdout } = await listenOn(await shop(), '--path hooks', async ({ fetch }) => {
    const query = `?hub.mode=subscribe&hub.challenge=1&hub.verify_token=${VERIFY_TOKEN}`;
    answers.push((await fetch('GET', `/${query}`)).status, (await fetch('GET', `/hooks${query}`)).status);
  });
  expect(answers).toEqual([404, 200]);
  expect(stdout).toContain('Listening on http://127.0.0.1:3000/hooks');
});

test('without the app secret it warns that anybody can forge events', async () => {
  const cli = terminal();
  await cli(`connect --graph-url ${GRAPH_URL} --token-stdin`, { stdin: DEFAULT_TOKEN });
  const run = await listenOn(cli, '', ({ fetch }) => fetch('POST', '/', message('Hi')));
  expect(run.stderr).toContain('Signatures are NOT checked');
  expect(run.stdout).not.toContain('Signatures are checked');
  expect(run.stdout).toContain('message from +15550142233');
});

test('a port that is taken is named, with the way out', async () => {
  const cli = await shop();
  cli.network.servers.set('127.0.0.1:3000', cli.emulator.handler);
  const { code, stderr } = await cli('webhook listen');
  expect(code).toBe(2);
  expect(stderr).toContain('Another program already listens on port 3000');
});

test('as CSV every line has the columns of the head', async () => {
  const { stdout } = await listenOn(await shop(), '--output csv', async ({ signed }) => {
    await signed(message('Hello'));
    await signed(message('Hello'), 'a'.repeat(32));
  });
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/"[^"]*"/g, '').split(',').length);
  expect(rows).toHaveLength(4);
  expect(new Set(rows).size).toBe(1);
  expect(stdout).toContain(',Ana Torres,Hello,');
});

// user-problems.md 87: listen inside CI.
describe('in a pipeline', () => {
  async function until(count: number, posts: (post: Post) => Promise<unknown>): Promise<Run> {
    const cli = await shop();
    const meanwhile = async (host: FakeHost) => void (await posts(poster(host, await host.listening())));
    return cli(`webhook listen --until ${count} --json`, { meanwhile });
  }

  test('--until ends with 0 after so many events', async () => {
    const run = await until(2, async ({ signed }) => {
      await signed(message('one', { id: 'wamid.1' }));
      await signed(message('two', { id: 'wamid.2' }));
    });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(eventsOf(run).map(({ text }) => text)).toEqual(['one', 'two']);
  });

  test('refused requests do not count', async () => {
    const run = await until(1, async ({ signed }) => {
      await signed(message('forged'), 'a'.repeat(32));
      await signed(message('true'));
    });
    expect(eventsOf(run).map(({ kind }) => kind)).toEqual(['refused', 'event']);
  });

  test('--timeout ends with 7 when too few came, and with 0 when none were awaited', async () => {
    const cli = await shop();
    const late = await cli('webhook listen --until 1 --timeout 30s');
    expect(late.code).toBe(7);
    expect(late.stderr).toContain('0 of 1 awaited events arrived within 30 s');
    expect((await cli('webhook listen --timeout 30s')).code).toBe(0);
  });
});

test("a delivery above Meta's 3 MB is turned away, one below is taken", async () => {
  const cli = terminal();
  await cli.connect();
  const statuses: number[] = [];
  await listenOn(cli, '', async ({ signed }) => {
    const { status: large } = await signed(message('x'.repeat(3 * 1024 * 1024)));
    const { status: small } = await signed(message('x'.repeat(1024 * 1024)));
    statuses.push(large, small);
  });
  expect(statuses).toEqual([413, 200]);
});
