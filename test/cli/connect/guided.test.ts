import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { CALLBACK, plain, serveCallback, VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH_URL, type Terminal, terminal } from '../../support/cli.js';
import { IDS, seedWithThreeNumbers } from './seeds.js';

const CONNECT = `connect --graph-url ${GRAPH_URL}`;
const knowsToken = { env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } };

const status = async (run: Terminal) => JSON.parse((await run('webhook status --json')).stdout);

describe('from nothing to a channel that is connected, subscribed and verified', () => {
  test('with five answers, of several numbers, where the server knows a verify token', async () => {
    const run = terminal({ seed: seedWithThreeNumbers(), tty: true, columns: 1_000 });
    serveCallback(run);
    const answers = ['Paste', DEFAULT_TOKEN, 'Luna', DEFAULT_IDS.appSecret, CALLBACK];
    const { code, stdout } = await run(CONNECT, { answers, ...knowsToken });
    expect([code, await status(run)]).toMatchObject([0, { subscribed: true, winner: 'app', healthy: true }]);
    expect(stdout).toContain('Now: sending works; messages can arrive.');
  });

  test('with six, where the server must first be told the token that was made for it', async () => {
    const run = terminal({ seed: seedWithThreeNumbers(), tty: true, columns: 1_000 });
    // A server whose owner copies the token from the terminal into its settings, when asked to.
    let known = '';
    let terminalText = () => '';
    serveCallback(run, {
      handshake: (query, challenge) =>
        known !== '' && query.get('hub.verify_token') === known ? plain(200, challenge) : plain(403),
    });
    const copyToken = () => {
      known = /the same:\n {2}(\S+)/.exec(terminalText())?.[1] ?? '';
      return '';
    };
    const answers = ['Paste', DEFAULT_TOKEN, 'Luna', DEFAULT_IDS.appSecret, CALLBACK, copyToken];
    const { code } = await run(CONNECT, {
      answers,
      meanwhile: async (host) => {
        terminalText = () => host.err.join('');
      },
    });
    expect([code, await status(run)]).toMatchObject([0, { subscribed: true, winner: 'app', healthy: true }]);
    expect(known).toMatch(/^[\w-]{32}$/);
  });

  test('in a pipeline with one command and two variables', async () => {
    const run = terminal();
    serveCallback(run);
    const env = { WABACTL_TOKEN: DEFAULT_TOKEN, WABACTL_VERIFY_TOKEN: VERIFY_TOKEN, CI: 'true' };
    const { code, stdout } = await run(`${CONNECT} --callback-url ${CALLBACK} --json`, { env });
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { subscription: 'subscribed', receivesAt: CALLBACK, works: { sending: 'ready', receiving: 'ready' } },
    ]);
    expect((await run('webhook verify')).code).toBe(0);
  });
});

describe('the dialogue', () => {
  test('explains each thing where it is asked for', async () => {
    const run = terminal({ tty: true, columns: 1_000 });
    const { stderr } = await run(CONNECT, { answers: ['What is', 'Paste', DEFAULT_TOKEN, '', ''] });
    expect(stderr).toContain('A system user is an account for programs inside your business portfolio.');
    expect(stderr).toContain('business.facebook.com > Settings > Users > System users > Generate token');
    expect(stderr).toContain('This is a token of Luna System User (SYSTEM_USER), for the app Luna Bakery Messaging.');
    expect(stderr).toContain(`https://developers.facebook.com/apps/${DEFAULT_IDS.appId}/settings/basic/`);
    expect(stderr).toContain('Messages arrive at a server of yours that the internet can reach (https).');
  });

  test('is in Spanish too', async () => {
    const run = terminal({ tty: true, columns: 1_000 });
    const { stderr, stdout } = await run(`${CONNECT} --lang es`, {
      answers: ['Qué diferencia', 'Pegar', DEFAULT_TOKEN, '', ''],
    });
    expect(stderr).toContain('Un usuario del sistema es una cuenta para programas');
    expect(stderr).toContain('Este token es de Luna System User (SYSTEM_USER)');
    expect(stdout).toContain('Siguiente paso: `wabactl webhook set <url>`');
  });

  test('names the faulty step of the callback, and goes on when it is mended', async () => {
    const run = terminal({ tty: true, columns: 1_000 });
    let answer = plain(200, '"quoted"');
    serveCallback(run, { handshake: (_query, challenge) => (answer.status === 204 ? plain(200, challenge) : answer) });
    const mend = () => {
      answer = plain(204);
      return '';
    };
    const { code, stderr } = await run(CONNECT, {
      answers: ['Paste', DEFAULT_TOKEN, '', 'ftp://x', 'https://shop.example/a+b', CALLBACK, mend],
    });
    expect(code).toBe(0);
    expect(stderr).toContain('it does not start with https://');
    expect(stderr).toContain('its path contains +');
    expect(stderr).toContain("does not pass Meta's handshake");
  });

  test('can leave the callback for later', async () => {
    const run = terminal({ tty: true, columns: 1_000 });
    const { code, stdout } = await run(CONNECT, { answers: ['Paste', DEFAULT_TOKEN, '', CALLBACK, '-'] });
    expect([code, stdout]).toEqual([0, expect.stringContaining('no callback is set')]);
  });

  test('shows the verify token at the terminal only', async () => {
    const run = terminal();
    serveCallback(run, { handshake: () => plain(403) });
    const { stdout, stderr } = await run(`${CONNECT} --token-stdin --callback-url ${CALLBACK} --debug`, {
      stdin: DEFAULT_TOKEN,
    });
    expect(`${stdout}${stderr}`).not.toMatch(/the same:/);
  });
});

describe('connecting again at the terminal', () => {
  test('offers to look over what is there, which asks for nothing and changes nothing', async () => {
    const run = terminal({ tty: true, columns: 1_000 });
    serveCallback(run);
    await run(CONNECT, { answers: ['Paste', DEFAULT_TOKEN, DEFAULT_IDS.appSecret, CALLBACK], ...knowsToken });
    const { code, stdout } = await run(`${CONNECT} --json`, { answers: ['Look over luna-bakery'] });
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { name: 'luna-bakery', changed: [], receivesAt: CALLBACK }]);
  });

  test('completes what is missing', async () => {
    const run = terminal({ tty: true, columns: 1_000 });
    await run(`${CONNECT} --no-subscribe --no-input --token-stdin`, { stdin: DEFAULT_TOKEN });
    serveCallback(run);
    const answers = ['Look over luna-bakery', DEFAULT_IDS.appSecret, CALLBACK];
    await run('connect', { answers, ...knowsToken });
    expect(await status(run)).toMatchObject({ subscribed: true, healthy: true });
  });

  test('can connect another number instead', async () => {
    const run = terminal({ seed: seedWithThreeNumbers(), tty: true, columns: 1_000 });
    await run(`${CONNECT} --no-input --token-stdin --phone ${IDS.phoneId}`, { stdin: DEFAULT_TOKEN });
    const answers = ['Connect another', 'Paste', DEFAULT_TOKEN, 'Madrid', '', ''];
    expect((await run(CONNECT, { answers })).stdout).toContain('sol-flowers-madrid is connected');
  });

  test('is done without a terminal for the channel that --channel names', async () => {
    const run = terminal();
    await run.connect();
    const { code, stdout } = await run('connect --channel shop --json');
    expect([code, JSON.parse(stdout).changed]).toEqual([0, []]);
  });
});

// mission row S14
describe('a number that cannot send', () => {
  test.each([
    [
      { status: 'PENDING', platformType: 'NOT_APPLICABLE' },
      'not registered with the Cloud API',
      'wabactl phone register',
    ],
    [{ status: 'BANNED', platformType: 'CLOUD_API' }, 'not in the state CONNECTED', 'wabactl phone show'],
  ])('because it is %o is connected, and told so with what comes next', async (state, why, next) => {
    const run = terminal();
    Object.assign(run.emulator.state.phones.get(DEFAULT_IDS.phoneId) ?? {}, state);
    const { stdout } = await run.connect();
    expect(stdout).toContain(why);
    expect(stdout).toContain(`Next: \`${next}\``);
  });
});
