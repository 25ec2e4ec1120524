import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, START, terminal } from '../../support/cli.js';
import { seedWithToken } from './seeds.js';

const CONNECT = `connect --name shop --graph-url ${GRAPH_URL}`;
const WRONG = 'EAAwrongwrongwrongwrong';
const START_SECONDS = START / 1000;

/** The place that the token was taken from, as the report tells it. */
const sourceOf = (stdout: string) => JSON.parse(stdout).token.source;

describe('where the token comes from', () => {
  test('standard input', async () => {
    const run = terminal();
    const { code, stdout } = await run(`${CONNECT} --token-stdin --json`, { stdin: `${DEFAULT_TOKEN}\n` });
    expect([code, sourceOf(stdout)]).toEqual([0, '--token-stdin']);
  });

  test('a file', async () => {
    const run = terminal();
    run.write('token.txt', `  ${DEFAULT_TOKEN}\r\n`);
    const { code, stdout } = await run(`${CONNECT} --token-file token.txt --json`);
    expect([code, sourceOf(stdout)]).toEqual([0, '--token-file token.txt']);
  });

  test('a file named - is standard input', async () => {
    const run = terminal();
    const { code } = await run(`${CONNECT} --token-file - --json`, { stdin: DEFAULT_TOKEN });
    expect(code).toBe(0);
  });

  // user-problems.md 81, 90: in CI there is no terminal, and nothing is asked.
  test('the environment, with standard input closed', async () => {
    const run = terminal({ env: { WABACTL_TOKEN: DEFAULT_TOKEN, CI: 'true' } });
    const { code, stdout } = await run(`${CONNECT} --json`);
    expect([code, sourceOf(stdout)]).toEqual([0, 'WABACTL_TOKEN']);
  });

  test('a file that the environment names', async () => {
    const run = terminal();
    const path = run.write('token.txt', DEFAULT_TOKEN);
    const { code, stdout } = await run(`${CONNECT} --json`, { env: { WABACTL_TOKEN_FILE: path } });
    expect([code, sourceOf(stdout)]).toEqual([0, `WABACTL_TOKEN_FILE (${path})`]);
  });

  test('a person who types it without seeing it', async () => {
    const run = terminal({ tty: true });
    const { code, stdout, stderr } = await run(`connect --graph-url ${GRAPH_URL}`, {
      answers: ['Paste', DEFAULT_TOKEN, DEFAULT_IDS.appSecret, ''],
    });
    expect(code).toBe(0);
    expect(stderr).toContain('business.facebook.com > Settings > Users > System users');
    expect(stdout).toContain('luna-bakery is connected: +1 555-019-2837 of Luna Bakery (104996122399160)');
  });

  test('a person who pasted something else first, and is told what is wrong with it', async () => {
    const run = terminal({ tty: true });
    const answers = ['Paste', 'Bearer the token', DEFAULT_TOKEN, DEFAULT_IDS.appSecret, ''];
    const { code, stderr } = await run(`connect --graph-url ${GRAPH_URL}`, { answers });
    expect(code).toBe(0);
    expect(stderr).toContain('characters that no token has.\nPlease try once more');
  });

  test('a flag goes before the environment, and a variable before its file', async () => {
    const run = terminal({ env: { WABACTL_TOKEN: DEFAULT_TOKEN, WABACTL_TOKEN_FILE: '/nowhere' } });
    const byVariable = await run(`${CONNECT} --json`);
    const byFlag = await run(`${CONNECT} --token-stdin`, { stdin: WRONG });
    expect([byVariable.code, byFlag.code]).toEqual([0, 3]);
    expect(byFlag.stderr).toContain('--token-stdin');
  });

  test('never two places at once', async () => {
    const { code, stderr } = await terminal()(`${CONNECT} --token-stdin --token-file token.txt`);
    expect(code).toBe(2);
    expect(stderr).toBe('Error: --token-stdin and --token-file cannot be used together\n');
  });

  test('standard input can hold only one of the secrets', async () => {
    const { code, stderr } = await terminal()(`${CONNECT} --token-stdin --app-secret-file -`, { stdin: DEFAULT_TOKEN });
    expect([code, stderr]).toEqual([2, expect.stringContaining('Both --token-stdin and --app-secret-file want')]);
  });

  // user-problems.md 90, 95: nothing hangs where nobody can be asked, and --no-input covers the question for the token.
  test.each([
    { tty: false, flags: '--yes' },
    { tty: true, flags: '--no-input' },
  ])('without any ($flags) the answer names every way to give one', async ({ tty, flags }) => {
    const { code, stderr } = await terminal({ tty })(`${CONNECT} ${flags}`);
    expect(code).toBe(2);
    expect(stderr).toContain('Give it with WABACTL_TOKEN, WABACTL_TOKEN_FILE, --token-stdin or --token-file.');
  });

  test('a file that is not there is named', async () => {
    const { code, stderr } = await terminal()(`${CONNECT} --token-file token.txt`);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('token.txt cannot be read: there is no such file (ENOENT)'),
    ]);
    expect((await terminal()(`${CONNECT} --token-file token.txt --lang es`)).stderr).toContain('token.txt: no existe');
  });
});

describe('what cannot be a token is recognised before Meta sees it', () => {
  test.each([
    ['', 'it is empty', 'está vacío'],
    ['712300456789012|5d1f0c8a7b3e49d2a6c4e8f0913b7d25', 'it is an app token', 'es un token de aplicación'],
    ['109876543210987', 'it is made of digits only', 'solo tiene cifras'],
    ['+34600111222', 'it is made of digits only', 'solo tiene cifras'],
    [
      'EAAone two',
      'it has spaces, line breaks or other characters',
      'tiene espacios, saltos de línea u otros caracteres',
    ],
  ])('%j', async (stdin, english, spanish) => {
    const run = terminal();
    const inEnglish = await run(`${CONNECT} --token-stdin`, { stdin });
    const inSpanish = await run(`${CONNECT} --token-stdin --lang es`, { stdin });
    expect([inEnglish.code, inSpanish.code, run.sent()]).toEqual([3, 3, []]);
    expect(inEnglish.stderr).toContain(english);
    expect(inSpanish.stderr).toContain(spanish);
  });
});

describe('a token that Meta refuses', () => {
  // user-problems.md 57, 62: what died is told by code and subcode, never by Meta's localised text.
  test.each([
    [458, 'app'],
    [459, 'log'],
    [460, 'password'],
    [463, 'expired'],
    [464, 'confirm'],
    [467, 'log'],
    [492, 'role'],
  ])('for subcode %i the reason is said in both languages', async (invalidSubcode, word) => {
    const run = terminal({ seed: seedWithToken({ invalidSubcode }) });
    const english = await run(`${CONNECT} --token-stdin`, { stdin: DEFAULT_TOKEN });
    const spanish = await run(`${CONNECT} --token-stdin --lang es`, { stdin: DEFAULT_TOKEN });
    expect([english.code, spanish.code]).toEqual([3, 3]);
    expect(english.stderr).toContain('--token-stdin');
    expect(english.stderr.toLowerCase()).toContain(word);
    expect(spanish.stderr).not.toEqual(english.stderr);
    expect((await run('channel list --json')).stdout).toBe('[]\n');
  });

  test('because it expired', async () => {
    const run = terminal({ seed: seedWithToken({ expiresAt: START_SECONDS - 60 }) });
    const { code, stderr } = await run(`${CONNECT} --token-stdin`, { stdin: DEFAULT_TOKEN });
    expect(code).toBe(3);
    expect(stderr).toMatchInlineSnapshot(`
      "Error: Meta refused the access token (from --token-stdin): it has expired
      Make a new token and run \`wabactl connect\` again; a system-user token does not depend on a person and need not expire.
      Meta says: Error validating access token: Session has expired on Monday, 23-Nov-26 01:59:00 PST. The current time is Monday, 23-Nov-26 02:00:00 PST. (code 190, subcode 463, trace AKRaNK6gG5HfCk-YOO1G1yg)
      "
    `);
  });

  test('because Meta never made it', async () => {
    const { code, stderr } = await terminal()(`${CONNECT} --token-stdin --json`, { stdin: WRONG });
    expect(code).toBe(3);
    expect(JSON.parse(stderr).error).toMatchObject({ kind: 'auth', graph: { code: 190 } });
  });
});

// user-problems.md 58
test('every missing permission is named at once, with the page that grants it', async () => {
  const run = terminal({ seed: seedWithToken({ scopes: ['business_management'] }) });
  const { code, stderr } = await run(`${CONNECT} --token-stdin`, { stdin: DEFAULT_TOKEN });
  expect(code).toBe(3);
  expect(stderr).toMatchInlineSnapshot(`
    "Error: The access token (SYSTEM_USER, from --token-stdin) lacks whatsapp_business_management and whatsapp_business_messaging
    Generate it again at business.facebook.com > Settings > Users > System users > Generate token, with these permissions ticked.
    "
  `);
});

// user-problems.md 57
describe('the end of a token', () => {
  const soon = seedWithToken({ type: 'USER', expiresAt: START_SECONDS + 5 * 3_600 });

  test('that is near is told with a warning', async () => {
    const run = terminal({ seed: soon });
    const { code, stdout, stderr } = await run(`${CONNECT} --token-stdin`, { stdin: DEFAULT_TOKEN });
    expect(code).toBe(0);
    expect(stderr).toContain("This token expires in 5 hours. A system user's token can live for ever.");
    expect(stdout).toContain('USER Luna System User, expires in 5 hours');
  });

  test('is told in Spanish too', async () => {
    const run = terminal({ seed: soon });
    const { stdout, stderr } = await run(`${CONNECT} --token-stdin --lang es`, { stdin: DEFAULT_TOKEN });
    expect(stderr).toContain('Este token caduca dentro de 5 horas.');
    expect(stdout).toContain('USER Luna System User, caduca dentro de 5 horas');
  });

  test('that is far away is no warning', async () => {
    const run = terminal({ seed: seedWithToken({ expiresAt: START_SECONDS + 60 * 86_400 }) });
    const { stdout, stderr } = await run(`${CONNECT} --token-stdin`, { stdin: DEFAULT_TOKEN });
    expect([stdout, stderr]).toEqual([expect.stringContaining('expires in 60 days'), '']);
  });
});
