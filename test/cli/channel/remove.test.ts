import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { type Terminal, terminal } from '../../support/cli.js';
import { namesOf, withTwoChannels } from './two-channels.js';

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
    expect([code, stderr]).toEqual([2, expect.stringContaining('Pass --yes to answer yes.')]);
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
      No channel is current now. Next: \`wabactl channel use <name>\` or \`wabactl connect\`
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
