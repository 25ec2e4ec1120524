import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { GRAPH_URL, START, terminal } from '../support/cli.js';
import { IDS, seedWithThreeNumbers, seedWithToken } from './connect/seeds.js';

const CONNECT = `connect --name shop --graph-url ${GRAPH_URL} --token-stdin --phone ${IDS.phoneId}`;

test('tells whose token is used, where it came from, how long it lives and what it reaches', async () => {
  const run = terminal({ seed: seedWithThreeNumbers({ expiresAt: START / 1000 + 40 * 86_400 }) });
  await run(CONNECT, { stdin: DEFAULT_TOKEN });
  const { code, stdout } = await run('whoami');
  expect(code).toBe(0);
  expect(stdout.replaceAll(run.home, '~')).toMatchInlineSnapshot(`
    "Channel      shop
    Graph API    http://127.0.0.1:4290 v25.0
    Token        SYSTEM_USER, from ~/config/secrets.json
    Owner        Luna System User (122094815460011)
    App          Luna Bakery Messaging (712300456789012)
    Expires      ends in 40 days (2027-01-02)
    Permissions  business_management
                 whatsapp_business_management
                 whatsapp_business_messaging
    Accounts     all that its owner is assigned
    Reaches      Luna Bakery (104996122399160), 1 number
                 Sol Flowers (104996122399161), 2 numbers

    Next: \`wabactl webhook status\` shows whether messages can arrive
    "
  `);
});

test('is data for a script, and in Spanish for a person', async () => {
  const run = terminal();
  await run.connect();
  const { token, reaches, channel } = JSON.parse((await run('whoami --json')).stdout);
  expect([channel, token.ownerName, token.expiresAt, token.missingScopes]).toEqual([
    'shop',
    'Luna System User',
    'never',
    [],
  ]);
  expect(reaches).toEqual([{ wabaId: DEFAULT_IDS.wabaId, name: 'Luna Bakery', numbers: 1 }]);
  expect((await run('whoami --lang es')).stdout).toContain('Luna Bakery (104996122399160), 1 número');
});

// user-problems.md 89
test('shows nothing of the token itself, not even with --debug', async () => {
  const run = terminal();
  await run.connect();
  for (const line of ['whoami', 'whoami --json', 'whoami --debug']) {
    const { stdout, stderr } = await run(line);
    for (let at = 0; at + 8 <= DEFAULT_TOKEN.length; at += 8) {
      expect(`${stdout}${stderr}`).not.toContain(DEFAULT_TOKEN.slice(at, at + 8));
    }
  }
});

// user-problems.md 84
test('tells which of two tokens counts', async () => {
  const run = terminal();
  await run.connect();
  const { stdout } = await run('whoami --json', { env: { WABACTL_TOKEN: DEFAULT_TOKEN } });
  expect(JSON.parse(stdout).token.source).toBe('WABACTL_TOKEN');
});

describe('without a channel', () => {
  test('the token of the environment alone is looked at', async () => {
    const { code, stdout } = await terminal()(`whoami --graph-url ${GRAPH_URL} --json`, {
      env: { WABACTL_TOKEN: DEFAULT_TOKEN },
    });
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { channel: null, wabaId: null, token: { type: 'SYSTEM_USER' } },
    ]);
  });

  test('and without a token there is nobody to tell about', async () => {
    const { code, stderr } = await terminal()('whoami');
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is no channel to work with yet')]);
  });
});

describe('what is wrong with the token ends it with exit code 3, after all that is known', () => {
  // user-problems.md 58
  test('a permission that was taken away', async () => {
    const run = terminal();
    await run.connect();
    const token = run.emulator.state.tokens.get(DEFAULT_TOKEN);
    if (token) token.scopes = ['whatsapp_business_management'];
    const { code, stdout, stderr } = await run('whoami');
    expect([code, stdout]).toEqual([3, expect.stringContaining('lacks whatsapp_business_messaging')]);
    expect(stderr).toContain('Generate it again at business.facebook.com');
  });

  // user-problems.md 59
  test("a token that is limited to other accounts than the channel's", async () => {
    const run = terminal({ seed: seedWithThreeNumbers() });
    await run(CONNECT, { stdin: DEFAULT_TOKEN });
    const token = run.emulator.state.tokens.get(DEFAULT_TOKEN);
    if (token) token.granularTargets = { whatsapp_business_management: [IDS.secondWabaId] };
    const { code, stderr } = await run('whoami');
    expect([code, stderr]).toEqual([3, expect.stringContaining(`${IDS.wabaId}: it is limited to ${IDS.secondWabaId}`)]);
  });

  test('a token that is dead', async () => {
    const run = terminal({ seed: seedWithToken({}) });
    await run(CONNECT, { stdin: DEFAULT_TOKEN });
    Object.assign(run.emulator.state.tokens.get(DEFAULT_TOKEN) ?? {}, { invalidSubcode: 460 });
    const { code, stderr } = await run('whoami --json');
    expect([code, JSON.parse(stderr).error.graph.subcode]).toEqual([3, 460]);
  });
});
