import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, type Terminal, terminal } from '../../support/cli.js';

const CONNECT = `connect --name shop --graph-url ${GRAPH_URL}`;
const WRONG = '00000000000000000000000000000000';
const token = { WABACTL_TOKEN: DEFAULT_TOKEN };

const whereOf = async (run: Terminal) => JSON.parse((await run('channel show shop --json')).stdout).secrets.appSecret;

describe('the app secret', () => {
  test('comes from a file, the environment or a file that this names', async () => {
    const run = terminal({ env: token });
    const path = run.write('secret.txt', `${DEFAULT_IDS.appSecret}\n`);
    const ways: [string, Record<string, string>][] = [
      [`${CONNECT} --app-secret-file secret.txt`, {}],
      [CONNECT, { WABACTL_APP_SECRET: DEFAULT_IDS.appSecret }],
      [CONNECT, { WABACTL_APP_SECRET_FILE: path }],
    ];
    for (const [line, env] of ways) {
      expect((await run(line, { env })).code).toBe(0);
      expect(await whereOf(run)).toBe('file');
      await run('channel remove shop --yes');
    }
  });

  test('may be left out', async () => {
    const run = terminal({ tty: true });
    expect((await run(CONNECT, { answers: ['Paste', DEFAULT_TOKEN, '', ''] })).code).toBe(0);
    expect(await whereOf(run)).toBe(null);
  });

  test('proves every call from the first one on', async () => {
    const run = terminal();
    await run.connect();
    const unproved = run.network.requests.filter(({ url }) => !url.includes('appsecret_proof='));
    expect(unproved.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([]);
  });

  // user-problems.md 22, 23
  test('of another app is refused before anything is stored', async () => {
    const run = terminal({ env: token });
    const { code, stderr } = await run(CONNECT, { env: { WABACTL_APP_SECRET: WRONG } });
    expect([code, (await run('channel list --json')).stdout]).toEqual([2, '[]\n']);
    expect(stderr).toMatchInlineSnapshot(`
      "Error: The app secret does not belong to the app 712300456789012
      Copy it from developers.facebook.com > app 712300456789012 > App settings > Basic.
      "
    `);
  });

  test('is asked for again when it was mistyped, with the reason and no other question, in Spanish too', async () => {
    const run = terminal({ tty: true });
    const answers = ['Pegar', DEFAULT_TOKEN, 'one two', WRONG, DEFAULT_IDS.appSecret, ''];
    const { code, stderr } = await run(`${CONNECT} --lang es`, { answers });
    expect(code).toBe(0);
    expect(stderr).toContain('tiene espacios');
    expect(stderr).toContain('La clave secreta no es la de la aplicación 712300456789012.\nInténtelo otra vez');
    expect(await whereOf(run)).toBe('file');
  });

  test('may still be left out after a wrong one', async () => {
    const run = terminal({ tty: true });
    expect((await run(CONNECT, { answers: ['Paste', DEFAULT_TOKEN, WRONG, '', ''] })).code).toBe(0);
    expect(await whereOf(run)).toBe(null);
  });

  test.each([
    ['', 'it is empty', 'está vacío'],
    [DEFAULT_TOKEN, 'it looks like an access token', 'parece un token de acceso'],
    [`${DEFAULT_IDS.appId}|${DEFAULT_IDS.appSecret}`, 'it is an app token', 'es un token de aplicación'],
    [DEFAULT_IDS.appId, 'it is made of digits only', 'solo tiene cifras'],
    ['one two', 'it has spaces', 'tiene espacios'],
  ])('%j is no app secret, and Meta is not asked', async (secret, english, spanish) => {
    const run = terminal({ env: token });
    run.write('secret.txt', secret);
    const first = await run(`${CONNECT} --app-secret-file secret.txt`);
    const second = await run(`${CONNECT} --app-secret-file secret.txt --lang es`);
    expect([first.code, second.code, run.sent()]).toEqual([2, 2, []]);
    expect(first.stderr).toContain(english);
    expect(second.stderr).toContain(spanish);
  });
});

describe('an app that wants every call proved', () => {
  const apps = (defaultSeed.apps ?? []).map((app) => ({ ...app, requireAppSecretProof: true }));
  const seed = { ...defaultSeed, apps };

  test('is connected when the secret is given', async () => {
    expect((await terminal({ seed }).connect()).code).toBe(0);
  });

  test('is connected when a person types it, once', async () => {
    const run = terminal({ seed, tty: true });
    const { code, stdout } = await run(CONNECT, { answers: ['Paste', DEFAULT_TOKEN, DEFAULT_IDS.appSecret, ''] });
    expect([code, stdout]).toEqual([0, expect.stringContaining('SYSTEM_USER Luna System User, never expires')]);
  });
});
