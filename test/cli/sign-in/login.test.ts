import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { GRAPH, GRAPH_URL, type Line, type Terminal, terminal } from '../../support/cli.js';
import type { FakeHost } from '../../support/fake-host.js';
import { refuseSelfInspection } from './no-self-inspection.js';
import { backTo, consent, type Visit, visit } from './person.js';

const CONNECT = `connect --login --app-id ${DEFAULT_IDS.appId} --graph-url ${GRAPH_URL} --name shop`;
/** So wide that no sentence is broken. */
const WIDE = { columns: 1_000 };
const secret = { WABACTL_APP_SECRET: DEFAULT_IDS.appSecret };

/** A terminal whose person does this with the page that opens; what they saw is kept. */
function withPerson(run: Terminal, act: (dialog: string, see: (address: string) => Promise<void>) => Promise<void>) {
  const visits: Visit[] = [];
  const dialogs: string[] = [];
  const browse = async (dialog: string) => {
    dialogs.push(dialog);
    await act(dialog, async (address) => void visits.push(await visit(run, address)));
  };
  const login = (line = CONNECT, options: Line = {}) =>
    run(line, { tty: true, env: secret, answers: [''], browse, ...options });
  return { login, visits, dialogs };
}

async function agree(run: Terminal) {
  return withPerson(run, async (dialog, see) => see(backTo(dialog, { code: await consent(run, dialog) })));
}

/** What the program has said on the terminal so far. */
function listenIn() {
  const hosts: FakeHost[] = [];
  const meanwhile = async (host: FakeHost) => void hosts.push(host);
  return { said: () => hosts[0]?.err.join('') ?? '', meanwhile };
}

describe('who agrees in the browser', () => {
  test('has a channel with a token that lives for about 60 days', async () => {
    const run = terminal(WIDE);
    const { login, visits } = await agree(run);
    const { code, stdout } = await login(`${CONNECT} --json`);
    expect([code, visits[0]?.status]).toEqual([0, 200]);
    expect(visits[0]?.page).toContain('You can close this page');
    const { token, name } = JSON.parse(stdout);
    expect([name, token.type, token.source]).toEqual(['shop', 'USER', `login with app ${DEFAULT_IDS.appId}`]);
    expect(token.expiresAt).toBe('2027-01-22T09:59:04.000Z');
  });

  test('and has no role on the app has a channel whose app and end are known: the app itself asks', async () => {
    const run = terminal(WIDE);
    refuseSelfInspection(run);
    const { login } = await agree(run);
    const { code, stdout, stderr } = await login(`${CONNECT} --json`);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { appId: DEFAULT_IDS.appId, token: { type: 'USER', expiresAt: '2027-01-22T09:59:04.000Z' } },
    ]);
    expect(stderr).not.toContain('did not let this token be inspected');
    const who = JSON.parse((await run('whoami --json')).stdout);
    expect(who.token).toMatchObject({ type: 'USER', appId: DEFAULT_IDS.appId, missingScopes: [] });
    const { code: looked, stdout: order } = await run('channel refresh shop');
    expect([looked, order]).toEqual([0, expect.stringContaining('expires')]);
  });

  test('and has no role on the app is told of a permission that was not given', async () => {
    const run = terminal(WIDE);
    refuseSelfInspection(run);
    const { login } = withPerson(run, async (dialog, see) =>
      see(backTo(dialog, { code: await consent(run, dialog, ['whatsapp_business_management']) })),
    );
    const { code, stderr } = await login(CONNECT, { answers: [] });
    expect([code, stderr]).toEqual([3, expect.stringContaining('lacks whatsapp_business_messaging')]);
  });

  test('for a channel whose app was not known has it known from then on', async () => {
    const run = terminal(WIDE);
    refuseSelfInspection(run);
    await run(`connect --graph-url ${GRAPH_URL} --name shop --token-stdin`, { stdin: DEFAULT_TOKEN });
    const appOf = async () => JSON.parse((await run('channel show shop --json')).stdout).appId;
    expect(await appOf()).toBe(null);
    const { login } = await agree(run);
    const line = `channel refresh shop --login --app-id ${DEFAULT_IDS.appId}`;
    expect((await login(line, { answers: [] })).code).toBe(0);
    expect(await appOf()).toBe(DEFAULT_IDS.appId);
  });

  test('is told where the page is, and reads the same page in Spanish', async () => {
    const run = terminal(WIDE);
    const { login, visits, dialogs } = await agree(run);
    const { stderr } = await login(`${CONNECT} --lang es`);
    expect(stderr).toContain(`Si no es así, abra esta dirección:\n${dialogs[0]}\n`);
    expect(visits[0]?.page).toContain('<html lang="es">');
    expect(visits[0]?.page).toContain('Puede cerrar esta página');
  });

  test('sends secrets in no address, and none is printed', async () => {
    const run = terminal(WIDE);
    const { login } = await agree(run);
    const { stdout, stderr } = await login(`${CONNECT} --debug`);
    const [token] = [...run.emulator.state.tokens.keys()].slice(-1);
    const ours = run.network.requests.filter(({ url }) => new URL(url).host === GRAPH).map(({ url }) => url);
    for (const hidden of [DEFAULT_IDS.appSecret, token ?? '']) {
      expect(ours.filter((url) => url.includes(hidden) && !url.includes('/debug_token'))).toEqual([]);
      expect(`${stdout}${stderr}`).not.toContain(hidden);
    }
  });

  test('may not do so twice: the listener answers once and closes', async () => {
    const run = terminal(WIDE);
    let address = '';
    const { login, visits } = withPerson(run, async (dialog, see) => {
      address = backTo(dialog, { code: await consent(run, dialog) });
      await see(address);
      await see(address);
    });
    expect((await login()).code).toBe(0);
    expect(visits[0]?.status).toBe(200);
    // Whether it has closed by then or not, nothing is taken any more.
    expect(visits[1]?.status).not.toBe(200);
    expect((await visit(run, address)).page).toBe('nobody listens');
  });

  test('is not asked for what the environment says', async () => {
    const run = terminal(WIDE);
    const { login } = await agree(run);
    const env = { ...secret, WABACTL_APP_ID: DEFAULT_IDS.appId };
    expect((await login(`connect --login --graph-url ${GRAPH_URL}`, { env })).code).toBe(0);
  });

  test('is asked for the app where nothing is known, with the place where it stands', async () => {
    const run = terminal(WIDE);
    const { login } = await agree(run);
    const answers = ['Log in', DEFAULT_IDS.appId, DEFAULT_IDS.appSecret, ''];
    const { code, stderr } = await login(`connect --graph-url ${GRAPH_URL}`, { env: {}, answers });
    expect([code, stderr]).toEqual([0, expect.stringContaining('App settings > Basic shows its id and its secret')]);
  });
});

describe('the token that a code gives', () => {
  test.each([
    ['of a person lives for an hour or two and is exchanged for a longer one', {}, 2],
    ['of a system user lives for 60 days and stays as it is', { tokenType: 'SYSTEM_USER' }, 1],
    ['of a system user that never expires stays as it is', { tokenType: 'SYSTEM_USER', expires: false }, 1],
  ] as const)('%s', async (_name, kind, exchanges) => {
    const run = terminal(WIDE);
    const { login } = withPerson(run, async (dialog, see) =>
      see(backTo(dialog, { code: await consent(run, dialog, undefined, kind) })),
    );
    expect((await login()).code).toBe(0);
    expect(run.sent().filter((line) => line.endsWith('/oauth/access_token'))).toHaveLength(exchanges);
  });
});

describe('who says no', () => {
  test('has changed nothing, and reads so in the browser and in the terminal', async () => {
    const run = terminal(WIDE);
    const denial = { error: 'access_denied', error_reason: 'user_denied' };
    const { login, visits } = withPerson(run, async (dialog, see) => see(backTo(dialog, denial)));
    const { code, stderr } = await login(CONNECT, { answers: [] });
    expect([code, visits[0]?.page]).toEqual([3, expect.stringContaining('Nothing was allowed')]);
    expect(stderr).toContain('The login was declined in the browser; nothing was changed\n');
    expect((await run('channel list --json')).stdout).toBe('[]\n');
  });

  test('to a permission that is needed is told which one, and how to be asked again', async () => {
    const run = terminal(WIDE);
    const { login } = withPerson(run, async (dialog, see) =>
      see(backTo(dialog, { code: await consent(run, dialog, ['whatsapp_business_management']) })),
    );
    const { code, stderr } = await login(CONNECT, { answers: [] });
    expect([code, stderr]).toEqual([3, expect.stringContaining('lacks whatsapp_business_messaging')]);
    expect(stderr).toContain('Log in again with --login and leave them ticked');
  });
});

describe('what is not the answer', () => {
  test.each([
    ['a wrong state', (dialog: string) => backTo(dialog, { code: 'AQ', state: 'forged' }), 400],
    ['no state', (dialog: string) => backTo(dialog, { code: 'AQ' }).replace(/&state=[^&]+/, ''), 400],
    ['another path', (dialog: string) => backTo(dialog, { code: 'AQ' }).replace('/wabactl/login', '/'), 404],
    ['nothing', (dialog: string) => backTo(dialog, {}).replace(/\?.*/, ''), 400],
  ])('%s is turned away, and the login goes on', async (_name, forge, status) => {
    const run = terminal(WIDE);
    const { login, visits } = withPerson(run, async (dialog, see) => {
      await see(forge(dialog));
      await see(backTo(dialog, { code: await consent(run, dialog) }));
    });
    expect((await login()).code).toBe(0);
    expect(visits.map((each) => each.status)).toEqual([status, 200]);
    expect(visits[0]?.page).toContain('This is not the login that the terminal waits for');
  });

  test('a name that was made to point here is turned away', async () => {
    const run = terminal(WIDE);
    const { login, visits } = withPerson(run, async (dialog, see) => {
      const address = backTo(dialog, { code: await consent(run, dialog) });
      await see(address.replace('localhost', 'evil.example'));
      await see(address);
    });
    expect((await login()).code).toBe(0);
    expect(visits.map(({ status }) => status)).toEqual([403, 200]);
  });

  test('a code that Meta does not take is named', async () => {
    const run = terminal(WIDE);
    const { login } = withPerson(run, (dialog, see) => see(backTo(dialog, { code: 'AQused' })));
    const { code, stderr } = await login(CONNECT, { answers: [] });
    expect([code, stderr]).toEqual([4, expect.stringContaining('its code was used already')]);
  });

  test("Facebook's own error is passed on", async () => {
    const run = terminal(WIDE);
    const error = { error_code: '1349048', error_message: "Can't load URL" };
    const { login } = withPerson(run, (dialog, see) => see(backTo(dialog, error)));
    const { code, stderr } = await login(CONNECT, { answers: [] });
    expect([code, stderr]).toEqual([
      4,
      expect.stringContaining("Facebook could not log you in: Can't load URL (1349048)"),
    ]);
  });
});

test('a person who never comes back is waited for no longer than --login-timeout', async () => {
  const run = terminal(WIDE);
  const { login } = withPerson(run, async () => {});
  const { code, stderr } = await login(`${CONNECT} --login-timeout 5m`, { answers: [] });
  expect([code, stderr]).toEqual([7, expect.stringContaining('No answer came from the browser within 5 minutes')]);
});

test('a wait for the browser that is interrupted is no wait in vain', async () => {
  const run = terminal(WIDE);
  const hosts: FakeHost[] = [];
  const { login } = withPerson(run, async () => hosts[0]?.pressCtrlC());
  const meanwhile = async (host: FakeHost) => void hosts.push(host);
  const { code, stderr } = await login(CONNECT, { answers: [], meanwhile });
  expect([code, stderr]).toEqual([130, expect.stringMatching(/\nInterrupted\n$/)]);
});

describe('the other way, by pasting the address', () => {
  /** What the person pastes, out of the address that the program printed. */
  async function paste(run: Terminal, stderr: string): Promise<string> {
    const dialog = stderr.match(/^http\S+dialog\/oauth\S+$/gm)?.at(-1) ?? '';
    return backTo(dialog, { code: await consent(run, dialog) });
  }

  test.each([
    ['with --no-browser', '--no-browser'],
    ['where no browser can be opened', ''],
  ])('%s', async (_name, flags) => {
    const run = terminal(WIDE);
    const { said, meanwhile } = listenIn();
    const pasted = () => paste(run, said());
    const answers = ['junk', 'https://x.example/?code=1&state=2', pasted, ''];
    const { code, stderr } = await run(`${CONNECT} ${flags}`, { tty: true, env: secret, answers, meanwhile });
    expect(code).toBe(0);
    expect(stderr).toContain('it holds neither a code nor an error');
    expect(stderr).toContain('That address is of another login.');
    expect(stderr.includes('No browser can be opened here')).toBe(flags === '');
    expect(stderr).toContain(`redirect_uri=${encodeURIComponent(`${GRAPH_URL}/connect/login_success.html`)}`);
  });

  // A live app may not send a browser to plain http, and Facebook then shows an error instead of coming back.
  test('where the app is live: Enter goes on with it', async () => {
    const run = terminal(WIDE);
    const { said, meanwhile } = listenIn();
    const { login, dialogs } = withPerson(run, async () => {});
    const answers = [true, () => paste(run, said()), ''];
    const { code } = await login(CONNECT, { answers, meanwhile });
    expect([code, dialogs.length]).toEqual([0, 2]);
  });
});

describe('where nobody can log in', () => {
  test('the ways that need no person are named', async () => {
    const { code, stderr } = await terminal()(CONNECT);
    expect(code).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "Error: Logging in needs a person at a terminal and a browser, and there is no terminal here
      Give a token instead, with WABACTL_TOKEN, WABACTL_TOKEN_FILE, --token-stdin or --token-file; that of a system user needs no person at all.
      "
    `);
  });

  test('a token and a login together are refused', async () => {
    const { code, stderr } = await terminal()(`${CONNECT} --token-stdin`);
    expect([code, stderr]).toEqual([2, 'Error: --token-stdin and --login cannot be used together\n']);
  });
});

describe('the app', () => {
  test('is asked for where nothing names it, and what cannot be its secret is asked for again', async () => {
    const run = terminal(WIDE);
    const { login } = await agree(run);
    const answers = [DEFAULT_IDS.appId, DEFAULT_IDS.appId, DEFAULT_IDS.appSecret, ''];
    const { code, stderr } = await login(`connect --login --graph-url ${GRAPH_URL} --name shop`, { env: {}, answers });
    expect([code, stderr]).toEqual([0, expect.stringContaining('like an app id.\nPlease try once more')]);
    expect(stderr).toContain(`client_id=${DEFAULT_IDS.appId}&`);
  });

  test('with a wrong secret is named', async () => {
    const run = terminal(WIDE);
    const { login } = await agree(run);
    const env = { WABACTL_APP_SECRET: '0'.repeat(32) };
    const { code, stderr } = await login(CONNECT, { env, answers: [] });
    expect([code, stderr]).toEqual([2, expect.stringContaining('The app secret does not belong to the app 7123')]);
  });

  test('that Meta does not know is named', async () => {
    const run = terminal(WIDE);
    const { login } = withPerson(run, async (dialog, see) => see(backTo(dialog, { code: 'AQ' })));
    const { code, stderr } = await login(CONNECT.replace(DEFAULT_IDS.appId, '712300456789999'), { answers: [] });
    expect([code, stderr]).toEqual([2, expect.stringContaining('Meta knows no app 712300456789999')]);
  });
});
