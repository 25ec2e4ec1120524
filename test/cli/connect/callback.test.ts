import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../../src/emulator/default-seed.js';
import type { Seed } from '../../../src/emulator/seed.js';
import type { Handler, HttpResponse } from '../../../src/host/host.js';
import { GRAPH_URL, type Line, type Terminal, terminal } from '../../support/cli.js';

const CALLBACK = 'http://127.0.0.1:5050/webhook';
const OTHER = 'http://127.0.0.1:5050/other';
const VERIFY_TOKEN = 'a-word-of-mine-123';
const secret = { WABACTL_APP_SECRET: DEFAULT_IDS.appSecret };

const plain = (status: number, body: string, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers: { 'content-type': 'text/plain', ...headers },
  body: new TextEncoder().encode(body),
});

/** An endpoint that answers a handshake as Meta wants it. */
const honest: Handler = async ({ url }) => {
  const { searchParams } = new URL(url);
  const isMine = searchParams.get('hub.verify_token') === VERIFY_TOKEN;
  return isMine ? plain(200, searchParams.get('hub.challenge') ?? '') : plain(403, 'no');
};

/** A terminal with an endpoint, and connect with that endpoint as callback. */
function withEndpoint(endpoint: Handler = honest, seed?: Seed) {
  const run = terminal({ env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN }, ...(seed && { seed }) });
  run.network.servers.set('127.0.0.1:5050', endpoint);
  const connect = (flags = '', line: Line = {}) =>
    run(`connect --name shop --graph-url ${GRAPH_URL} --token-stdin --callback-url ${CALLBACK} ${flags}`, {
      stdin: DEFAULT_TOKEN,
      ...line,
    });
  return { run, connect };
}

const appOf = (run: Terminal) => run.emulator.state.apps.get(DEFAULT_IDS.appId);
const subscriptionOf = (run: Terminal) =>
  run.emulator.state.wabas.get(DEFAULT_IDS.wabaId)?.subscribedApps.get(DEFAULT_IDS.appId);
const changes = (run: Terminal) => run.sent().filter((request) => request.startsWith('POST'));

/** The default business, whose app already has a webhook. */
function seedWithSubscription(callbackUrl: string, fields: string[]): Seed {
  const subscription = { callbackUrl, verifyToken: VERIFY_TOKEN, fields };
  return { ...defaultSeed, apps: (defaultSeed.apps ?? []).map((app) => ({ ...app, subscription })) };
}

describe('--callback-url', () => {
  test('sets the webhook of the app when its secret is known and it has none', async () => {
    const { run, connect } = withEndpoint();
    const { code, stdout } = await connect('--json', { env: secret });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).callback).toMatchObject({ url: CALLBACK, level: 'app', appCallbackUrl: null });
    expect(appOf(run)?.subscription).toMatchObject({ callbackUrl: CALLBACK, verifyToken: VERIFY_TOKEN });
    expect(appOf(run)?.subscription?.fields.map(({ name }) => name)).toContain('messages');
  });

  test('keeps the fields that were ticked and adds its own', async () => {
    const { run, connect } = withEndpoint(honest, seedWithSubscription(CALLBACK, ['security']));
    await connect('', { env: secret });
    const fields = appOf(run)?.subscription?.fields.map(({ name }) => name);
    expect(fields).toEqual(expect.arrayContaining(['security', 'messages', 'message_template_status_update']));
  });

  // user-problems.md 6: one app has one callback, and another system may live from it.
  test('leaves a webhook that the app has for something else, and takes over only this account', async () => {
    const { run, connect } = withEndpoint(honest, seedWithSubscription(OTHER, ['messages']));
    const { stdout } = await connect('--json', { env: secret });
    expect(JSON.parse(stdout).callback).toMatchObject({
      url: CALLBACK,
      level: 'waba',
      fields: ['messages'],
      appCallbackUrl: OTHER,
    });
    expect(appOf(run)?.subscription?.callbackUrl).toBe(OTHER);
    expect(subscriptionOf(run)?.override?.callbackUrl).toBe(CALLBACK);
  });

  test('warns when that app lets no message through', async () => {
    const { connect } = withEndpoint(honest, seedWithSubscription(OTHER, ['security']));
    expect((await connect('', { env: secret })).stdout).toContain('no message will arrive');
    expect((await connect('--lang es', { env: secret })).stdout).toContain('no llegará ningún mensaje');
  });

  test('without the app secret takes over this account, and says nothing of fields that it cannot see', async () => {
    const { connect } = withEndpoint();
    const { stdout } = await connect('--json');
    expect(JSON.parse(stdout).callback).toMatchObject({ level: 'waba', fields: null });
  });

  test('goes before an override that sent this account somewhere else', async () => {
    const { run, connect } = withEndpoint();
    await connect('', { env: secret });
    await run(`connect --graph-url ${GRAPH_URL} --token-stdin --callback-url ${OTHER}`, { stdin: DEFAULT_TOKEN });
    const { stdout } = await connect('--json', { env: secret });
    expect(JSON.parse(stdout).callback.level).toBe('waba');
    expect(subscriptionOf(run)?.override?.callbackUrl).toBe(CALLBACK);
  });

  // user-problems.md 7: Meta refuses an override of an app that is not subscribed.
  test('subscribes before it overrides', async () => {
    const { run, connect } = withEndpoint();
    await connect();
    expect(changes(run)).toEqual([
      `POST /v25.0/${DEFAULT_IDS.wabaId}/subscribed_apps`,
      `POST /v25.0/${DEFAULT_IDS.wabaId}/subscribed_apps`,
    ]);
  });

  test('says where messages go, in both languages', async () => {
    const { connect } = withEndpoint();
    expect((await connect()).stdout).toContain(`Callback      ${CALLBACK} (waba level)`);
    expect((await connect('--lang es')).stdout).toContain(`${CALLBACK} (nivel waba)`);
  });
});

// user-problems.md 11, 12, 13, 14, 17, 18
describe('an endpoint that is not ready is named before anything changes at Meta', () => {
  const challengeOf = (url: string) => new URL(url).searchParams.get('hub.challenge') ?? '';
  const ways: [string, Handler, string][] = [
    ['quotes', async ({ url }) => plain(200, `"${challengeOf(url)}"`), 'Meta needs'],
    ['JSON', async ({ url }) => plain(200, `{"hub.challenge":"${challengeOf(url)}"}`), 'it answers with JSON'],
    ['a page', async () => plain(200, '<!doctype html><p>Hello'), 'it answers with a web page'],
    ['nothing', async () => plain(200, ''), 'it answers with an empty body'],
    ['a line break', async ({ url }) => plain(200, `${challengeOf(url)}\n`), 'there is white space around'],
    ['an old challenge', async () => plain(200, '1158201444'), 'Meta needs'],
    ['401', async () => plain(401, 'unauthorized'), 'it answers 401'],
    ['403', async () => plain(403, 'forbidden'), 'PHP calls it hub_verify_token'],
    ['404', async () => plain(404, 'nothing here'), 'it answers 404'],
    ['405', async () => plain(405, 'POST only'), 'it answers 405'],
    ['500', async () => plain(500, 'oops'), 'it answers 500: oops'],
    ['a redirect', async () => plain(301, '', { location: 'https://x.example' }), 'Meta follows no redirect'],
    ['a tunnel', async () => plain(404, '', { 'ngrok-error-code': 'ERR_NGROK_3200' }), 'the tunnel answers'],
  ];

  test.each(ways)('%s', async (_name, endpoint, told) => {
    const { run, connect } = withEndpoint(endpoint);
    const { code, stderr } = await connect();
    expect([code, changes(run)]).toEqual([6, []]);
    expect(stderr).toContain(told);
    expect(stderr).not.toContain(VERIFY_TOKEN);
  });

  test('nobody listening', async () => {
    const { run, connect } = withEndpoint();
    run.network.servers.delete('127.0.0.1:5050');
    const { stderr } = await connect('--lang es');
    expect([stderr, changes(run)]).toEqual([expect.stringContaining(CALLBACK), []]);
  });

  test('and the channel is there, so that the same line goes on from here', async () => {
    const { run, connect } = withEndpoint(async () => plain(500, ''));
    await connect();
    run.network.servers.set('127.0.0.1:5050', honest);
    const { code, stdout } = await connect();
    expect([code, stdout]).toEqual([0, expect.stringContaining('shop is up to date')]);
  });
});

describe('another verify token', () => {
  const another = { ...secret, WABACTL_VERIFY_TOKEN: 'another-word-456' };
  const answersAny: Handler = async ({ url }) => plain(200, new URL(url).searchParams.get('hub.challenge') ?? '');
  const tokenAtMeta = (run: Terminal) => appOf(run)?.subscription?.verifyToken;

  test('is told to Meta, once', async () => {
    const { run, connect } = withEndpoint(answersAny);
    await connect('', { env: secret });
    const { stdout } = await connect('--json', { env: another });
    expect([JSON.parse(stdout).callback.changed, tokenAtMeta(run)]).toEqual([true, 'another-word-456']);
    expect(JSON.parse((await connect('--json', { env: another })).stdout).changed).toEqual([]);
  });

  test('that the endpoint did not know yet is told to Meta by the same line again', async () => {
    const { run, connect } = withEndpoint();
    await connect('', { env: secret });
    expect([(await connect('', { env: another })).code, tokenAtMeta(run)]).toEqual([6, VERIFY_TOKEN]);
    run.network.servers.set('127.0.0.1:5050', answersAny);
    const { stdout } = await connect('--json', { env: another });
    expect([JSON.parse(stdout).callback.changed, tokenAtMeta(run)]).toEqual([true, 'another-word-456']);
  });

  test('is told to Meta too where the channel is new and its address is at Meta already', async () => {
    const drawn = { ...secret, WABACTL_VERIFY_TOKEN: undefined };
    const { run, connect } = withEndpoint(honest, seedWithSubscription(CALLBACK, ['messages']));
    expect((await connect('', { env: drawn })).code).toBe(6);
    const shown = (await run('webhook verify-token', { env: drawn })).stdout.trim();
    run.network.servers.set('127.0.0.1:5050', answersAny);
    expect((await connect('', { env: drawn })).code).toBe(0);
    expect([tokenAtMeta(run), shown]).toEqual([shown, expect.stringMatching(/^[\w-]{32}$/)]);
  });
});

describe('fields of a callback that the app has', () => {
  const untick = (run: Terminal) => {
    const subscription = appOf(run)?.subscription;
    if (subscription) subscription.fields = [];
  };

  test('are ticked where this channel placed it', async () => {
    const { run, connect } = withEndpoint();
    await connect('', { env: secret });
    untick(run);
    expect((await run.connect()).code).toBe(0);
    expect(appOf(run)?.subscription?.fields.map(({ name }) => name)).toContain('messages');
  });

  // user-problems.md 6: posting it would replace the verify token that another system's endpoint knows.
  test("are left as they are where it is somebody else's, with a warning", async () => {
    const { run } = withEndpoint(honest, seedWithSubscription(OTHER, ['security']));
    const before = structuredClone(appOf(run)?.subscription);
    const { code, stdout } = await run.connect();
    expect([code, appOf(run)?.subscription]).toEqual([0, before]);
    expect(stdout).toContain('messages cannot arrive: `messages` is not ticked in the app');
    expect(stdout).toContain('`wabactl webhook set <url> --level app` ticks it');
  });
});

describe('what cannot work is refused before anything is sent or stored', () => {
  const refuse = async (url: string, env: Record<string, string> = {}) => {
    const run = terminal();
    const line = ['connect', '--graph-url', GRAPH_URL, '--token-stdin', '--callback-url', url];
    const { code, stderr } = await run(line, { stdin: DEFAULT_TOKEN, env });
    const channels = (await run('channel list --json')).stdout;
    expect([code, channels, changes(run)]).toEqual([2, '[]\n', []]);
    return stderr;
  };

  // user-problems.md 15
  test('a plus in the path', async () => {
    expect(await refuse('https://shop.example/a+b')).toContain('+');
  });

  // user-problems.md 18
  test('plain http to another machine', async () => {
    expect(await refuse('http://shop.example/webhook')).toContain('https');
  });

  // user-problems.md 16
  test('the access token in the place of the verify token', async () => {
    const stderr = await refuse('https://shop.example/webhook', { WABACTL_VERIFY_TOKEN: DEFAULT_TOKEN });
    expect(stderr).toContain('This looks like an access token, not like a verify token; it was not sent');
  });

  test.each([
    ['with a callback', `--callback-url ${CALLBACK}`],
    ['without one', ''],
  ])('the app secret in the place of the verify token, %s', async (_, flags) => {
    const { run } = withEndpoint(async ({ url }) => plain(200, new URL(url).searchParams.get('hub.challenge') ?? ''));
    const env = { ...secret, WABACTL_VERIFY_TOKEN: DEFAULT_IDS.appSecret };
    const { code, stderr } = await run(`connect --graph-url ${GRAPH_URL} --token-stdin ${flags}`, {
      stdin: DEFAULT_TOKEN,
      env,
    });
    expect([code, changes(run), (await run('channel list --json')).stdout]).toEqual([2, [], '[]\n']);
    expect(stderr).toContain('is the access token or the app secret');
    expect(run.network.requests.filter(({ url }) => url.startsWith(CALLBACK))).toEqual([]);
  });

  test('what is no address', async () => {
    expect(await refuse('shop.example/webhook')).toContain('--callback-url must be a URL');
  });
});

// user-problems.md 1, 2, 3
describe('the subscription', () => {
  test('is made unless it is not wanted', async () => {
    const { run, connect } = withEndpoint();
    await connect('');
    expect(subscriptionOf(run)).toBeDefined();
  });

  test('is left out with --no-subscribe, which says what that means', async () => {
    const run = terminal();
    const line = `connect --graph-url ${GRAPH_URL} --token-stdin --no-subscribe`;
    const english = await run(line, { stdin: DEFAULT_TOKEN });
    const spanish = await run(`${line} --lang es`, { stdin: DEFAULT_TOKEN });
    expect(subscriptionOf(run)).toBe(undefined);
    expect(english.stdout).toContain('no message will arrive until `wabactl webhook subscribe`');
    expect(spanish.stdout).toContain('no llegará ningún mensaje hasta `wabactl webhook subscribe`');
  });

  test('of an account that sends its messages to an override is not made again, which would undo it', async () => {
    const { run, connect } = withEndpoint();
    await connect();
    await run.connect();
    expect(subscriptionOf(run)?.override?.callbackUrl).toBe(CALLBACK);
  });

  // user-problems.md 4: another app in the list is not ours.
  test('of another app does not count', async () => {
    const [app] = defaultSeed.apps ?? [];
    const apps = [...(app ? [app] : []), { id: '712300456789099', name: 'Other', secret: 'x' }];
    const wabas = (defaultSeed.wabas ?? []).map((waba) => ({
      ...waba,
      subscribedApps: [{ appId: '712300456789099' }],
    }));
    const run = terminal({ seed: { ...defaultSeed, apps, wabas } });
    expect((await run.connect()).stdout).toContain('your app receives the events of this account');
    expect(subscriptionOf(run)).toBeDefined();
  });
});
