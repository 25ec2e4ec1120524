import { describe, expect, test } from 'vitest';
import { AGENCY_IDS, AGENCY_SENDER_TOKEN, AGENCY_TOKEN } from '../../../src/emulator/agency-seed.js';
import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../../src/emulator/default-seed.js';
import { allRoutes } from '../../../src/emulator/routes/all.js';
import { GRAPH_URL, type Run, type Terminal, terminal } from '../../support/cli.js';
import type { FakeHost } from '../../support/fake-host.js';

/** Runs `emulator start` while other commands of the same terminal use it. */
async function start(
  more: string,
  meanwhile: (cli: Terminal, url: string, host: FakeHost) => Promise<unknown>,
  stdin = '',
) {
  const cli = terminal();
  const run = await cli(`emulator start --port 4500 ${more}`, {
    stdin,
    async meanwhile(host) {
      await host.printed('http://127.0.0.1:4500');
      await meanwhile(cli, 'http://127.0.0.1:4500', host);
      host.pressCtrlC();
    },
  });
  return { ...run, cli };
}

async function countsOf({ network }: Terminal, url: string): Promise<unknown> {
  const { host } = new URL(url);
  const answer = await network.servers.get(host)?.({
    method: 'GET',
    url: `${url}/_emulator/messages/counts`,
    headers: { host },
  });
  return JSON.parse(new TextDecoder().decode(answer?.body));
}

const connectTo = (cli: Terminal, url: string): Promise<Run> =>
  cli(`connect --name play --graph-url ${url} --token-stdin`, {
    stdin: DEFAULT_TOKEN,
    env: { WABACTL_APP_SECRET: DEFAULT_IDS.appSecret },
  });

// Row 72: cannot develop or test without an account.
describe('emulator start', () => {
  test('says how to connect to it, and then each request', async () => {
    const { code, stdout } = await start('', connectTo);
    expect(code).toBe(130);
    expect(stdout).toContain(`export WABACTL_TOKEN=${DEFAULT_TOKEN}`);
    expect(stdout).toContain('wabactl connect --graph-url http://127.0.0.1:4500');
    expect(stdout).toMatch(/GET \/v25\.0\/debug_token 200/);
  });

  test('in Spanish', async () => {
    const { stdout } = await start('--lang es', async () => {});
    expect(stdout).toContain('El emulador responde en http://127.0.0.1:4500.');
    expect(stdout).toContain('Conéctese desde otra terminal:');
  });

  test('shows deliveries, and why one is not delivered', async () => {
    const { stdout } = await start('', async (cli, url, host) => {
      await connectTo(cli, url);
      await cli('emulator inbound "Anybody there?" --from +15550142233');
      await host.printed('not delivered');
    });
    expect(stdout).toContain('messages: not delivered: the app has not ticked this field, or has no callback');
  });

  test('messages fail and answers are lost in the share that was asked for, before what the seed says', async () => {
    const seed = { ...defaultSeed, settings: { sendRules: [{ play: { kind: 'fail', code: 131049 } }] } };
    const { stdout } = await start(
      '--fail 100 --lose-answers 100 --latency 1ms --status-delay 1ms --seed -',
      async (cli, url, host) => {
        await connectTo(cli, url);
        const sent = await cli('send template +34600112233 hello_world');
        expect([sent.code, sent.stdout]).toEqual([5, '']);
        await host.printed('connection cut');
        expect(await countsOf(cli, url)).toMatchObject({ accepted: 1, statuses: { failed: 1 }, failed: { 131026: 1 } });
      },
      JSON.stringify(seed),
    );
    expect(stdout).toMatch(/POST \/v25\.0\/\d+\/messages connection cut/);
  });

  // user-problems.md 5
  test.each([
    ['en', 'messages: not delivered: the app is in development mode, and this is not about a test number'],
    ['es', 'messages: no entregado: la aplicación está en modo de desarrollo y esto no es de un número de prueba'],
  ])('says in %s that an app in development mode hears nothing', async (language, text) => {
    const subscription = { callbackUrl: 'http://127.0.0.1:1/', verifyToken: 'x', fields: ['messages'] };
    const apps = defaultSeed.apps?.map((app) => ({ ...app, mode: 'development', subscription }));
    const seed = JSON.stringify({ ...defaultSeed, apps });
    const { stdout } = await start(
      `--lang ${language} --seed -`,
      async (cli, url, host) => {
        await connectTo(cli, url);
        await cli('emulator inbound "Anybody there?" --from +15550142233');
        await host.printed(text);
      },
      seed,
    );
    expect(stdout).toContain(text);
  });

  test('shows a refusal with its code', async () => {
    const { stdout } = await start('', async (cli, url) => {
      await connectTo(cli, url);
      await cli('templates sync', { env: { WABACTL_TOKEN: 'EAAwrongwrongwrongwrong' } });
    });
    expect(stdout).toMatch(/401 code 190|400 code 190/);
  });

  test('with --json each line is an object', async () => {
    const { stdout } = await start('--json', connectTo);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ kind: 'ready', port: 4500, wabaId: DEFAULT_IDS.wabaId });
    expect(lines.slice(1).map(({ kind }) => kind)).toContain('request');
  });

  test('says how to log in with a browser', async () => {
    const { testAppId, testAppSecret } = DEFAULT_IDS;
    const { stdout } = await start('', async () => {});
    expect(stdout).toContain(`export WABACTL_APP_SECRET=${testAppSecret}\n`);
    expect(stdout).toContain(`wabactl connect --login --app-id ${testAppId} --graph-url http://127.0.0.1:4500\n`);
    const json = JSON.parse((await start('--json', async () => {})).stdout);
    expect(json).toMatchObject({ testAppId, testAppSecret, otherTokens: [] });
  });

  test('says nothing of a browser where nobody could log in', async () => {
    const seed = JSON.stringify({ ...defaultSeed, users: defaultSeed.users?.slice(0, 1) });
    const { stdout } = await start('--seed -', async () => {}, seed);
    expect(stdout).not.toContain('--login');
  });

  test('begins with the world that was chosen, and names its other tokens', async () => {
    const { cli, stdout } = await start('--world agency', async (other, url) =>
      other(`connect --name norte --graph-url ${url} --phone ${AGENCY_IDS.connectedPhoneId} --token-stdin`, {
        stdin: AGENCY_TOKEN,
        env: { WABACTL_APP_SECRET: AGENCY_IDS.appSecret },
      }),
    );
    expect((await cli('channel list --json --jq ".[0].wabaName"')).stdout).toBe('Agencia Norte\n');
    expect(stdout).toContain(
      `Another token, of Norte Sender (whatsapp_business_management, whatsapp_business_messaging):\n  export WABACTL_TOKEN=${AGENCY_SENDER_TOKEN}`,
    );
  });

  test('fills the first account with invented templates up to a number', async () => {
    const { cli } = await start('--templates 60', async (other, url) => {
      await connectTo(other, url);
      await other('templates sync');
    });
    expect((await cli('templates list --json --jq ".templates | length"')).stdout).toBe('60\n');
    const tooMany = await terminal()('emulator start --templates 6001');
    expect(tooMany).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('6000') });
  });

  test('takes a world or a seed, not both, and knows its worlds', async () => {
    const both = await terminal()('emulator start --world agency --seed shop.json');
    expect(both).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--world and --seed') });
    const unknown = await terminal()('emulator start --world circus');
    expect(unknown).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('bakery') });
  });

  test('begins with a seed of the user, from a file or from standard input', async () => {
    const seed = { ...defaultSeed, wabas: [{ ...defaultSeed.wabas?.[0], name: 'Moon Bakery' }] };
    const { cli } = await start('--seed -', (other, url) => connectTo(other, url), JSON.stringify(seed));
    expect((await cli('channel list --json --jq ".[0].wabaName"')).stdout).toBe('Moon Bakery\n');
  });

  test.each([
    ['{"wabas": [{"id": "12"}]}', 'wabas.0.id'],
    ['{"nonsense": 1}', 'not valid'],
    ['not JSON', 'not valid at --seed seed.json'],
  ])('a seed that is wrong is told with its place: %s', async (content, place) => {
    const cli = terminal();
    cli.write('seed.json', content);
    const { code, stdout, stderr } = await cli('emulator start --port 4500 --seed seed.json');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(place);
  });

  test('--any-token takes a client that brings its own', async () => {
    const token = 'EAAotherotherotherother';
    const codes: number[] = [];
    const use = async (cli: Terminal, url: string) =>
      codes.push((await cli(`connect --graph-url ${url} --token-stdin`, { stdin: token })).code);
    await start('--any-token', use);
    await start('', use);
    expect(codes).toEqual([0, 3]);
  });

  test.each(['--port 70000', '--port many', '--review-delay soon'])("'%s' is refused", async (more) => {
    expect((await terminal()(`emulator start ${more}`)).code).toBe(2);
  });

  test('a port that is taken is named', async () => {
    const { code, stderr } = await terminal()('emulator start');
    expect(code).toBe(2);
    expect(stderr).toContain('port 4290');
  });
});

describe('emulator inbound', () => {
  async function shop(): Promise<Terminal> {
    const cli = terminal();
    await cli.connect();
    return cli;
  }

  test('a customer writes to the number of the channel', async () => {
    const cli = await shop();
    const { code, stdout } = await cli('emulator inbound "Is it ready?" --from +15550142233 --name "Ana T."');
    expect(code).toBe(0);
    expect(stdout).toMatch(/✓ \+15550142233 wrote a message\nMessage id {2}wamid\./);
    const [message] = [...cli.emulator.state.messages.values()];
    expect(message).toMatchObject({ direction: 'in', waId: '15550142233' });
  });

  test('in Spanish', async () => {
    const { stdout } = await (await shop())('emulator inbound "¿Está?" --from +15550142233 --lang es');
    expect(stdout).toContain('+15550142233 escribió un mensaje');
  });

  test('a sender that is no phone number is wrong usage, and nothing is sent', async () => {
    const cli = await shop();
    const before = cli.network.requests.length;
    const { code, stderr } = await cli('emulator inbound Hi --from 12');
    expect(code).toBe(2);
    expect(stderr).toContain(
      "--from must be a phone number with its country code, for example +5491158749895, not '12'",
    );
    expect(cli.network.requests).toHaveLength(before);
  });

  test('a refusal of the emulator is told in its own words', async () => {
    const cli = await shop();
    cli.emulator.state.phones.clear();
    const { code, stderr } = await cli('emulator inbound Hi --from +15550142233');
    expect(code).toBe(4);
    expect(stderr).toBe(`Error: The emulator refused (404): There is no phone number ${DEFAULT_IDS.phoneId}.\n`);
  });

  test('--from must be given', async () => {
    expect(await (await shop())('emulator inbound Hi')).toMatchObject({ code: 2, stdout: '' });
  });

  test('never speaks to Meta', async () => {
    const ids = { WABACTL_WABA_ID: DEFAULT_IDS.wabaId, WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId };
    const cli = terminal({ env: { ...ids, WABACTL_TOKEN: DEFAULT_TOKEN } });
    const { code, stderr } = await cli('emulator inbound Hi --from +15550142233');
    expect(code).toBe(2);
    expect(stderr).toContain('graph.facebook.com');
    expect(cli.network.requests).toEqual([]);
  });

  test('an emulator that does not run is named', async () => {
    const cli = await shop();
    cli.network.servers.clear();
    const { code, stderr } = await cli('emulator inbound Hi --from +15550142233');
    expect(code).toBe(5);
    expect(stderr).toContain(GRAPH_URL);
  });
});

// Row 73: what a fake does not do must be stated, not discovered.
test('emulator routes lists every route with its coverage, and a note on each gap', async () => {
  const routes = JSON.parse((await terminal()('emulator routes --json')).stdout);
  expect(routes).toHaveLength(allRoutes.length);
  const gaps = routes.filter((route: { coverage: string }) => route.coverage === 'partial');
  expect(gaps.every(({ note }: { note: string | null }) => note !== null && note !== '')).toBe(true);
  expect((await terminal()('emulator routes')).stdout).toMatch(
    new RegExp(`\\n${allRoutes.length} routes, \\d+ of them full\n$`),
  );
  expect((await terminal()('emulator routes --lang es')).stdout).toContain('rutas, ');
});
