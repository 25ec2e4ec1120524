import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCommands } from '../../src/cli/tree.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import type { Handler } from '../../src/host/host.js';
import { serveCallback, VERIFY_TOKEN } from '../support/callback.js';
import { GRAPH, GRAPH_URL, type Terminal, terminal } from '../support/cli.js';
import { seedWithToken } from './connect/seeds.js';
import { SCENES } from './contract/scenes.js';

const commands = await loadCommands();
/** The emulator shows its own token, so that programs can be pointed at it; it opens nothing else. */
const scenes = commands.flatMap(({ path, changes, reveals }) =>
  path === 'demo' || path === 'emulator start' ? [] : [{ path, changes, reveals, ...SCENES[path] }],
);

/** What a proxy or a bad gateway may do: it repeats the whole request, secrets and all, as Meta's error. */
const echo: Handler = async ({ method, url, headers, body }) => {
  const message = `${method} ${url} ${headers.authorization} ${new TextDecoder().decode(body)}`;
  const text = JSON.stringify({ error: { message, code: 100, fbtrace_id: message, error_data: { details: message } } });
  return { status: 400, headers: { 'content-type': 'application/json' }, body: new TextEncoder().encode(text) };
};

const killToken = ({ emulator: { state } }: Terminal) => {
  for (const token of state.tokens.values()) token.invalidSubcode = 463;
};
const revive = ({ emulator: { state } }: Terminal) => {
  for (const token of state.tokens.values()) token.invalidSubcode = undefined;
};

interface Situation {
  readonly name: string;
  begin(run: Terminal): unknown;
  end(run: Terminal): unknown;
}

const goBack = (run: Terminal) => run.network.servers.set(GRAPH, run.emulator.handler);

const SITUATIONS: readonly Situation[] = [
  { name: 'all is well', begin: () => {}, end: () => {} },
  { name: 'the token is dead', begin: killToken, end: revive },
  { name: 'the network is gone', begin: ({ network }) => network.servers.delete(GRAPH), end: goBack },
  { name: 'the answer repeats the request', begin: ({ network }) => network.servers.set(GRAPH, echo), end: goBack },
];

interface Said {
  readonly by: string;
  readonly text: string;
}

/** Every command in every manner, in one home and one situation; what it all printed. */
async function longSession(run: Terminal, { begin, end }: Situation): Promise<Said[]> {
  const said: Said[] = [];
  serveCallback(run);
  for (const { path, changes, reveals, line, prepare, options } of scenes) {
    for (const manner of ['--debug', '--verbose --json', ...(changes ? ['--dry-run --debug'] : [])]) {
      // A long session would use up the calls of an hour.
      run.emulator.state.callCounts.clear();
      await prepare?.(run);
      begin(run);
      const { stdout, stderr } = await run(`${line} ${manner}`, options);
      end(run);
      // The verify token is what the one such command is for; on stdout alone, and only where it does it.
      const data = reveals ? stdout.replaceAll(storedVerifyToken(run), '') : stdout;
      said.push({ by: `${path} ${manner}`, text: data + stderr });
    }
  }
  await run.connect();
  return said;
}

/** Everything secret that was in use: tokens, app secret, verify tokens, and the proofs that were made of them. */
function secretsOf({ network, home }: Terminal): string[] {
  const stored = readFileSync(join(home, 'config', 'secrets.json'), 'utf8').match(/(?<="value": ?")[^"]+/g) ?? [];
  const proofs = network.requests.map(({ url }) => new URL(url).searchParams.get('appsecret_proof'));
  const known = [DEFAULT_TOKEN, DEFAULT_IDS.appSecret, VERIFY_TOKEN, ...stored, ...proofs];
  return [...new Set(known.filter((secret) => secret !== null))];
}

function storedVerifyToken({ home }: Terminal): string {
  const { channels } = JSON.parse(readFileSync(join(home, 'config', 'secrets.json'), 'utf8'));
  const [only] = Object.values<Record<string, { value: string }>>(channels);
  return only?.['verify-token']?.value ?? '';
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

// user-problems.md 10, 61, 82, 88, 89
describe('a long session of every command leaves no secret in what it prints, nor in a file but secrets.json', () => {
  test.each(SITUATIONS)('when $name', async (situation) => {
    const run = terminal();
    const said = await longSession(run, situation);
    const secrets = secretsOf(run);
    expect(secrets.length).toBeGreaterThanOrEqual(5);
    expect(said.filter(({ text }) => text.includes('***')).length).toBeGreaterThan(10);
    const printed = said.filter(({ text }) => secrets.some((secret) => text.includes(secret)));
    expect(printed.map(({ by }) => by)).toEqual([]);
    const written = filesBelow(run.home).filter((path) =>
      secrets.some((secret) => readFileSync(path).includes(secret)),
    );
    expect(written.map((path) => relative(run.home, path))).toEqual(['config/secrets.json']);
  });

  test('and where there was one, *** stands in its place', async () => {
    const run = terminal();
    await run.connect();
    const { stderr } = await run('profile show --debug');
    expect(stderr).toContain('appsecret_proof=***');
    expect(stderr).toContain('authorization: Bearer ***');
  });
});

test('a token of another shape than Meta gives is hidden because it was used', async () => {
  const token = 'not.shaped-like/one+of%Meta';
  const run = terminal({ seed: seedWithToken({ token }), env: { WABACTL_TOKEN: token } });
  await run(`connect --graph-url ${GRAPH_URL}`);
  run.network.servers.set(GRAPH, async (request) => echo({ ...request, url: request.headers.authorization ?? '' }));
  for (const manner of ['', '--json', '--debug', '--debug --json']) {
    const { code, stdout, stderr } = await run(`profile show ${manner}`);
    expect([code, stdout, stderr]).toEqual([4, '', expect.stringContaining('***')]);
    expect(stderr).not.toMatch(/not\.shaped|not%2Eshaped/);
  }
});

test.skipIf(process.platform === 'win32')('only the owner can read the files and enter their folders', async () => {
  const run = terminal();
  await run.connect();
  await run('templates sync');
  const files = filesBelow(run.home).map((path) => [relative(run.home, path), modeOf(path)]);
  expect(Object.fromEntries(files)).toMatchObject({ 'config/secrets.json': '600', 'config/config.json': '600' });
  expect(files.filter(([, mode]) => mode !== '600')).toEqual([]);
  expect(['config', 'state'].map((name) => modeOf(join(run.home, name)))).toEqual(['700', '700']);
});

describe('the process list', () => {
  test('shows no secret, since no option takes one', () => {
    const takers = commands.flatMap(({ path, options }) =>
      Object.values(options)
        .filter(({ flags }) => /token|secret|password|proof|\bpin\b/i.test(flags) && flags.includes('<'))
        .map(({ flags }) => `${path} ${flags}`),
    );
    // Only files, whose names may be seen.
    expect(takers).toEqual([
      'connect --token-file <file>',
      'connect --app-secret-file <file>',
      'channel refresh --token-file <file>',
      'channel refresh --app-secret-file <file>',
      'phone register --pin-file <file>',
      'phone set-pin --pin-file <file>',
      'webhook set --verify-token-file <file>',
      'webhook listen --previous-verify-token-file <file>',
    ]);
  });

  test.each(['--token', '--app-secret', '--verify-token', '--access-token'])('%s does not exist', async (flag) => {
    const { code, stderr } = await terminal()(`connect ${flag} ${DEFAULT_TOKEN}`);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`There is no option ${flag} in 'wabactl connect'`)]);
    expect(stderr).not.toContain(DEFAULT_TOKEN);
  });

  test.each([
    `connect ${DEFAULT_TOKEN}`,
    `connect --token-file ${DEFAULT_TOKEN}`,
    `channel show ${DEFAULT_TOKEN}`,
    `profile show --channel ${DEFAULT_TOKEN}`,
    `profile set --clear ${DEFAULT_TOKEN}`,
    `${DEFAULT_TOKEN}`,
  ])('a token typed in the wrong place is not repeated (%#)', async (line) => {
    const run = terminal();
    for (const language of ['en', 'es']) {
      const { code, stdout, stderr } = await run(`${line} --lang ${language}`);
      expect(code).toBe(2);
      expect(stdout + stderr).not.toContain(DEFAULT_TOKEN);
    }
  });
});
