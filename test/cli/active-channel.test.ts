import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { GRAPH, GRAPH_URL, type Terminal, terminal } from '../support/cli.js';

/** A channel made of the environment alone, as in CI: nothing is stored, nobody is asked. */
const ENVIRONMENT = {
  CI: 'true',
  WABACTL_TOKEN: DEFAULT_TOKEN,
  WABACTL_WABA_ID: DEFAULT_IDS.wabaId,
  WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId,
  WABACTL_GRAPH_URL: GRAPH_URL,
};

// user-problems.md 81: no terminal, no prompt, only the environment.
describe('with only the environment', () => {
  test.each([
    'profile show',
    'profile sync',
    'profile set --about "Open all day"',
    'templates sync',
    'templates list --quiet',
    'webhook subscribe',
    'send text +15550142233 Hello',
    'config explain',
  ])('%s works', async (line) => {
    const run = terminal({ env: ENVIRONMENT });
    const { code, stderr } = await run(line);
    expect([code, stderr]).toEqual([0, '']);
  });

  test('nothing that needs a stored channel pretends to have one', async () => {
    const run = terminal({ env: ENVIRONMENT });
    const english = await run('channel show');
    const spanish = await run('channel show --lang es');
    expect([english.code, spanish.code]).toEqual([2, 2]);
    expect(english.stderr).toMatchInlineSnapshot(`
      "Error: The channel in use is made of the environment (WABACTL_WABA_ID, WABACTL_PHONE_NUMBER_ID), so nothing is stored about it
      Run \`wabactl config explain\` to see it, or name a stored channel.
      "
    `);
    expect(spanish.stderr).toContain('El canal en uso está hecho de variables de entorno');
  });

  test.each([
    [{ WABACTL_WABA_ID: '' }, 'WABACTL_WABA_ID'],
    [{ WABACTL_PHONE_NUMBER_ID: 'the shop' }, 'WABACTL_PHONE_NUMBER_ID'],
  ])('what is missing or no id is named: %j', async (env, variable) => {
    const run = terminal({ env: { ...ENVIRONMENT, ...env } });
    const { code, stderr } = await run('profile show');
    expect([code, run.sent()]).toEqual([2, []]);
    expect(stderr).toContain(`${variable} is missing or is not one of Meta's ids`);
  });

  // user-problems.md 60: a phone number where an id is needed.
  test.each(['+1 555-019-2837', '15550192837'])('a phone number does for its id: %s', async (number) => {
    const run = terminal({ env: { ...ENVIRONMENT, WABACTL_PHONE_NUMBER_ID: number } });
    expect((await run('profile show')).code).toBe(0);
    expect(run.sent().at(-1)).toBe(`GET /v25.0/${DEFAULT_IDS.phoneId}/whatsapp_business_profile`);
  });

  test('a phone number that the account has not is told with those it has', async () => {
    const run = terminal({ env: { ...ENVIRONMENT, WABACTL_PHONE_NUMBER_ID: '+34600111222' } });
    const { code, stderr } = await run('profile show');
    expect(code).toBe(2);
    expect(stderr).toMatch(/\+34600111222 is not in .*\n.*\+1 555-019-2837/);
  });

  test('a token that no HTTP header could carry is told, and nothing is sent', async () => {
    const run = terminal({ env: { ...ENVIRONMENT, WABACTL_TOKEN: 'EAAnot\nonetoken' } });
    const { code, stderr } = await run('profile show');
    expect([code, run.sent()]).toEqual([3, []]);
    expect(stderr).toMatch(/WABACTL_TOKEN cannot be an access token: it has spaces, line breaks/);
  });

  test('no token is told with every way to give one', async () => {
    const { code, stderr } = await terminal({ env: { ...ENVIRONMENT, WABACTL_TOKEN: '' } })('profile show');
    expect([code, stderr]).toEqual([3, expect.stringContaining('There is no access token')]);
  });

  // user-problems.md 83: which token, from where.
  test('a refused token is told with the variable it came from', async () => {
    const env = { ...ENVIRONMENT, WABACTL_TOKEN: 'EAAwrongwrongwrongwrong' };
    const { code, stderr } = await terminal({ env })('profile show');
    expect([code, stderr]).toEqual([3, expect.stringContaining('WABACTL_TOKEN')]);
  });
});

describe('which channel counts', () => {
  test('ids in the environment go before the current channel, and a named channel before them', async () => {
    const run = terminal();
    await run.connect();
    const other = { ...ENVIRONMENT, WABACTL_PHONE_NUMBER_ID: '109876543210999' };
    expect((await run('profile show', { env: other })).code).toBe(4);
    expect((await run('profile show --channel shop', { env: other })).code).toBe(0);
  });

  test('WABACTL_CHANNEL names one, whatever its case', async () => {
    const run = terminal();
    await run.connect();
    expect((await run('profile show', { env: { WABACTL_CHANNEL: 'SHOP' } })).code).toBe(0);
  });

  test('one that does not exist is answered with the nearest, and with who named it', async () => {
    const run = terminal();
    await run.connect();
    const { code, stderr } = await run('profile show', { env: { WABACTL_CHANNEL: 'shp' } });
    expect([code, stderr]).toEqual([
      2,
      "Error: There is no channel named 'shp' (named by WABACTL_CHANNEL)\nDid you mean 'shop'?\n",
    ]);
  });

  test('none at all is told with what makes one', async () => {
    const run = terminal();
    expect((await run('profile show')).stderr).toContain('Run `wabactl connect`');
    expect((await run('profile show --lang es')).stderr).toContain('Ejecute `wabactl connect`');
  });
});

/** Connects to Meta's own address, behind which the emulator stands here. */
async function connectLive(run: Terminal): Promise<void> {
  run.network.servers.set('graph.facebook.com', ({ url, headers, ...rest }) =>
    run.emulator.handler({
      ...rest,
      url: url.replace('https://graph.facebook.com', GRAPH_URL),
      headers: { ...headers, host: GRAPH },
    }),
  );
  const { code } = await run('connect --name live --token-stdin', { stdin: DEFAULT_TOKEN });
  expect(code).toBe(0);
}

describe('a channel talks to its own host only', () => {
  test('a variable cannot send its token elsewhere', async () => {
    const run = terminal();
    await run.connect();
    const { code, stderr } = await run('profile show', { env: { WABACTL_GRAPH_URL: 'https://graph.facebook.com' } });
    expect(code).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "Error: The channel 'shop' belongs to 127.0.0.1:4290, but graph.facebook.com is configured
      Pass --graph-url if you mean it, or choose another channel with --channel.
      "
    `);
  });

  test('a live one goes to no other host because of a variable', async () => {
    const run = terminal();
    await connectLive(run);
    const before = run.sent().length;
    const { code } = await run('profile show', { env: { WABACTL_GRAPH_URL: GRAPH_URL } });
    expect([code, run.sent().length]).toEqual([2, before]);
  });

  test('only the flag itself is taken as meant', async () => {
    const run = terminal();
    await connectLive(run);
    expect((await run(`profile show --graph-url ${GRAPH_URL}`)).code).toBe(0);
    expect(run.sent()).toEqual([`GET /v25.0/${DEFAULT_IDS.phoneId}/whatsapp_business_profile`]);
  });
});
