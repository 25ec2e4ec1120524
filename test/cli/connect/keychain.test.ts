import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import type { Keychain } from '../../../src/host/host.js';
import { CALLBACK, plain, serveCallback, VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH_URL, type Terminal, terminal } from '../../support/cli.js';

/** A keychain in memory, with what it holds; it can be made to behave otherwise later. */
function workingKeychain(): Keychain & { readonly held: Map<string, string>; behaves(other: Partial<Keychain>): void } {
  const held = new Map<string, string>();
  const keychain = {
    held,
    get: async (account: string) => held.get(account),
    set: async (account: string, secret: string) => void held.set(account, secret),
    delete: async (account: string) => void held.delete(account),
    behaves: (other: Partial<Keychain>) => void Object.assign(keychain, other),
  };
  return keychain;
}

const refuse = () => Promise.reject(new Error('no such interface org.freedesktop.secrets'));
const failing: Keychain = { get: refuse, set: refuse, delete: refuse };
/** What the host makes of a keychain that waits for a password which nobody is asked for. */
const hang = () => Promise.reject(new DOMException('The keychain did not answer within 3 seconds', 'TimeoutError'));
const locked: Keychain = { get: hang, set: hang, delete: hang };

const FALLBACK = 'The system keychain cannot be used here, so secrets are kept in a file that only you can read.\n';

const secretsFile = ({ home }: Terminal) => readFileSync(join(home, 'config', 'secrets.json'), 'utf8');

describe('secrets', () => {
  test('go to the keychain where there is one, and none of them to a file', async () => {
    const keychain = workingKeychain();
    const run = terminal({ keychain });
    expect((await run.connect()).stderr).toBe('');
    expect([...keychain.held.values()]).toEqual(expect.arrayContaining([DEFAULT_TOKEN, DEFAULT_IDS.appSecret]));
    expect(secretsFile(run)).not.toMatch(new RegExp(`${DEFAULT_TOKEN}|${DEFAULT_IDS.appSecret}`));
    expect((await run('channel show')).stdout).toContain('Token            in the system keychain, SYSTEM_USER');
    expect((await run('profile show')).code).toBe(0);
  });

  test('leave the keychain with their channel', async () => {
    const keychain = workingKeychain();
    const run = terminal({ keychain });
    await run.connect();
    await run('channel remove shop --yes');
    expect([...keychain.held]).toEqual([]);
  });

  // user-problems.md 82, 88: a keychain that fails never blocks.
  test.each([
    ['fails', failing],
    ['is locked', locked],
  ])('go to a file when the keychain %s, with one notice', async (_, keychain) => {
    const run = terminal({ keychain });
    const { code, stderr } = await run.connect();
    expect([code, stderr]).toEqual([0, FALLBACK]);
    expect(statSync(join(run.home, 'config', 'secrets.json')).mode & 0o077).toBe(0);
    expect(await run('profile show --json')).toMatchObject({ code: 0, stderr: '' });
    expect(await run('channel remove shop --yes')).toMatchObject({ code: 0, stderr: '' });
  });

  test('are asked of the keychain at once, since one that is locked takes three seconds for each', async () => {
    const keychain = workingKeychain();
    const run = terminal({ keychain });
    await run.connect();
    const { get } = keychain;
    let asked = 0;
    let bothAsked = () => {};
    const both = new Promise<void>((resolve) => {
      bothAsked = resolve;
    });
    // The first one is answered when the second one is asked for; else this test never ends.
    keychain.behaves({
      get: async (account) => {
        asked += 1;
        if (asked === 2) bothAsked();
        await both;
        return get(account);
      },
    });
    expect((await run('profile show')).code).toBe(0);
  });
});

/** A channel whose secrets all lie in a keychain that has come to behave so. */
async function connectedThen(other: Partial<Keychain>): Promise<Terminal> {
  const keychain = workingKeychain();
  const run = terminal({ keychain });
  await run.connect();
  keychain.behaves(other);
  return run;
}

const gone = async () => undefined;

// user-problems.md 82, 88
describe('a secret that lies in a keychain which does not give it out', () => {
  test.each([
    ['is locked', locked, 'which does not answer; it may be locked', 'que no responde; puede estar bloqueado'],
    [
      'fails',
      failing,
      'which cannot be used here (no such interface org.freedesktop.secrets)',
      'que aquí no se puede usar (no such interface org.freedesktop.secrets)',
    ],
    ['has lost it', { get: gone }, 'which no longer has it', 'donde ya no está'],
  ])('is named, with its channel, when the keychain %s', async (_, keychain, english, spanish) => {
    const run = await connectedThen(keychain);
    const first = await run('profile show');
    expect([first.code, first.stdout]).toEqual([3, '']);
    const lines = first.stderr.split('\n');
    expect(lines[0]).toBe(`Error: The access token of the channel 'shop' is kept in the system keychain, ${english}`);
    expect(lines[1]).toContain('WABACTL_TOKEN or WABACTL_TOKEN_FILE; `wabactl connect`');
    expect((await run('profile show --lang es')).stderr).toContain(
      `El token de acceso del canal 'shop' se guardó en el llavero del sistema, ${spanish}`,
    );
  });

  test('is data for a script', async () => {
    const { stderr } = await (await connectedThen(locked))('profile show --json');
    expect(JSON.parse(stderr).error).toMatchObject({
      id: 'secret-unreadable',
      kind: 'auth',
      secret: 'token',
      channel: 'shop',
      problem: 'timed-out',
      variable: 'WABACTL_TOKEN',
    });
  });

  test('comes from the environment instead, and one that is only of help is left out with one notice', async () => {
    const run = await connectedThen(locked);
    const { code, stderr } = await run('profile show', { env: { WABACTL_TOKEN: DEFAULT_TOKEN } });
    expect([code, stderr]).toEqual([
      0,
      "The app secret of the channel 'shop' is kept in the system keychain, which does not answer; it may be locked, so this goes on without it.\n",
    ]);
    const quiet = await run('profile show --quiet --lang es', { env: { WABACTL_TOKEN: DEFAULT_TOKEN } });
    expect([quiet.code, quiet.stderr]).toEqual([0, '']);
  });

  test('does not keep anybody from looking at, renaming or removing the channel', async () => {
    const run = await connectedThen(locked);
    const keychain = JSON.parse((await run('channel show --json')).stdout).secrets;
    expect(keychain).toEqual({ token: 'keychain', appSecret: 'keychain', verifyToken: 'keychain', pin: null });
    expect((await run('channel rename shop store')).code).toBe(0);
    const { code, stderr } = await run('channel remove store --yes');
    expect([code, stderr]).toEqual([
      0,
      'These could not be deleted from the keychain: token, app-secret, verify-token. Delete them there by hand (service wabactl).\n',
    ]);
    expect(JSON.parse((await run('channel list --json')).stdout)).toEqual([]);
  });

  test('is stored anew by connect, in the file, and needs no keychain from then on', async () => {
    const run = await connectedThen(locked);
    const again = await run.connect();
    expect([again.code, again.stderr]).toEqual([0, FALLBACK]);
    expect(await run('profile show')).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse((await run('channel list --json')).stdout)).toHaveLength(1);
  });

  test.each(['channel refresh shop --token-stdin', 'connect --channel shop --token-stdin --no-input'])(
    'does not keep a new token from being taken by `%s`',
    async (line) => {
      const run = await connectedThen(locked);
      expect(await run(line, { stdin: DEFAULT_TOKEN })).toMatchObject({ code: 0 });
    },
  );

  test('is not replaced by connect when it was not given: the endpoint goes on with the verify token it has', async () => {
    const run = await connectedThen(locked);
    await run.connect();
    const { secrets } = JSON.parse((await run('channel show --json')).stdout);
    expect(secrets).toEqual({ token: 'file', appSecret: 'file', verifyToken: 'keychain', pin: null });
    for (const line of ['webhook listen', 'webhook verify https://shop.example/webhook']) {
      const { code, stderr } = await run(line);
      expect([code, stderr]).toEqual([3, expect.stringContaining("The verify token of the channel 'shop' is kept in")]);
    }
    const withCallback = `connect --graph-url ${GRAPH_URL} --token-stdin --callback-url https://shop.example/webhook`;
    const refused = await run(withCallback, { stdin: DEFAULT_TOKEN });
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('WABACTL_VERIFY_TOKEN')]);
  });

  test.each(['webhook verify-token', `webhook set ${CALLBACK}`])(
    'is left out with one notice where it only helps: %s',
    async (line) => {
      const run = await connectedThen(locked);
      serveCallback(run, { delivery: () => plain(200) });
      const env = { WABACTL_TOKEN: DEFAULT_TOKEN, WABACTL_VERIFY_TOKEN: VERIFY_TOKEN };
      const { code, stderr } = await run(line, { env });
      expect(code).toBe(0);
      expect(stderr.match(/The app secret of the channel 'shop' is kept in the system keychain/g)).toHaveLength(1);
    },
  );

  test('is not done without by a listener: a forged delivery would count as true', async () => {
    const run = await connectedThen(locked);
    const { code, stderr } = await run('webhook listen --port 0', { env: { WABACTL_VERIFY_TOKEN: 'a-verify-token-' } });
    expect([code, stderr]).toEqual([3, expect.stringContaining("The app secret of the channel 'shop' is kept in")]);
    expect(stderr).toContain('WABACTL_APP_SECRET');
  });

  test('is told from one that this run must not ask for', async () => {
    const keychain = workingKeychain();
    const run = terminal({ keychain });
    await run.connect();
    const { code, stderr } = await run('profile show', { keychain: false });
    expect([code, stderr]).toEqual([3, expect.stringContaining('which is not used here (WABACTL_SECRET_STORE')]);
  });
});

describe('a keychain that gives out something else', () => {
  test('is named as the source of a token that Meta refuses', async () => {
    const run = await connectedThen({ get: async () => `EAA${'x'.repeat(60)}` });
    const { code, stderr } = await run('profile show');
    expect([code, stderr]).toEqual([3, expect.stringContaining("of the channel 'shop' (from keychain)")]);
  });

  test('is named as the source of what cannot be a token', async () => {
    const run = await connectedThen({ get: async () => '' });
    const { code, stderr } = await run('profile show');
    expect([code, stderr]).toEqual([3, expect.stringContaining('What came from keychain cannot be an access token')]);
  });
});

// user-problems.md 83
test('a token that dies later is told with the channel and the place it is kept in', async () => {
  const run = terminal({ keychain: workingKeychain() });
  await run.connect();
  for (const token of run.emulator.state.tokens.values()) token.invalidSubcode = 463;
  const english = await run('profile show');
  const spanish = await run('profile show --lang es');
  expect([english.code, spanish.code]).toEqual([3, 3]);
  expect(english.stderr).toContain("of the channel 'shop' (from ");
  expect(spanish.stderr).toContain("del canal 'shop' (de ");
});
