import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { CALLBACK, plain, serveCallback, VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH, GRAPH_URL, type Setup, type Terminal, terminal } from '../../support/cli.js';

const knows = { env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } };
const OTHER = { callbackUrl: 'http://127.0.0.1:5999/other', verifyToken: 'x' };

async function shop(setup: Setup = {}): Promise<Terminal> {
  const cli = terminal(setup);
  await cli.connect();
  serveCallback(cli);
  return cli;
}

const appOf = ({ emulator }: Terminal) => emulator.state.apps.get(DEFAULT_IDS.appId);
const phoneOf = ({ emulator }: Terminal) => emulator.state.phones.get(DEFAULT_IDS.phoneId);
const subscribedAppsOf = ({ emulator }: Terminal) =>
  emulator.state.wabas.get(DEFAULT_IDS.wabaId)?.subscribedApps ?? new Map();
const overrideOf = (cli: Terminal) => subscribedAppsOf(cli).get(DEFAULT_IDS.appId)?.override;
const posts = (cli: Terminal, since: number) =>
  cli
    .sent()
    .slice(since)
    .filter((request) => !request.startsWith('GET'))
    .map((request) => request.replace(/\/v[\d.]+/, ''));

/** The app's callback is for something else. */
function occupyApp(cli: Terminal, fields = ['messages']): void {
  const app = appOf(cli);
  if (app) app.subscription = { ...OTHER, fields: fields.map((name) => ({ name, version: 'v25.0' })) };
}

describe('without --level', () => {
  test('sets the callback of the app when that is free, with its fields, and says what comes next', async () => {
    const cli = await shop();
    const { code, stdout } = await cli(`webhook set ${CALLBACK}`, knows);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^✓ Messages are delivered to http:\/\/127\.0\.0\.1:5999\/webhook \(callback of the app\)\.\n/,
    );
    expect(stdout).toContain('These fields are ticked now: messages, message_template_status_update');
    expect(stdout).toMatch(/\n\nNext: `wabactl webhook status`/);
    expect(appOf(cli)?.subscription).toMatchObject({ callbackUrl: CALLBACK, verifyToken: VERIFY_TOKEN });
  });

  test('speaks Spanish', async () => {
    const { stdout } = await (await shop())(`webhook set ${CALLBACK} --lang es`, knows);
    expect(stdout).toContain(`✓ Los mensajes se entregan en ${CALLBACK} (callback de la aplicación).`);
  });

  // user-problems.md 6: one app has one callback, and two systems fight over it.
  test("leaves an app's callback that is for something else, and overrides it for the account", async () => {
    const cli = await shop();
    occupyApp(cli);
    const { code, stdout } = await cli(`webhook set ${CALLBACK}`, knows);
    expect(code).toBe(0);
    expect(stdout).toContain('(callback of the account)');
    expect(stdout).toContain(`The app's own callback, ${OTHER.callbackUrl}, was left as it is`);
    expect([appOf(cli)?.subscription?.callbackUrl, overrideOf(cli)?.callbackUrl]).toEqual([
      OTHER.callbackUrl,
      CALLBACK,
    ]);
  });

  test('without the app secret overrides for the account, and says what it cannot see', async () => {
    const cli = terminal();
    await cli(`connect --graph-url ${GRAPH_URL} --token-stdin`, { stdin: DEFAULT_TOKEN });
    serveCallback(cli);
    const { stdout } = await cli(`webhook set ${CALLBACK}`, knows);
    expect(stdout).toContain('(callback of the account)');
    expect(stdout).toContain("Whether 'messages' is ticked cannot be seen without the app secret");
  });
});

describe('with --level', () => {
  // user-problems.md 6
  test('phone sets the callback of the one number, and leaves account and app alone', async () => {
    const cli = await shop();
    occupyApp(cli);
    const run = await cli(`webhook set ${CALLBACK} --level phone --json`, knows);
    expect(JSON.parse(run.stdout)).toMatchObject({ level: 'phone', changed: true, winner: 'phone', addedFields: [] });
    expect(phoneOf(cli)?.overrides.get(DEFAULT_IDS.appId)?.callbackUrl).toBe(CALLBACK);
    expect([appOf(cli)?.subscription?.callbackUrl, overrideOf(cli)]).toEqual([OTHER.callbackUrl, undefined]);
  });

  // user-problems.md 7: Meta refuses an override of an app that is not subscribed.
  test('subscribes the app first when the account is not subscribed', async () => {
    const cli = await shop();
    occupyApp(cli);
    subscribedAppsOf(cli).clear();
    const before = cli.sent().length;
    const { stdout } = await cli(`webhook set ${CALLBACK} --level phone`, knows);
    expect(stdout).toContain('This app now receives the events of the account.');
    expect(posts(cli, before)).toEqual([`POST /${DEFAULT_IDS.wabaId}/subscribed_apps`, `POST /${DEFAULT_IDS.phoneId}`]);
  });

  test('waba on an app that can tick nothing says why no message arrives', async () => {
    const cli = await shop();
    const { stdout } = await cli(`webhook set ${CALLBACK} --level waba`, knows);
    expect(stdout).toContain("The app has no callback, so 'messages' cannot be ticked");
    occupyApp(cli, ['security']);
    expect((await cli(`webhook set ${CALLBACK} --level waba`, knows)).stdout).toContain(
      "'messages' is not ticked in the app, so no message arrives here; `wabactl webhook set http://127.0.0.1:5999/other --level app` ticks it.",
    );
  });

  test('app without the app secret names what is missing before anything is asked', async () => {
    const cli = terminal();
    await cli(`connect --graph-url ${GRAPH_URL} --token-stdin`, { stdin: DEFAULT_TOKEN });
    const before = cli.network.requests.length;
    const { code, stderr } = await cli(`webhook set ${CALLBACK} --level app`, knows);
    expect([code, posts(cli, before)]).toEqual([2, []]);
    expect(stderr).toContain('--app-secret-file');
  });
});

describe('taking over the callback of the app', () => {
  const line = `webhook set ${CALLBACK} --level app`;

  test('is asked first, naming what would be replaced, and a no changes nothing', async () => {
    const cli = await shop({ tty: true });
    occupyApp(cli);
    let asked = '';
    const refuse = (question: string) => {
      asked = question;
      return false;
    };
    const { code } = await cli(line, { ...knows, answers: [refuse] });
    expect([code, appOf(cli)?.subscription?.callbackUrl]).toEqual([130, OTHER.callbackUrl]);
    expect(asked).toContain(`The app's callback is ${OTHER.callbackUrl}, and other accounts may live from it.`);
  });

  test('needs --yes where nobody can be asked', async () => {
    const cli = await shop();
    occupyApp(cli, ['security']);
    const refused = await cli(line, knows);
    expect([refused.code, appOf(cli)?.subscription?.callbackUrl]).toEqual([2, OTHER.callbackUrl]);
    const { code, stdout } = await cli(`${line} --yes`, knows);
    expect(code).toBe(0);
    expect(stdout).toContain(`It replaces ${OTHER.callbackUrl}.`);
    const fields = appOf(cli)?.subscription?.fields.map(({ name }) => name);
    expect(fields).toEqual(expect.arrayContaining(['security', 'messages']));
  });
});

describe('changes only what differs', () => {
  test.each(['', '--level app', '--level waba', '--level phone'])(
    'so the same line again posts nothing: %s',
    async (level) => {
      const cli = await shop();
      await cli(`webhook set ${CALLBACK} ${level}`, knows);
      const before = cli.sent().length;
      const again = await cli(`webhook set ${CALLBACK} ${level} --json`, knows);
      expect(JSON.parse(again.stdout)).toMatchObject({ changed: false, url: CALLBACK });
      expect(posts(cli, before)).toEqual([]);
      expect((await cli(`webhook set ${CALLBACK} ${level}`, knows)).stdout).toContain('Nothing was changed.');
    },
  );

  test('another verify token is told to Meta, and remembered', async () => {
    const cli = await shop();
    await cli(`webhook set ${CALLBACK}`, knows);
    serveCallback(cli, { handshake: (_, challenge) => plain(200, challenge) });
    const another = await cli(`webhook set ${CALLBACK} --verify-token-stdin --json`, { stdin: 'another-word\n' });
    expect(JSON.parse(another.stdout).changed).toBe(true);
    expect(appOf(cli)?.subscription?.verifyToken).toBe('another-word');
    expect((await cli('webhook verify-token')).stdout).toBe('another-word\n');
    const same = await cli(`webhook set ${CALLBACK} --json`);
    expect(JSON.parse(same.stdout).changed).toBe(false);
  });

  test.each(['waba', 'phone'])('another verify token is told to Meta for an override too: %s', async (level) => {
    const cli = await shop();
    serveCallback(cli, { handshake: (_, challenge) => plain(200, challenge) });
    const set = (word: string) =>
      cli(`webhook set ${CALLBACK} --level ${level} --verify-token-stdin --json --jq .changed`, { stdin: word });
    expect((await set('one-word')).stdout).toBe('true\n');
    expect((await set('another-word')).stdout).toBe('true\n');
    expect((await set('another-word')).stdout).toBe('false\n');
    const override = level === 'waba' ? overrideOf(cli) : phoneOf(cli)?.overrides.get(DEFAULT_IDS.appId);
    expect(override?.verifyToken).toBe('another-word');
  });

  test('another verify token for one level is still news for the others', async () => {
    const cli = await shop();
    await cli(`webhook set ${CALLBACK} --level app`, knows);
    serveCallback(cli, { handshake: (_, challenge) => plain(200, challenge) });
    await cli(`webhook set ${CALLBACK} --level phone --verify-token-stdin`, { stdin: 'another-word' });
    const { stdout } = await cli(`webhook set ${CALLBACK} --level app --json --jq .changed`);
    expect([stdout, appOf(cli)?.subscription?.verifyToken]).toEqual(['true\n', 'another-word']);
  });

  test('a field that was unticked is ticked again', async () => {
    const cli = await shop();
    await cli(`webhook set ${CALLBACK}`, knows);
    const subscription = appOf(cli)?.subscription;
    if (subscription) subscription.fields = subscription.fields.filter(({ name }) => name !== 'messages');
    const { stdout } = await cli(`webhook set ${CALLBACK} --json`, knows);
    expect(JSON.parse(stdout)).toMatchObject({ changed: true, addedFields: ['messages'] });
  });
});

// user-problems.md 6
describe('a callback that goes before the one just set', () => {
  test('is named with the command that removes it', async () => {
    const cli = await shop();
    phoneOf(cli)?.overrides.set(DEFAULT_IDS.appId, OTHER);
    const { code, stdout } = await cli(`webhook set ${CALLBACK} --level app`, knows);
    expect(code).toBe(0);
    expect(stdout).toContain(`! The callback of the app is ${CALLBACK}, but it gets no message:`);
    expect(stdout).toContain(`the callback of the number, ${OTHER.callbackUrl}, goes before it. `);
    expect(stdout).toContain('`wabactl webhook unset --level phone` removes that.');
    expect(stdout).not.toContain('✓');
    const data = await cli(`webhook set ${CALLBACK} --level waba --json`, knows);
    expect(JSON.parse(data.stdout)).toMatchObject({ level: 'waba', winner: 'phone', winnerUrl: OTHER.callbackUrl });
  });
});

describe('asks Meta afterwards', () => {
  /** Says yes to a change and forgets it. */
  function forget(cli: Terminal, path: string): void {
    cli.network.servers.set(GRAPH, async (request) => {
      if (request.method !== 'POST' || !new URL(request.url).pathname.endsWith(path)) {
        return cli.emulator.handler(request);
      }
      const body = new TextEncoder().encode('{"success":true}');
      return { status: 200, headers: { 'content-type': 'application/json' }, body };
    });
  }

  test.each([
    ['app', '/subscriptions', 'the callback of the app, but names none'],
    ['waba', '/subscribed_apps', 'the callback of the account, but names none'],
    ['phone', `/${DEFAULT_IDS.phoneId}`, 'the callback of the number, but names none'],
  ])('and a callback of the %s that it did not keep is a failure', async (level, path, words) => {
    const cli = await shop();
    forget(cli, path);
    const { code, stdout, stderr } = await cli(`webhook set ${CALLBACK} --level ${level}`, knows);
    expect([code, stdout]).toEqual([6, '']);
    expect(stderr).toContain(words);
    const spanish = await cli(`webhook set ${CALLBACK} --level ${level} --lang es`, knows);
    expect(spanish.stderr).toContain('al preguntarle indica que no hay ninguno');
  });

  test('and fields that it did not tick are named', async () => {
    const cli = await shop();
    occupyApp(cli, []);
    const subscription = appOf(cli)?.subscription;
    if (subscription) subscription.callbackUrl = CALLBACK;
    forget(cli, '/subscriptions');
    const { code, stderr } = await cli(`webhook set ${CALLBACK}`, knows);
    expect(code).toBe(6);
    expect(stderr).toContain('these fields are still not ticked: messages, ');
  });
});

describe('the verify token', () => {
  test('of a file is used', async () => {
    const cli = await shop();
    cli.write('word.txt', `${VERIFY_TOKEN}\n`);
    expect((await cli(`webhook set ${CALLBACK} --verify-token-file word.txt`)).code).toBe(0);
    expect(appOf(cli)?.subscription?.verifyToken).toBe(VERIFY_TOKEN);
  });

  test('cannot come from a file and from standard input', async () => {
    const cli = await shop();
    const { code, stderr } = await cli(`webhook set ${CALLBACK} --verify-token-file a --verify-token-stdin`);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--verify-token-stdin and --verify-token-file')]);
  });

  test('that does not exist yet is made, and the person is told how to see it', async () => {
    const cli = await shop();
    forgetVerifyToken(cli);
    serveCallback(cli, { handshake: (_, challenge) => plain(200, challenge) });
    const { code, stderr } = await cli(`webhook set ${CALLBACK}`);
    expect(code).toBe(0);
    expect(stderr).toContain('`wabactl webhook verify-token` prints it for your server.');
    const made = appOf(cli)?.subscription?.verifyToken ?? '';
    expect(made).toMatch(/^[\w-]{32}$/);
    expect((await cli('webhook verify-token')).stdout).toBe(`${made}\n`);
    expect(stderr).not.toContain(made);
  });

  // user-problems.md 16: verify token confused with access token.
  test.each([
    [DEFAULT_TOKEN, 'looks like an access token'],
    [DEFAULT_IDS.appSecret, 'is the access token or the app secret'],
  ])('is neither the access token nor the app secret (%#)', async (secret, words) => {
    const cli = await shop();
    const before = cli.network.requests.length;
    const { code, stdout, stderr } = await cli(`webhook set ${CALLBACK} --verify-token-stdin`, { stdin: secret });
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(stdout + stderr).not.toContain(secret);
    expect(cli.network.requests).toHaveLength(before);
  });
});

function forgetVerifyToken({ write, home }: Terminal): void {
  const path = 'config/secrets.json';
  const secrets = JSON.parse(readFileSync(join(home, path), 'utf8'));
  for (const channel of Object.values<Record<string, unknown>>(secrets.channels)) delete channel['verify-token'];
  write(path, JSON.stringify(secrets));
}

describe('an endpoint that is not ready', () => {
  // user-problems.md 11
  test('is named before anything changes at Meta', async () => {
    const cli = await shop();
    subscribedAppsOf(cli).clear();
    const before = cli.sent().length;
    const { code, stderr } = await cli(`webhook set ${CALLBACK}`);
    expect([code, posts(cli, before)]).toEqual([6, []]);
    expect(stderr).toContain('it answers 403');
    expect(stderr).toContain('`wabactl webhook verify-token`');
  });

  // user-problems.md 15, 18
  test.each([
    ['http://example.com/webhook', 'it does not start with https://'],
    ['https://example.com/a+b', 'its path contains +'],
  ])('%s cannot be one', async (url, words) => {
    const cli = await shop();
    const { code, stderr } = await cli(`webhook set ${url}`, knows);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  test('a long address is too long for an override, but not for the app', async () => {
    const cli = await shop();
    const long = `${CALLBACK}?x=${'a'.repeat(200)}`;
    expect((await cli(`webhook set ${long} --level waba`, knows)).stderr).toContain('at most 200 are allowed');
    expect((await cli(`webhook set ${long} --level app`, knows)).code).toBe(0);
  });
});

test('without a URL a person is asked, and a script is told', async () => {
  const cli = await shop({ tty: true });
  expect((await cli('webhook set', { ...knows, answers: [CALLBACK] })).code).toBe(0);
  expect(appOf(cli)?.subscription?.callbackUrl).toBe(CALLBACK);
  const { code, stderr } = await cli('webhook set --no-input', knows);
  expect([code, stderr]).toEqual([2, expect.stringContaining('Give it with <url>.')]);
});

test('a channel made of the environment needs a verify token of the environment', async () => {
  const ids = { WABACTL_WABA_ID: DEFAULT_IDS.wabaId, WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId };
  const env = { ...ids, WABACTL_GRAPH_URL: GRAPH_URL, WABACTL_TOKEN: DEFAULT_TOKEN };
  const cli = terminal({ env });
  const run = await cli(`webhook set ${CALLBACK}`);
  expect([run.code, run.stderr]).toEqual([2, expect.stringMatching(/verify token/i)]);
  serveCallback(cli);
  expect((await cli(`webhook set ${CALLBACK}`, { env: { ...env, WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } })).code).toBe(0);
});

test('a dry run asks no endpoint and shows each request that would change something', async () => {
  const cli = await shop();
  subscribedAppsOf(cli).clear();
  const { code, stdout } = await cli(`webhook set https://shop.example/hook --level phone --dry-run --json`, knows);
  expect(code).toBe(0);
  const { requests } = JSON.parse(stdout);
  expect(
    requests.map(({ method, url }: { method: string; url: string }) => `${method} ${new URL(url).pathname}`),
  ).toEqual([`POST /v25.0/${DEFAULT_IDS.wabaId}/subscribed_apps`, `POST /v25.0/${DEFAULT_IDS.phoneId}`]);
  expect(requests[1].body.webhook_configuration).toEqual({
    override_callback_uri: 'https://shop.example/hook',
    verify_token: '***',
  });
});
