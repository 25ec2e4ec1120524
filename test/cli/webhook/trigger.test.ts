import { beforeEach, describe, expect, test } from 'vitest';
import { KNOWN_EVENTS } from '../../../src/core/webhook/known-events.js';
import { parseDelivery } from '../../../src/core/webhook/parse-delivery.js';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { VERIFY_TOKEN } from '../../support/callback.js';
import { type Run, START, type Terminal, terminal } from '../../support/cli.js';
import { bodyOf, LISTENER, type LocalServer, serveLocally } from '../../support/local-server.js';

let cli: Terminal;
let server: LocalServer;

beforeEach(async () => {
  cli = terminal();
  await cli.connect();
  server = serveLocally(cli);
});

const eventsOf = ({ received }: LocalServer) => received.flatMap((each) => parseDelivery(JSON.parse(bodyOf(each))));
const linesOf = ({ stdout }: Run) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('a message comes as from Meta: signed, with escapes, for this number, now', async () => {
  const run = await cli('webhook trigger text --text "¿Listo? 🎉" --from +15550142233 --name "Ana Torres"');
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toContain('✓ message text: 200 in 0 ms from http://127.0.0.1:3000/ (1 event,');
  expect(run.stdout).toContain('  EVENT_RECEIVED');
  expect(eventsOf(server)).toMatchObject([
    {
      kind: 'message',
      wabaId: DEFAULT_IDS.wabaId,
      phoneNumberId: DEFAULT_IDS.phoneId,
      displayPhoneNumber: '15550192837',
      at: new Date(START).toISOString(),
      from: { waId: '15550142233', name: 'Ana Torres' },
      text: '¿Listo? 🎉',
    },
  ]);
  const [request] = server.received;
  expect(new TextDecoder().decode(request?.body)).toContain('\\u00bfListo? \\ud83c\\udf89');
  expect(request?.headers).toMatchObject({
    'user-agent': 'facebookexternalua',
    'content-type': 'application/json',
    'x-hub-signature': expect.stringMatching(/^sha1=[0-9a-f]{40}$/),
  });
});

// All of them go through receivers of others in test/sdk/.
test.each(KNOWN_EVENTS.filter((_, at) => at % 12 === 0))('$name is taken', async ({ name, field, kind }) => {
  expect((await cli(`webhook trigger ${name}`)).code).toBe(0);
  expect(eventsOf(server)[0]).toMatchObject({ field, kind });
});

test('--list shows every kind, for people and for programs', async () => {
  const { stdout, code } = await cli('webhook trigger --list');
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n')).toHaveLength(KNOWN_EVENTS.length);
  expect(stdout).toMatch(/^status-failed +messages failed$/m);
  const [first] = linesOf(await cli('webhook trigger --list --json'));
  expect(first).toEqual({
    kind: 'event-kind',
    name: 'message-text',
    field: 'messages',
    type: 'message',
    detail: 'text',
  });
});

test('--list with a word shows the kinds that have it in their name or field', async () => {
  const names = linesOf(await cli('webhook trigger security --list --json')).map(({ name }) => name);
  expect(names).toEqual(['security', 'security-pin-request-success', 'security-pin-reset-request']);
  expect((await cli('webhook trigger telepathy --list')).code).toBe(2);
});

test('without a kind, a terminal shows all of them; a script is told what is missing', async () => {
  const { code } = await cli('webhook trigger', { tty: true, answers: ['template-status-paused'] });
  expect(code).toBe(0);
  expect(eventsOf(server)).toMatchObject([{ kind: 'template', to: 'PAUSED' }]);
  const script = await cli('webhook trigger');
  expect(script.code).toBe(2);
  expect(script.stderr).toContain('<kind>');
});

test('a wrong kind is told with the nearest one', async () => {
  const run = await cli('webhook trigger status-raed');
  expect(run.code).toBe(2);
  expect(run.stderr).toContain('Did you mean `status-read`?');
  expect(server.received).toEqual([]);
});

// user-problems.md 19: signatures do not fit with accents.
test('accents and an emoji are in it without being asked for', async () => {
  await cli('webhook trigger text');
  await cli('webhook trigger status-delivered');
  expect(eventsOf(server)).toMatchObject([{ from: { name: 'Zoë Núñez 🌵' } }, { recipient: { name: 'Zoë Núñez 🌵' } }]);
  for (const request of server.received)
    expect(bodyOf(request)).toContain('Zo\\u00eb N\\u00fa\\u00f1ez \\ud83c\\udf35');
});

describe('what may be different', () => {
  test('the status of a message that was really sent, failed with the words of Meta', async () => {
    await cli('webhook trigger status-sent --message-id wamid.X --error 131049');
    expect(eventsOf(server)).toMatchObject([
      { kind: 'status', messageId: 'wamid.X', status: 'failed', errors: [{ code: 131049 }] },
    ]);
  });

  test('any member, several times', async () => {
    await cli('webhook trigger message-text --set messages.0.timestamp=1749416383 --set messages.0.group_id=G1');
    expect(eventsOf(server)).toMatchObject([{ at: '2025-06-08T20:59:43.000Z', groupId: 'G1' }]);
  });

  test('members in a file, JSON or YAML', async () => {
    cli.write('more.yaml', 'messages:\n  - text:\n      body: Hola\n');
    await cli('webhook trigger message-text --file more.yaml');
    await cli('webhook trigger message-text --file -', { stdin: '{"contacts":[{"profile":{"name":"Luz"}}]}' });
    expect(eventsOf(server)).toMatchObject([{ text: 'Hola' }, { from: { name: 'Luz' } }]);
  });

  test('everything: a whole delivery goes byte for byte', async () => {
    const body = '{ "object":"whatsapp_business_account",\n"entry":[] , "é":"ñ" }\n';
    cli.write('body.json', body);
    expect((await cli('webhook trigger --file body.json --duplicate 2')).code).toBe(0);
    expect(server.received.map((request) => new TextDecoder().decode(request.body))).toEqual([body, body]);
    const wrong = await cli('webhook trigger text --file body.json --text x --burst 2');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('<kind>, --text, --burst');
  });

  test('what does not fit is told, all of it at once', async () => {
    const run = await cli('webhook trigger account-review --from +15550142233 --text x --template y');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('account-review cannot have --from, --text, --template');
    expect(server.received).toEqual([]);
  });

  test('a file that cannot be read says where', async () => {
    cli.write('bad.yaml', 'a: [1\nb: 2');
    const run = await cli('webhook trigger text --file bad.yaml');
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/bad\.yaml:\d+/);
  });
});

// user-problems.md 68: duplicate events are processed twice.
test('--duplicate sends the very same bytes again', async () => {
  const { stdout } = await cli('webhook trigger text --duplicate 3');
  expect(new Set(server.received.map((request) => new TextDecoder().decode(request.body))).size).toBe(1);
  expect(server.received).toHaveLength(3);
  expect(stdout).toContain('3 of 3 deliveries answered 200');
});

test('--disorder sends read before delivered before sent', async () => {
  await cli('webhook trigger status-delivered --disorder');
  expect(eventsOf(server).map((event) => event.kind === 'status' && event.status)).toEqual([
    'read',
    'delivered',
    'sent',
  ]);
  const run = await cli('webhook trigger text --disorder');
  expect(run.code).toBe(2);
});

test('a burst comes at its rate, and each answer is a line', async () => {
  const run = await cli('webhook trigger text --burst 20 --rate 10 --batch 2 --json');
  const lines = linesOf(run);
  expect(lines).toHaveLength(21);
  expect(lines[0]).toMatchObject({ kind: 'answer', delivery: 1, of: 20, events: 2, status: 200, signature: 'valid' });
  expect(lines.at(-1)).toMatchObject({ kind: 'summary', sent: 20, taken: 20, answers: [{ answer: '200', count: 20 }] });
  expect(cli.clock.nowMs - START).toBe(1900);
});

test('more than can be made at once is told before anything is sent', async () => {
  const run = await cli('webhook trigger text --burst 1000 --batch 1000');
  expect(run.code).toBe(2);
  expect(run.stderr).toContain('1000000 events');
  expect(server.received).toEqual([]);
});

describe('a signature that is wrong on purpose', () => {
  test.each(['--bad-signature', '--no-signature'])(
    '%s is refused by a careful server, which is right',
    async (option) => {
      const run = await cli(`webhook trigger text ${option}`);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(run.stdout).toContain('✓ message text: 401');
    },
  );

  test.each(['--bad-signature', '--no-signature'])(
    '%s that is taken is a fault of the server: exit 6',
    async (option) => {
      serveLocally(cli, '127.0.0.1:3001', false);
      const run = await cli(`webhook trigger text ${option} --to http://127.0.0.1:3001/hook`);
      expect(run.code).toBe(6);
      expect(run.stderr).toContain('anybody can make it believe in messages');
    },
  );

  test('not both at once', async () => {
    expect((await cli('webhook trigger text --bad-signature --no-signature')).code).toBe(2);
  });
});

describe('a server that does not take it', () => {
  test('is told with its status and what it said: exit 7', async () => {
    server.answer = { status: 500, body: 'TypeError: undefined is not a function' };
    const run = await cli('webhook trigger text');
    expect(run.code).toBe(7);
    expect(run.stdout).toContain('✗ message text: 500');
    expect(run.stdout).toContain('TypeError');
    expect(run.stderr).toContain('took 0 of 1 delivery with 200; the other answers: 500');
  });

  test('201 is not what Meta wants', async () => {
    server.answer = { status: 201, body: '' };
    expect((await cli('webhook trigger text')).code).toBe(7);
  });

  test('is told when it is not there', async () => {
    const run = await cli('webhook trigger text --to http://localhost:9/');
    expect(run.code).toBe(7);
    expect(run.stderr).toContain('Nothing listens there');
  });
});

describe('a server elsewhere', () => {
  const line = 'webhook trigger text --to https://shop.example/hook';

  test('may be a business at work, so a person confirms and a script says --yes', async () => {
    const other = serveLocally(cli, 'shop.example');
    const script = await cli(line);
    expect(script.code).toBe(2);
    expect(script.stderr).toContain('--yes');
    expect((await cli(line, { tty: true, answers: [false] })).code).toBe(130);
    expect(other.received).toEqual([]);
    expect((await cli(`${line} --yes`)).code).toBe(0);
    expect(other.received).toHaveLength(1);
  });
});

// A tapped listener passes everything on to production.
test('a listener here that passes deliveries on to a server elsewhere is confirmed too', async () => {
  cli.network.servers.delete(LISTENER);
  const production = serveLocally(cli, 'shop.example');
  const codes: number[] = [];
  await cli('webhook listen --tee https://shop.example/in', {
    env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN },
    async meanwhile(host) {
      await host.printed('Listening');
      const asked = await cli('webhook trigger text --to http://localhost:3000/');
      expect(asked.stderr).toContain('https://shop.example/in is not on this machine');
      codes.push(asked.code, (await cli('webhook trigger text --yes')).code);
      host.pressCtrlC();
    },
  });
  expect(codes).toEqual([2, 0]);
  expect(production.received.map(bodyOf)).toHaveLength(1);
});

test('--dry-run shows address, headers and body, and sends nothing', async () => {
  const run = await cli('webhook trigger text --text Año --dry-run');
  expect(run.code).toBe(0);
  expect(server.received).toEqual([]);
  expect(run.stdout).toContain('POST http://127.0.0.1:3000/');
  expect(run.stdout).toContain('x-hub-signature-256: sha256=');
  expect(run.stdout).toContain('A\\u00f1o');
});

test('without the app secret nothing can be signed, and the failure says so', async () => {
  const env = { WABACTL_WABA_ID: DEFAULT_IDS.wabaId, WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId };
  const run = await cli('webhook trigger text', { env });
  expect(run.stderr).toContain('The app secret is needed for this');
  expect(run.code).not.toBe(0);
  expect((await cli('webhook trigger text --no-signature', { env })).stdout).toContain('✓ message text: 401');
});

test('in Spanish', async () => {
  const run = await cli('webhook trigger text --duplicate 2 --lang es');
  expect(run.stdout).toContain('2 de 2 entregas respondidas con 200');
  expect((await cli('webhook trigger nada --lang es')).stderr).toContain('No existe el tipo de evento');
});
