import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, type Line, type Terminal, terminal } from '../../support/cli.js';

interface Row {
  readonly setting: string;
  readonly value: string | null;
  readonly origin: string;
  readonly source: string | null;
}

/** One setting as `config explain --json` tells it. */
async function explained(run: Terminal, setting: string, flags = '', line: Line = {}): Promise<Row | undefined> {
  const { stdout } = await run(`config explain --json ${flags}`, line);
  return (JSON.parse(stdout) as Row[]).find((row) => row.setting === setting);
}

/** The same on every machine: columns are as wide as the path of the home is long. */
const settled = (stdout: string, { home }: Terminal) => stdout.replaceAll(home, '~').replace(/ {2,}/g, '  ');

/** Writes into the user's configuration, as an editor would. */
function writeSettings(run: Terminal, settings: object): string {
  const folder = join(run.home, 'config');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'config.json');
  writeFileSync(path, JSON.stringify({ version: 1, currentChannelId: null, channels: [], settings }));
  return path;
}

// user-problems.md 84: which value counts, and where it comes from.
describe('config explain names the origin of', () => {
  test('a default', async () => {
    expect(await explained(terminal(), 'graphVersion')).toMatchObject({ origin: 'default', source: null });
  });

  test('a value of the user configuration', async () => {
    const run = terminal();
    const source = writeSettings(run, { graphVersion: 'v24.0' });
    expect(await explained(run, 'graphVersion')).toMatchObject({ value: 'v24.0', origin: 'user', source });
  });

  test('a value of the project file, which goes before that', async () => {
    const run = terminal();
    writeSettings(run, { graphVersion: 'v24.0' });
    const source = run.write('wabactl.config.json', '{"graphVersion":"v23.0"}');
    expect(await explained(run, 'graphVersion')).toMatchObject({ value: 'v23.0', origin: 'project', source });
  });

  test('a variable, which goes before both', async () => {
    const run = terminal();
    run.write('wabactl.config.json', '{"graphVersion":"v23.0"}');
    const env = { WABACTL_GRAPH_VERSION: 'v22.0' };
    const row = { value: 'v22.0', origin: 'environment', source: 'WABACTL_GRAPH_VERSION' };
    expect(await explained(run, 'graphVersion', '', { env })).toMatchObject(row);
  });

  test('a flag, which goes before all', async () => {
    const env = { WABACTL_GRAPH_VERSION: 'v22.0' };
    const row = { value: 'v21.0', origin: 'flag', source: '--graph-version' };
    expect(await explained(terminal(), 'graphVersion', '--graph-version v21.0', { env })).toMatchObject(row);
  });

  test('the output format', async () => {
    expect(await explained(terminal(), 'output')).toMatchObject({ value: 'json', origin: 'flag', source: '--json' });
    const { stdout } = await terminal({ env: { WABACTL_OUTPUT: 'csv' } })('config explain');
    expect(stdout).toContain('output,csv,environment,WABACTL_OUTPUT');
  });

  test('the language', async () => {
    const lang = (flags: string, env = {}) => explained(terminal(), 'lang', flags, { env });
    expect(await lang('--lang es')).toMatchObject({ value: 'es', origin: 'flag' });
    expect(await lang('', { WABACTL_LANG: 'es' })).toMatchObject({ value: 'es', origin: 'environment' });
    expect(await lang('', { WABACTL_LANG: 'xx' })).toMatchObject({ value: 'en', origin: 'default' });
  });

  test('the current channel, its ids and its address', async () => {
    const run = terminal();
    await run.connect();
    expect(await explained(run, 'channel')).toMatchObject({ value: 'shop', origin: 'user' });
    expect(await explained(run, 'wabaId')).toMatchObject({
      value: DEFAULT_IDS.wabaId,
      origin: 'channel',
      source: 'shop',
    });
    expect(await explained(run, 'graphUrl')).toMatchObject({ value: GRAPH_URL, origin: 'channel' });
    const url = 'http://127.0.0.1:9';
    const row = { value: url, origin: 'flag', source: '--graph-url' };
    expect(await explained(run, 'graphUrl', `--graph-url ${url}`)).toMatchObject(row);
  });

  test('a channel that a flag, a variable or the project file names', async () => {
    const run = terminal();
    await run.connect();
    expect(await explained(run, 'channel', '--channel shop')).toMatchObject({ origin: 'flag', source: '--channel' });
    const env = { WABACTL_CHANNEL: 'shop' };
    const byVariable = { origin: 'environment', source: 'WABACTL_CHANNEL' };
    expect(await explained(run, 'channel', '', { env })).toMatchObject(byVariable);
    const source = run.write('wabactl.config.json', '{"channel":"shop"}');
    expect(await explained(run, 'channel')).toMatchObject({ origin: 'project', source });
  });

  test('a secret: whether there is one, and never the secret', async () => {
    const run = terminal();
    await run.connect();
    expect(await explained(run, 'token')).toEqual({ setting: 'token', value: '***', origin: 'file', source: null });
    const env = { WABACTL_TOKEN: DEFAULT_TOKEN };
    const byVariable = { value: '***', origin: 'environment', source: 'WABACTL_TOKEN' };
    expect(await explained(run, 'token', '', { env })).toMatchObject(byVariable);
    const { stdout } = await run('config explain', { env });
    expect(stdout).not.toContain(DEFAULT_TOKEN.slice(-8));
  });

  test('a channel of the environment, variable by variable', async () => {
    const env = {
      WABACTL_WABA_ID: DEFAULT_IDS.wabaId,
      WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId,
      WABACTL_GRAPH_URL: GRAPH_URL,
    };
    const run = terminal({ env });
    const { stdout } = await run('config explain');
    expect(settled(stdout, run).split('\n').slice(0, 13).join('\n')).toMatchInlineSnapshot(`
      "SETTING  VALUE  FROM
      output  human  default
      lang  en  default
      graphVersion  v25.0 (until 2028-07-29)  default
      channel  environment:109876543210987  environment: WABACTL_WABA_ID, WABACTL_PHONE_NUMBER_ID
      graphUrl  http://127.0.0.1:4290  environment: WABACTL_GRAPH_URL
      kind  emulator  environment
      wabaId  104996122399160  environment: WABACTL_WABA_ID
      phoneNumberId  109876543210987  environment: WABACTL_PHONE_NUMBER_ID
      appId  not set
      token  not set
      appSecret  not set
      verifyToken  not set"
    `);
  });
});

describe('config explain', () => {
  test('reads well in both languages on a new machine', async () => {
    const run = terminal();
    const english = await run('config explain');
    const spanish = await run('config explain --lang es');
    expect([english.code, spanish.code]).toEqual([0, 0]);
    expect(settled(english.stdout, run)).toMatchInlineSnapshot(`
      "SETTING  VALUE  FROM
      output  human  default
      lang  en  default
      graphVersion  v25.0 (until 2028-07-29)  default
      channel  not set
      graphUrl  https://graph.facebook.com  default
      token  not set
      appSecret  not set
      verifyToken  not set
      folders.config  ~/config  default
      folders.state  ~/state  default
      folders.cache  ~/cache  default
      "
    `);
    expect(settled(spanish.stdout, run)).toMatchInlineSnapshot(`
      "AJUSTE  VALOR  DE
      output  human  por omisión
      lang  es  opción: --lang
      graphVersion  v25.0 (hasta el 2028-07-29)  por omisión
      channel  sin definir
      graphUrl  https://graph.facebook.com  por omisión
      token  sin definir
      appSecret  sin definir
      verifyToken  sin definir
      folders.config  ~/config  por omisión
      folders.state  ~/state  por omisión
      folders.cache  ~/cache  por omisión
      "
    `);
  });

  test('works when the channel that is named does not exist, and says so', async () => {
    const run = terminal();
    const { code, stdout, stderr } = await run('config explain --json', { env: { WABACTL_CHANNEL: 'shop' } });
    expect([code, stderr]).toEqual([0, "There is no channel named 'shop' (named by WABACTL_CHANNEL)\n"]);
    const row = { setting: 'channel', value: 'shop', origin: 'environment', source: 'WABACTL_CHANNEL' };
    expect(JSON.parse(stdout)).toContainEqual(row);
  });

  test('works when another host is configured than the channel has, and says so', async () => {
    const run = terminal();
    await run.connect();
    const { code, stderr } = await run('config explain', { env: { WABACTL_GRAPH_URL: 'https://graph.facebook.com' } });
    expect([code, stderr]).toEqual([0, expect.stringContaining('graph.facebook.com is configured')]);
  });

  test('sends nothing', async () => {
    const run = terminal();
    await run('config explain', { env: { WABACTL_TOKEN: DEFAULT_TOKEN } });
    expect(run.network.requests).toEqual([]);
  });
});

// user-problems.md 63: how long the version that is used still answers.
describe('config explain tells of the Graph version', () => {
  test.each([
    ['v25.0', 'ok', '2028-07-29', 'until 2028-07-29', 'hasta el 2028-07-29'],
    ['v26.0', 'ok', null, 'no end announced', 'sin fin anunciado'],
    ['v21.0', 'ends-soon', '2027-01-21', 'only until 2027-01-21', 'solo hasta el 2027-01-21'],
    ['v20.0', 'ended', '2026-09-24', 'ended on 2026-09-24', 'terminó el 2026-09-24'],
    ['v19.0', 'ended', null, 'ended', 'terminó'],
    ['v27.0', 'unknown', null, 'not known to this wabactl', 'este wabactl no la conoce'],
  ])('%s that it is %s', async (version, versionState, endsOn, english, spanish) => {
    const run = terminal();
    const flags = `--graph-version ${version}`;
    expect(await explained(run, 'graphVersion', flags)).toMatchObject({ versionState, endsOn });
    expect((await run(`config explain ${flags}`)).stdout).toContain(`${version} (${english})`);
    expect((await run(`config explain ${flags} --lang es`)).stdout).toContain(`${version} (${spanish})`);
  });
});

describe('a file that cannot be read is named with its path', () => {
  test.each(['config explain', 'channel list', 'profile show'])('the configuration, by %s', async (line) => {
    const run = terminal();
    const path = writeSettings(run, {});
    writeFileSync(path, '{"version":1,');
    const english = await run(line);
    const spanish = await run(`${line} --lang es`);
    expect([english.code, english.stdout, spanish.code]).toEqual([2, '', 2]);
    expect(english.stderr).toContain(`The file ${path} is damaged: it is not valid JSON`);
    expect(spanish.stderr).toContain(path);
  });

  test('the secrets', async () => {
    const run = terminal();
    await run.connect();
    const path = join(run.home, 'config', 'secrets.json');
    writeFileSync(path, `{"token":"${DEFAULT_TOKEN}`);
    const { code, stderr } = await run('profile show');
    expect([code, stderr]).toEqual([2, expect.stringContaining(path)]);
    expect(stderr).not.toContain(DEFAULT_TOKEN.slice(-8));
  });

  test('the project file, and a secret in it is an error that does not repeat it', async () => {
    const run = terminal();
    const path = run.write('wabactl.config.json', JSON.stringify({ token: DEFAULT_TOKEN }));
    const { code, stderr } = await run('config explain');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`The project file ${path} holds a secret under 'token'`),
    ]);
    expect(stderr).not.toContain(DEFAULT_TOKEN.slice(-8));
  });
});
