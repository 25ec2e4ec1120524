import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, type Setup, type Terminal, terminal } from '../../support/cli.js';
import { IDS, seedWithThreeNumbers } from '../connect/seeds.js';

/** A terminal with the channels `shop` (with app secret) and `flowers`, which is the current one. */
async function withTwoChannels(setup: Setup = {}): Promise<Terminal> {
  const run = terminal({ seed: seedWithThreeNumbers(), ...setup });
  const connect = `connect --no-input --graph-url ${GRAPH_URL} --token-stdin --phone`;
  const env = { WABACTL_APP_SECRET: DEFAULT_IDS.appSecret };
  await run(`${connect} ${IDS.phoneId} --name shop`, { stdin: DEFAULT_TOKEN, env });
  await run(`${connect} ${IDS.secondPhoneId} --name flowers`, { stdin: DEFAULT_TOKEN });
  return run;
}

const namesOf = async (run: Terminal) =>
  JSON.parse((await run('channel list --json')).stdout).map(({ name }: { name: string }) => name);

describe('channel list', () => {
  test('shows every channel and marks the current one', async () => {
    const run = await withTwoChannels();
    expect((await run('channel list')).stdout).toMatchInlineSnapshot(`
      "   NAME     NUMBER            DISPLAY NAME        ACCOUNT      KIND
         shop     +1 555-019-2837   Luna Bakery         Luna Bakery  emulator
      *  flowers  +34 600 11 12 22  Sol Flowers Madrid  Sol Flowers  emulator
      "
    `);
    expect((await run('channel list --lang es')).stdout).toContain('NOMBRE VISIBLE');
  });

  test('gives a script the ids', async () => {
    const run = await withTwoChannels();
    expect(JSON.parse((await run('channel list --json')).stdout)).toEqual([
      expect.objectContaining({ name: 'shop', current: false, phoneNumberId: IDS.phoneId, kind: 'emulator' }),
      expect.objectContaining({ name: 'flowers', current: true, wabaId: IDS.secondWabaId }),
    ]);
  });

  test('gives rows for a spreadsheet', async () => {
    const run = await withTwoChannels();
    const { stdout } = await run('channel list --output csv');
    expect(stdout.split('\n')[0]).toContain('name,current,kind,displayPhoneNumber');
  });

  test('of a new machine says how to begin, and makes no file', async () => {
    const run = terminal();
    expect((await run('channel list')).stdout).toContain('Run `wabactl connect`');
    expect((await run('channel list --lang es')).stdout).toContain('Ejecute `wabactl connect`');
    expect(readdirSync(run.home)).toEqual([]);
  });
});

describe('channel show', () => {
  // user-problems.md 89: where the secrets are, and nothing of them.
  test('shows the ids and where the secrets are, and no secret', async () => {
    const run = await withTwoChannels();
    const { stdout } = await run('channel show shop');
    expect(stdout).toMatchInlineSnapshot(`
      "Name             shop
      Number           +1 555-019-2837
      Display name     Luna Bakery
      Phone number id  109876543210987
      WABA             Luna Bakery (104996122399160)
      Business id      201544870031120
      App              Luna Bakery Messaging (712300456789012)
      Graph API        http://127.0.0.1:4290 (emulator)
      Token            in a file only you can read, SYSTEM_USER
      App secret       in a file only you can read
      Verify token     in a file only you can read
      Connected        now
      Updated          now
      "
    `);
    expect(stdout).not.toContain(DEFAULT_TOKEN.slice(-6));
  });

  test('shows the current one in Spanish', async () => {
    const run = await withTwoChannels();
    expect((await run('channel show --lang es')).stdout).toMatchInlineSnapshot(`
      "Nombre                 flowers (actual)
      Número                 +34 600 11 12 22
      Nombre visible         Sol Flowers Madrid
      Id. del número         109876543210988
      WABA                   Sol Flowers (104996122399161)
      Id. de la empresa      201544870031121
      Aplicación             Luna Bakery Messaging (712300456789012)
      Graph API              http://127.0.0.1:4290 (emulator)
      Token                  en un archivo que solo usted puede leer, SYSTEM_USER
      Clave secreta          sin guardar
      Token de verificación  en un archivo que solo usted puede leer
      Conectado              ahora
      Actualizado            ahora
      "
    `);
  });

  test('shows another by --channel', async () => {
    const run = await withTwoChannels();
    const { stdout } = await run('channel show --channel shop --json');
    expect(JSON.parse(stdout)).toMatchObject({ name: 'shop', current: false });
  });

  test('of one that does not exist suggests the nearest', async () => {
    const run = await withTwoChannels();
    const { code, stderr } = await run('channel show flower');
    expect([code, stderr]).toEqual([2, expect.stringContaining("Did you mean 'flowers'?")]);
  });
});

describe('channel use', () => {
  test('makes another channel the one that commands speak for', async () => {
    const run = await withTwoChannels();
    expect((await run('channel use SHOP')).stdout).toBe('shop is now the current channel\n');
    expect((await run('channel show --json --jq .name')).stdout).toBe('shop\n');
    expect((await run('channel use flowers --lang es')).stdout).toBe('flowers es ahora el canal actual\n');
  });

  test('says to a script whether anything changed', async () => {
    const run = await withTwoChannels();
    expect(JSON.parse((await run('channel use flowers --json')).stdout)).toEqual({ name: 'flowers', changed: false });
    expect(JSON.parse((await run('channel use shop --json')).stdout)).toEqual({ name: 'shop', changed: true });
  });

  test('--dry-run changes nothing', async () => {
    const run = await withTwoChannels();
    expect((await run('channel use shop --dry-run')).code).toBe(0);
    expect((await run('channel show --json --jq .name')).stdout).toBe('flowers\n');
  });
});

describe('channel rename', () => {
  test('keeps id, secrets and history', async () => {
    const run = await withTwoChannels();
    await run('templates sync --channel shop');
    const before = JSON.parse((await run('channel show shop --json')).stdout);
    expect((await run('channel rename shop bakery')).stdout).toBe('shop is now called bakery\n');
    const after = JSON.parse((await run('channel show bakery --json')).stdout);
    expect(after).toEqual({ ...before, name: 'bakery' });
    expect((await run('templates list --channel bakery')).stdout).toContain('order_ready');
    expect((await run('profile show --channel bakery')).code).toBe(0);
  });

  test('takes another case of the same name', async () => {
    const run = await withTwoChannels();
    expect((await run('channel rename shop Shop --lang es')).stdout).toBe('shop se llama ahora Shop\n');
    expect(await namesOf(run)).toEqual(['Shop', 'flowers']);
  });

  test('to the name it has does nothing', async () => {
    const run = await withTwoChannels();
    const { code, stdout } = await run('channel rename shop shop --json');
    expect([code, JSON.parse(stdout)]).toEqual([0, { before: 'shop', name: 'shop', changed: false }]);
  });

  test('to the name of another is refused, whatever its case', async () => {
    const run = await withTwoChannels();
    const { code, stderr } = await run('channel rename shop FLOWERS --lang es');
    expect([code, stderr]).toEqual([2, expect.stringContaining("Ya hay otro canal llamado 'FLOWERS'")]);
  });

  test.each(['-', '../x', 'a b', ''])('to %j is refused', async (name) => {
    const run = await withTwoChannels();
    expect((await run(['channel', 'rename', 'shop', name])).code).toBe(2);
    expect(await namesOf(run)).toEqual(['shop', 'flowers']);
  });

  test('--dry-run changes nothing', async () => {
    const run = await withTwoChannels();
    await run('channel rename shop bakery --dry-run');
    expect(await namesOf(run)).toEqual(['shop', 'flowers']);
  });
});

describe('channel remove', () => {
  test('asks first, and a no changes nothing', async () => {
    const run = await withTwoChannels({ tty: true });
    const { code, stderr } = await run('channel remove shop', { answers: [false] });
    expect([code, stderr]).toEqual([130, expect.stringContaining('Nothing was changed')]);
    expect(await namesOf(run)).toEqual(['shop', 'flowers']);
  });

  test('names the channel and its number in the question, and a yes removes it', async () => {
    const run = await withTwoChannels({ tty: true });
    let asked = '';
    const agree = (question: string) => {
      asked = question;
      return true;
    };
    expect((await run('channel remove shop --lang es', { answers: [agree] })).code).toBe(0);
    expect(asked).toContain('¿Olvidar shop (+1 555-019-2837) con su token y su historial en este equipo?');
    expect(await namesOf(run)).toEqual(['flowers']);
  });

  test.each([
    { tty: false, flags: '' },
    { tty: true, flags: '--no-input' },
  ])('where nobody can be asked (%j) it names --yes', async ({ tty, flags }) => {
    const run = await withTwoChannels({ tty });
    const { code, stderr } = await run(`channel remove shop ${flags}`);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Pass --yes.')]);
    expect(await namesOf(run)).toEqual(['shop', 'flowers']);
  });

  test('says what was deleted here and that nothing changed at Meta', async () => {
    const run = await withTwoChannels();
    await run('templates sync');
    const sent = run.sent().length;
    expect((await run('channel remove flowers --yes')).stdout).toMatchInlineSnapshot(`
      "flowers is forgotten
      Deleted here: its secrets, 0 templates, 0 messages, 0 events
      At Meta nothing changed: the number, its templates and its webhook are as they were.
      The current channel is now shop
      "
    `);
    expect(run.sent()).toHaveLength(sent);
  });

  test('of the last one leaves no current channel', async () => {
    const run = terminal();
    await run.connect();
    const { stdout } = await run('channel remove shop --yes --json');
    expect(JSON.parse(stdout)).toMatchObject({ name: 'shop', current: null });
    expect((await run('profile show')).code).toBe(2);
  });

  test('leaves no secret in any file of the home', async () => {
    const run = terminal();
    await run.connect();
    await run('templates sync');
    await run('channel remove shop --yes');
    for (const secret of [DEFAULT_TOKEN, DEFAULT_IDS.appSecret]) expect(filesWith(run, secret)).toEqual([]);
  });

  test('--dry-run asks and removes nothing', async () => {
    const run = await withTwoChannels();
    expect((await run('channel remove shop --dry-run')).code).toBe(0);
    expect(await namesOf(run)).toEqual(['shop', 'flowers']);
    expect((await run('profile show --channel shop')).code).toBe(0);
  });

  test('lets the same number be connected again as if it had never been', async () => {
    const run = terminal();
    await run.connect();
    await run('channel remove shop --yes');
    expect((await run.connect()).stdout).toContain('shop is connected');
  });
});

/** Files below the home whose bytes contain this text. */
function filesWith({ home }: Terminal, text: string): string[] {
  return readdirSync(home, { recursive: true, encoding: 'utf8' })
    .map((name) => join(home, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(text));
}
