import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH_URL, type Terminal, terminal } from '../../support/cli.js';

async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  return cli;
}

type Stored = Record<string, Record<string, { value: string }>>;

function readSecrets({ home }: Terminal): { channels: Stored } {
  return JSON.parse(readFileSync(join(home, 'config', 'secrets.json'), 'utf8'));
}

function storedToken(cli: Terminal): string {
  const [only] = Object.values(readSecrets(cli).channels);
  return only?.['verify-token']?.value ?? '';
}

function forgetToken(cli: Terminal): void {
  const secrets = readSecrets(cli);
  for (const channel of Object.values(secrets.channels)) delete channel['verify-token'];
  cli.write('config/secrets.json', JSON.stringify(secrets));
}

test('prints the verify token that connect made, and nothing else', async () => {
  const cli = await shop();
  const { code, stdout, stderr } = await cli('webhook verify-token');
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${storedToken(cli)}\n`, stderr: '' });
  expect(stdout).toMatch(/^[\w-]{32}\n$/);
});

test('as data too, in every manner', async () => {
  const cli = await shop();
  const token = storedToken(cli);
  expect(JSON.parse((await cli('webhook verify-token --json')).stdout)).toEqual({ verifyToken: token });
  expect((await cli('webhook verify-token --jq .verifyToken')).stdout).toBe(`${token}\n`);
  expect((await cli('webhook verify-token --output csv')).stdout).toBe(`verifyToken\n${token}\n`);
});

test('makes one for a channel that has none, keeps it, and says so beside the data', async () => {
  const cli = await shop();
  forgetToken(cli);
  const first = await cli('webhook verify-token');
  expect(first.stderr).toContain('one was made and is kept');
  expect(first.stdout).toBe(`${storedToken(cli)}\n`);
  expect(await cli('webhook verify-token --lang es')).toEqual({ code: 0, stdout: first.stdout, stderr: '' });
});

test('a dry run makes none and shows none', async () => {
  const cli = await shop();
  forgetToken(cli);
  const { stdout, stderr } = await cli('webhook verify-token --dry-run');
  expect([stdout, stderr]).toEqual([expect.stringContaining('Write to'), '']);
  expect(storedToken(cli)).toBe('');
});

test('shows it on standard output alone: not in a log, not in the data of another command', async () => {
  const cli = await shop();
  const token = storedToken(cli);
  const { stdout, stderr } = await cli('webhook verify-token --debug --verbose');
  expect([stdout, stderr.includes(token)]).toEqual([`${token}\n`, false]);
  // The endpoint repeats the token, as a careless one does.
  cli.network.servers.set('127.0.0.1:5999', async ({ url }) => ({
    status: 403,
    headers: {},
    body: new TextEncoder().encode(`wrong token: ${new URL(url).searchParams.get('hub.verify_token')}`),
  }));
  const check = await cli('webhook verify http://127.0.0.1:5999/ --json');
  expect(check.stdout + check.stderr).not.toContain(token);
});

// user-problems.md 16
test.each([
  ['the access token', DEFAULT_TOKEN],
  ['the app secret', DEFAULT_IDS.appSecret],
])('%s in the place of the verify token is not printed', async (_what, secret) => {
  const cli = await shop();
  for (const manner of ['', '--json', '--output csv', '--jq .verifyToken', '--debug']) {
    const env = { WABACTL_VERIFY_TOKEN: secret };
    const { code, stdout, stderr } = await cli(`webhook verify-token ${manner}`, { env });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toContain(secret);
  }
});

test('a secret that is a part of the verify token stays hidden in it', async () => {
  const cli = await shop();
  const env = { WABACTL_VERIFY_TOKEN: `my-${DEFAULT_IDS.appSecret}` };
  expect((await cli('webhook verify-token', { env })).stdout).toBe('my-***\n');
});

test('a channel made of the environment shows its own, and has no place to keep a new one', async () => {
  const ids = { WABACTL_WABA_ID: DEFAULT_IDS.wabaId, WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId };
  const env = { ...ids, WABACTL_GRAPH_URL: GRAPH_URL, WABACTL_TOKEN: DEFAULT_TOKEN };
  const missing = await terminal({ env })('webhook verify-token');
  expect([missing.code, missing.stdout]).toEqual([2, '']);
  const given = await terminal({ env: { ...env, WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } })('webhook verify-token');
  expect([given.code, given.stdout]).toEqual([0, `${VERIFY_TOKEN}\n`]);
});
