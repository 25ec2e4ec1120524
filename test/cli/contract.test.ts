/**
 * The rules that hold for every command, tested once over the whole tree instead of once a command. A new command joins by
 * its scene in contract/scenes.ts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'libsql';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Command, CommandPath } from '../../src/cli/command.js';
import { CHANGE_FIELDS, GLOBAL_FIELDS } from '../../src/cli/global-options.js';
import { main } from '../../src/cli/main.js';
import { GROUPS, loadCommands, PATHS } from '../../src/cli/tree.js';
import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../src/emulator/default-seed.js';
import { en } from '../../src/text/en.js';
import { es } from '../../src/text/es.js';
import { type Run, type Setup, type Terminal, terminal } from '../support/cli.js';
import { realHost } from '../support/real-host.js';
import { CUSTOMER, SCENES } from './contract/scenes.js';

type Staged = Exclude<CommandPath, 'demo'>;

const commands = await loadCommands();
const staged = Object.keys(SCENES) as Staged[];
const changing = commands.filter(({ changes }) => changes).map(({ path }) => path as Staged);
const harmless = staged.filter((path) => !changing.includes(path));

function commandOf(path: CommandPath): Command {
  const found = commands.find((command) => command.path === path);
  if (!found) throw new Error(`There is no command '${path}'.`);
  return found;
}

/** Plays the scene of a command on a terminal of its own, with more words at the end of its line. */
async function play(path: Staged, more = '', setup: Setup = {}): Promise<Run & { cli: Terminal }> {
  const cli = terminal(setup);
  const { prepare, line, options } = SCENES[path];
  await prepare?.(cli);
  return { ...(await cli(`${line} ${more}`, options)), cli };
}

function jsonLines(command: Command, stdout: string): unknown[] {
  const documents = command.streams ? stdout.trimEnd().split('\n') : [stdout];
  return documents.map((document) => JSON.parse(document) as unknown);
}

function errorOf({ stderr }: Run): Record<string, unknown> {
  return JSON.parse(stderr).error;
}

test('every command has a scene', () => {
  expect([...staged, 'demo'].sort()).toEqual([...PATHS].sort());
});

describe('output', () => {
  test.each(staged)("'%s --json' prints what its schema says, and nothing else", async (path) => {
    const command = commandOf(path);
    const { code, stdout } = await play(path, '--json');
    expect(code).toBe(SCENES[path].code ?? 0);
    for (const line of jsonLines(command, stdout)) expect(z.parse(command.output, line)).toEqual(line);
  });

  test.each(staged)("'%s' prints text for a person in both languages, with the same exit code", async (path) => {
    const runs = await Promise.all(['en', 'es'].map((language) => play(path, `--lang ${language}`)));
    for (const { code, stdout } of runs) {
      expect(code).toBe(SCENES[path].code ?? 0);
      expect(stdout).toMatch(/\S/);
      expect(stdout).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  test.each(staged)("'%s --output csv' prints a head and rows", async (path) => {
    const { code, stdout } = await play(path, '--output csv');
    expect(code).toBe(SCENES[path].code ?? 0);
    if (stdout.trim() !== '') expect(stdout).toMatch(/^\w+(,\w+)*\n/);
  });

  // Row 74: normal output on stderr. Row 77: a notice that breaks `jq`.
  test.each(staged)("'%s' prints the same data when it also says and shows what it does", async (path) => {
    const [quiet, loud] = [await play(path, '--json --quiet'), await play(path, '--json --debug --verbose')];
    expect(loud.stdout.replaceAll(loud.cli.home, '~')).toBe(quiet.stdout.replaceAll(quiet.cli.home, '~'));
    // The failure that ends a stream is told on stderr too, even with --quiet.
    if (SCENES[path].code === undefined) expect(quiet.stderr).toBe('');
  });

  // Row 61: one redactor before every sink.
  test.each(staged.filter((path) => path !== 'emulator start'))(
    "'%s' shows no secret, not even with --debug",
    async (path) => {
      for (const manner of ['--debug', '--json --debug', '--output csv']) {
        const { stdout, stderr } = await play(path, manner);
        expect(stdout + stderr).not.toContain(DEFAULT_TOKEN);
        expect(stdout + stderr).not.toContain(DEFAULT_IDS.appSecret);
      }
    },
  );

  test('--jq prints what it picks, a text without quotes', async () => {
    const { stdout } = await play('templates list', `--jq ".templates[].name"`);
    expect(stdout.trimEnd().split('\n')).toEqual(['weekend_offer', 'hello_world', 'order_ready', 'pedido_listo']);
  });
});

describe('where nobody can answer', () => {
  // Row 90: panic or hang without a terminal.
  test.each(staged)("'%s' alone ends by itself and asks nothing", async (path) => {
    // The default port of `emulator start` is the one at which the emulator of the tests is.
    const run = await terminal()(path);
    expect([0, 2]).toContain(run.code);
    expect(run.stderr).not.toContain(en.bug.label);
  });

  const needy = staged.filter((path) => SCENES[path].prepare !== undefined && path !== 'channel list');

  test.each(needy)("'%s' says what is missing when no channel is connected, and sends nothing", async (path) => {
    const cli = terminal();
    const { line, options } = SCENES[path];
    const { code, stderr } = await cli(line, { stdin: options?.stdin ?? '' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/wabactl (connect|channel list)/);
    expect(cli.sent()).toEqual([]);
  });
});

describe('a failure', () => {
  interface Case {
    readonly line: string;
    prepare?(cli: Terminal): unknown;
    readonly code: number;
    readonly kind: string;
    /** A check prints what it found before it fails. */
    readonly reports?: true;
  }
  const answer = (httpStatus: number, body: string) => (cli: Terminal) =>
    cli.emulator.state.faults.push({
      method: undefined,
      pathEndsWith: undefined,
      times: 99,
      action: { kind: 'raw', httpStatus, body, contentType: 'application/json' },
    });
  const killToken = (cli: Terminal) => {
    for (const token of cli.emulator.state.tokens.values()) token.invalidSubcode = 463;
  };
  // Row 75: exit 0 on API errors.
  const CASES: Record<string, Case> = {
    'an answer that nobody understands': {
      line: 'templates sync',
      prepare: answer(200, '{"data":7}'),
      code: 1,
      kind: 'bug',
    },
    'a wrong value': { line: 'send text nobody hello', code: 2, kind: 'usage' },
    'a dead token': { line: 'templates sync', prepare: killToken, code: 3, kind: 'auth' },
    'a refusal of Meta': {
      line: `send text ${CUSTOMER} hi --reply-to wamid.unknown`,
      prepare: refuse,
      code: 4,
      kind: 'refused',
    },
    'no network': {
      line: 'templates sync',
      prepare: (cli: Terminal) => cli.network.servers.clear(),
      code: 5,
      kind: 'unreachable',
    },
    'a check that found something': { line: 'webhook status', code: 6, kind: 'unhealthy', reports: true },
    'an event that did not come': {
      line: 'webhook listen --until 1 --timeout 1s',
      code: 7,
      kind: 'undelivered',
      reports: true,
    },
  };
  function refuse(cli: Terminal) {
    cli.emulator.state.faults.push({
      method: 'POST',
      pathEndsWith: '/messages',
      times: 1,
      action: { kind: 'refuse', httpStatus: 400, code: 131009 },
    });
  }

  test.each(Object.entries(CASES))('%s has an exit code of its own', async (_, { line, prepare, code }) => {
    const cli = terminal();
    await cli.connect();
    prepare?.(cli);
    expect((await cli(line)).code).toBe(code);
  });

  // Row 76: an error on stdout.
  test.each(Object.entries(CASES))('%s is one JSON object on stderr', async (_, { line, prepare, kind, reports }) => {
    const cli = terminal();
    await cli.connect();
    prepare?.(cli);
    const run = await cli(`${line} --json --quiet`);
    expect(errorOf(run)).toMatchObject({ kind, message: expect.stringMatching(/\S/) });
    expect(errorOf(run)).toHaveProperty('hint');
    if (!reports) expect(run.stdout).toBe('');
  });

  test('a refusal carries the code, subcode, details and trace of Meta', async () => {
    const cli = terminal();
    await cli.connect();
    refuse(cli);
    const run = await cli(`send text ${CUSTOMER} hi --json`);
    expect(errorOf(run).graph).toMatchObject({ code: 131009, subcode: null, fbtraceId: expect.any(String) });
  });

  test.each([
    ['templats list --json', {}],
    ['templates list -o json', { WABACTL_OUTPUT: 'human' }],
    ['templates list --jq .x', {}],
    ['templates list', { WABACTL_OUTPUT: 'json' }],
  ])("'%s' %j tells it as JSON", async (line, env) => {
    expect(errorOf(await terminal()(line, { env }))).toMatchObject({ kind: 'usage' });
  });

  test('the flag wins over the variable for failures too', async () => {
    const run = await terminal({ env: { WABACTL_OUTPUT: 'json' } })('templates list --output human');
    expect(run.stderr).toMatch(/^Error: /);
  });

  test('Ctrl-C ends with 130 and one word', async () => {
    expect((await play('emulator start')).stderr).toBe('Interrupted\n');
  });
});

describe('a wrong word', () => {
  test.each(staged)("'%s' with a mistyped option suggests the right one and does nothing", async (path) => {
    const cli = terminal();
    const { prepare, line, options } = SCENES[path];
    await prepare?.(cli);
    const before = cli.sent().length;
    const { meanwhile: _, ...still } = options ?? {};
    const run = await cli(`${line} --quite`, still);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('--quiet');
    expect(cli.sent()).toHaveLength(before);
  });

  test.each([
    ['templats list', "'templates'"],
    ['templates lst', "'list'"],
    ['help exit-code', 'exit-codes'],
    ['help templats', "'templates'"],
    ['webhook lisen --help', "'listen'"],
  ])("'%s' suggests %s", async (line, suggestion) => {
    const run = await terminal()(line);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(suggestion);
  });

  test.each([
    ['templates list extra'],
    ['send text'],
    ['templates list --search'],
    ['templates list --json --output csv'],
    ['templates list --quiet --verbose'],
    ['templates list --quiet --debug'],
    ['templates list --output xml'],
    ['templates list --lang fr'],
    ['templates list --color red'],
  ])("'%s' is refused before anything is sent, in both languages", async (line) => {
    const cli = terminal();
    await cli.connect();
    const before = cli.sent().length;
    const [english, spanish] = [await cli(line), await cli(line, { env: { WABACTL_LANG: 'es' } })];
    expect([english.code, spanish.code]).toEqual([2, 2]);
    expect(english.stderr).not.toBe(spanish.stderr);
    expect(cli.sent()).toHaveLength(before);
  });
});

describe('help', () => {
  const catalogues = { en, es };
  const FOREIGN =
    /Usage|Options?:|Arguments?:|Commands?:|Examples?:|\[options\]|display help|default|choices|command\b/i;

  /** Wrapped lines put together, since a description may go over several. */
  const flat = (text: string) => text.replace(/\s+/g, ' ');

  describe.each(['en', 'es'] as const)('in %s', (language) => {
    const text = catalogues[language];

    test.each(PATHS)("of '%s' describes each argument and option", async (path) => {
      const { code, stdout, stderr } = await terminal()(`${path} --help --lang ${language}`);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const { summary, args, options } = text.commands[path];
      const { args: argFields, options: optionFields, changes } = commandOf(path);
      const fields = { ...argFields, ...optionFields, ...(changes ? CHANGE_FIELDS : {}), ...GLOBAL_FIELDS };
      for (const { flags } of Object.values(fields)) expect(stdout).toContain(flags);
      for (const words of [summary, ...Object.values(args), ...Object.values(options)]) {
        expect(words).toMatch(/\S/);
        expect(flat(stdout)).toContain(flat(words));
      }
    });

    test.each(['', ...GROUPS])("of the group '%s' names all that is below it", async (group) => {
      const { code, stdout } = await terminal()(`${group} --help --lang ${language}`);
      expect(code).toBe(0);
      const depth = group === '' ? 1 : group.split(' ').length + 1;
      const below = PATHS.filter((path) => path.startsWith(group) && path.split(' ').length === depth);
      for (const path of below) {
        expect(stdout).toContain(path.split(' ').at(-1));
        expect(flat(stdout)).toContain(flat(text.commands[path].summary));
      }
    });
  });

  test.each(['', ...GROUPS, ...PATHS])("of '%s' has no English left in Spanish", async (words) => {
    const { stdout } = await terminal()(`${words} --help --lang es`);
    const own = stdout
      .split('\n')
      .filter((line) => !line.startsWith('  $ '))
      .join('\n');
    expect(own).not.toMatch(FOREIGN);
  });

  test.each(['templates', 'templates list', 'connect', 'help'])(
    "'help %s' is the same as '--help' behind it",
    async (words) => {
      const [one, other] = [await terminal()(`help ${words}`), await terminal()(`${words} --help`)];
      expect(one).toEqual(other);
    },
  );

  test('of a group comes without asking for it', async () => {
    expect((await terminal()('templates')).stdout).toBe((await terminal()('templates --help')).stdout);
  });

  test('fits a narrow terminal', async () => {
    const { stdout } = await terminal({ tty: true, columns: 60 })('send template --help');
    const tooLong = stdout.split('\n').filter((line) => stringWidth(line) > 60 && !line.startsWith('  $ '));
    expect(tooLong).toEqual([]);
  });
});

describe('a command that changes something', () => {
  /** Every file with its content; of a database the rows, because SQLite tidies its files whenever it likes. */
  function files(home: string): Record<string, string> {
    const entries = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
    const kept = paths.filter((path) => !/-(wal|shm)$/.test(path));
    return Object.fromEntries(
      kept.map((path) => [path, path.endsWith('.db') ? rows(path) : readFileSync(path, 'utf8')]),
    );
  }

  function rows(path: string): string {
    const database = new Sqlite(path);
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
    const content = tables.map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]);
    database.close();
    return JSON.stringify(content);
  }

  test.each(changing)("'%s --dry-run' prints a plan, changes nothing at Meta and writes no file", async (path) => {
    const cli = terminal();
    const { prepare, line, options } = SCENES[path];
    await prepare?.(cli);
    await cli('templates sync', {});
    const [filesBefore, sentBefore] = [files(cli.home), cli.sent().length];
    const { code, stdout } = await cli(`${line} --dry-run --json`, options);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ dryRun: true });
    expect(
      cli
        .sent()
        .slice(sentBefore)
        .filter((request) => !request.startsWith('GET ')),
    ).toEqual([]);
    expect(files(cli.home)).toEqual(filesBefore);
  });

  test.each(changing)("'%s --dry-run' shows no secret", async (path) => {
    const { stdout, stderr } = await play(path, '--dry-run');
    expect(stdout).toMatch(/^Dry run/);
    expect(stdout + stderr).not.toContain(DEFAULT_TOKEN);
    expect(stdout + stderr).not.toContain(DEFAULT_IDS.appSecret);
  });

  test.each(changing)("'%s --yes' is understood", async (path) => {
    expect((await play(path, '--yes')).code).toBe(0);
  });

  test.each(harmless.filter((path) => SCENES[path].code === undefined))(
    "'%s' changes nothing, so it offers no --dry-run and sends only GET",
    async (path) => {
      expect((await play(path, '--dry-run')).code).toBe(2);
      const cli = terminal();
      await SCENES[path].prepare?.(cli);
      const before = cli.sent().length;
      await cli(SCENES[path].line, SCENES[path].options);
      expect(
        cli
          .sent()
          .slice(before)
          .every((request) => request.startsWith('GET ')),
      ).toBe(true);
    },
  );
});

describe('secrets', () => {
  test('no option takes the value of one', () => {
    const flags = commands.flatMap(({ options }) => Object.values(options).map((field) => field.flags));
    const all = [...flags, ...Object.values(GLOBAL_FIELDS).map((field) => field.flags)];
    const takers = all.filter((flag) => /token|secret|password|pin\b/i.test(flag) && flag.includes('<'));
    expect(takers.every((flag) => flag.includes('-file '))).toBe(true);
    expect(takers.length).toBeGreaterThan(0);
  });
});

describe('colour', () => {
  const ESCAPE = '\u001b[';
  async function isColoured(env: Record<string, string>, { tty = true, flag = '' } = {}): Promise<[boolean, boolean]> {
    const cli = terminal({ env, tty });
    await cli.connect();
    await cli('templates sync --quiet');
    const good = await cli(`templates list ${flag}`);
    const bad = await cli(`templates show nothing ${flag}`);
    return [good.stdout.includes(ESCAPE), bad.stderr.includes(ESCAPE)];
  }

  // Row 94: TERM=dumb ignored.
  test.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '' }, true],
    [{ TERM: 'dumb' }, false],
    [{ CLICOLOR: '0' }, false],
    [{ FORCE_COLOR: '0' }, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('on a terminal with %j: %s', async (env, expected) => {
    expect(await isColoured(env)).toEqual([expected, expected]);
  });

  test.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ CLICOLOR_FORCE: '1' }, true],
    [{ CLICOLOR_FORCE: '0' }, false],
  ])('in a pipe with %j: %s', async (env, expected) => {
    expect(await isColoured(env, { tty: false })).toEqual([expected, expected]);
  });

  test.each([
    ['always', { NO_COLOR: '1' }, true],
    ['never', { FORCE_COLOR: '1' }, false],
  ])('--color %s wins over %j', async (when, env, expected) => {
    expect(await isColoured(env, { flag: `--color ${when}` })).toEqual([expected, expected]);
  });

  test('never gets into JSON', async () => {
    expect((await play('templates list', '--json --color always', { tty: true })).stdout).not.toContain('\u001b');
  });
});

describe('settings', () => {
  test.each([
    ['json', /^\{/],
    ['csv', /^id,name,/],
    ['human', /^NAME /],
    ['', /^NAME /],
  ])("WABACTL_OUTPUT='%s' is what a pipeline gets", async (format, expected) => {
    expect((await play('templates list', '', { env: { WABACTL_OUTPUT: format } })).stdout).toMatch(expected);
  });

  test('a format that does not exist is refused by the name of the variable', async () => {
    const { code, stdout, stderr } = await terminal({ env: { WABACTL_OUTPUT: 'yaml' } })('channel list');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('WABACTL_OUTPUT must be one of human, json, csv');
  });

  test.each<[string, string, Record<string, string>]>([
    ['--lang es', 'Error: No', { WABACTL_LANG: 'en' }],
    ['--lang=es', 'Error: No', {}],
    ['', 'Error: No', { WABACTL_LANG: 'es', LANG: 'en_US.UTF-8' }],
    ['', 'Error: No', { LANG: 'es_AR.UTF-8' }],
    ['', 'Error: No', { LC_ALL: 'es_MX', LANG: 'en_US' }],
    ['', 'Error: There', { LANG: 'fr_FR' }],
    ['', 'Error: There', { WABACTL_LANG: 'fr', LANG: 'C' }],
  ])("'%s' speaks '%s' with %j", async (flag, start, env) => {
    expect((await terminal({ env })(`channel lst ${flag}`)).stderr).toMatch(new RegExp(`^${start}`));
  });

  test('--quiet keeps notes back, but no error', async () => {
    const [loud, quiet] = [await play('templates list'), await play('templates list', '--quiet')];
    expect([loud.stderr, quiet.stderr]).toEqual(['The templates were never synced, so this is done now.\n', '']);
    expect((await terminal()('channel show --quiet')).stderr).toMatch(/^Error: /);
  });
});

describe('text from outside', () => {
  const EVIL = 'a\u001b[2J\u001b]0;owned\u0007\u009b31m\u202eb\u2028c';
  const ACTS = /[^\P{Cc}\n\t]|[\u2028-\u202e\u2066-\u2069]/u;

  function poison({ emulator: { state } }: Terminal): void {
    for (const waba of state.wabas.values()) waba.name = EVIL;
    for (const phone of state.phones.values()) Object.assign(phone, { verifiedName: EVIL, profile: { about: EVIL } });
    for (const app of state.apps.values()) app.name = EVIL;
    for (const template of state.templates.values()) {
      template.category = EVIL;
      template.components = [
        { type: 'BODY', text: `Hi ${EVIL}` },
        { type: 'FOOTER', text: EVIL },
      ];
    }
  }

  async function playPoisoned(path: Staged, more: string): Promise<Run> {
    const cli = terminal({ tty: true });
    poison(cli);
    const { prepare, line, options } = SCENES[path];
    await prepare?.(cli);
    const beside = options?.meanwhile && {
      meanwhile: async (host: Parameters<NonNullable<typeof options.meanwhile>>[0]) => {
        await host.printed('http');
        host.pressCtrlC();
      },
    };
    return cli(`${line} ${more}`, { ...options, ...beside });
  }

  test.each(staged.filter((path) => path !== 'completion'))("never acts on the terminal through '%s'", async (path) => {
    for (const manner of [
      '--color never',
      '--color never --output csv',
      '--color never --debug',
      '--json',
      '--json --debug',
    ]) {
      const { stdout, stderr } = await playPoisoned(path, manner);
      expect(stdout).not.toMatch(ACTS);
      expect(stderr).not.toMatch(ACTS);
    }
  });

  test('stays in JSON, escaped', async () => {
    const { stdout } = await playPoisoned('profile show', '--json');
    expect(JSON.stringify(JSON.parse(stdout))).toContain(JSON.stringify(EVIL).slice(1, -1));
  });

  test('is told by a failure without its control characters', async () => {
    const cli = terminal({ tty: true });
    const { stderr } = await cli(['templates', 'show', EVIL, '--color', 'never', '--channel', 'x']);
    expect(stderr).not.toMatch(ACTS);
  });
});

describe('a table', () => {
  const bakery = { ...defaultSeed.wabas?.[0], name: '月の面包店 🥐🥐🥐 con un nombre muy largo' };
  const phones = bakery.phones?.map((phone) => ({ ...phone, verifiedName: '👩‍🍳 ルナ・ベーカリー' })) ?? [];
  const seed = { ...defaultSeed, wabas: [{ ...bakery, phones }] } as NonNullable<Setup['seed']>;

  test.each([60, 80, 120])('fits %i columns, with wide characters and emoji', async (columns) => {
    const { stdout } = await play('channel list', '--color never', { tty: true, columns, seed });
    expect(stdout.split('\n').filter((line) => stringWidth(line) > columns)).toEqual([]);
  });

  test('is neither cut nor wrapped in a pipe', async () => {
    const { stdout } = await play('channel list', '', { seed });
    expect(stdout).toContain('月の面包店 🥐🥐🥐 con un nombre muy largo');
  });
});

describe('the demo', () => {
  test("keeps the contract too: every line of 'demo --json' is what its schema says", async () => {
    const { host, stdout, stderr } = realHost();
    expect(await main(['demo', '--json'], host)).toBe(0);
    const demo = commandOf('demo');
    for (const line of jsonLines(demo, stdout())) expect(z.parse(demo.output, line)).toEqual(line);
    expect(stderr()).toBe('');
  });
});
